"""A declared schema cannot be used."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "DAT001",
    "error",
    Message("Skemaet kan ikke bruges", "The schema cannot be used"),
    Message(
        "Skemaet er aftalen om, hvilke data et brev får. Uden det kan intet bevises.",
        "The schema is the agreement on what data a letter gets. Without it nothing is proved.",
    ),
    bad='(skemaet) {"type": "strng"}',
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield what is wrong with the schema."""
    if subject.schema_error is not None:
        yield Found(subject.start, subject.schema_error.message)
