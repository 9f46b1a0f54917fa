"""A file cannot be read as a Word document."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render import mistaken
from render.errors import TemplateError
from render.message import Message


@rule(
    "PKG001",
    "error",
    Message("Filen kan ikke læses som Word-dokument", "The file cannot be read as a Word document"),
    Message(
        "En beskadiget, krypteret eller fjendtlig fil må ikke ligge i et skabelonbibliotek.",
        "A damaged, encrypted or hostile file must not lie in a library of templates.",
    ),
    bad="(en beskadiget fil)",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield what reading the file refused."""
    error = subject.template_error
    if error is not None and not (isinstance(error, TemplateError) and mistaken.is_told(error)):
        yield Found(subject.start, error.message)
