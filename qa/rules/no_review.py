"""Somebody must know when a template is to be looked at again."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "LIB020",
    "info",
    Message("Ingen dato for næste eftersyn", "No date for the next review"),
    Message(
        "Love og praksis ændrer sig; en skabelon uden dato bliver brugt, længe efter at den er "
        "forældet. »segl review« viser, hvad der skal ses efter.",
        'Law and practice change; a template without a date is used long after it is stale. "segl '
        'review" shows what is due.',
    ),
    bad="(template.toml uden review_by) Kære {{ navn }}",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield a template of a library whose manifest has no `review_by`."""
    shelf = subject.shelf
    if shelf is not None and shelf.is_first and not shelf.dated:
        yield Found(subject.start, _MESSAGE, _FIX)


_MESSAGE = Message(
    "Skabelonen har ingen dato for, hvornår den skal ses efter.",
    "The template has no date by which it is to be reviewed.",
)
_FIX = Message(
    "Skriv fx review_by = 2027-06-01 i template.toml.",
    "Write for instance review_by = 2027-06-01 in template.toml.",
)
