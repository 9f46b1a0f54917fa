"""A template's manifest must be there and be right."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "LIB001",
    "error",
    Message("Skabelonens oplysninger er forkerte", "The template's manifest is wrong"),
    Message(
        "template.toml siger, hvilket brev skabelonen er; uden den kan loven ikke slås op.",
        "template.toml says which letter a template is; without it the law cannot be looked up.",
    ),
    bad="(template.toml uden titel)",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield what is wrong with the manifest, the schema's name or the language files."""
    if subject.manifest_error is not None:
        yield Found(subject.start, subject.manifest_error.message)
