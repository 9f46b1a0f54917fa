"""A tag cannot be understood."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Ret koden i Word, så den ligner eksemplerne i »segl types«.",
    'Mend the tag in Word, following the examples in "segl types".',
)


@rule(
    "TAG001",
    "error",
    Message("En kode kan ikke forstås", "A tag cannot be understood"),
    Message(
        "En kode med en skrivefejl kan ikke udfyldes; brevet ville mangle det, den står for.",
        "A tag with a typing mistake cannot be filled; the letter would lack what it stands for.",
    ),
    bad="Kære {{ navn navn }}",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each fault of this kind that reading found."""
    for fault in subject.faults("syntax", "arguments"):
        yield Found(fault.place, fault.message, _FIX)
