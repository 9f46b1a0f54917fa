"""A declared schema cannot be used."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.errors import SchemaError
from render.message import Message


@rule(
    "DAT001",
    "error",
    Message("Skemaet kan ikke bruges", "The schema cannot be used"),
    Message(
        "Skemaet er aftalen om, hvilke data et brev får. Uden det kan intet bevises.",
        "The schema is the agreement on what data a letter gets. Without it nothing is proved.",
    ),
    bad='(skemaet) {"properties": {"alder": {"type": "tal"}}}',
    good='(skemaet) {"properties": {"alder": {"title": "Alder", "type": "integer"}}}',
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield what is wrong with the schema."""
    error = subject.schema_error
    parts = error.parts if isinstance(error, SchemaError) else (error,) if error else ()
    for part in parts:
        if not (isinstance(part, SchemaError) and part.kind == "pattern"):  # told as such
            yield Found(subject.start, part.message)
