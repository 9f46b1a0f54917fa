"""A file that is no sound Word document cannot be filed as a letter."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message


@rule(
    "LTR001",
    "error",
    Message("Brevet kan ikke læses", "The letter cannot be read"),
    Message(
        "En fil, der er beskadiget, beskyttet med adgangskode, har makroer eller ikke er en "
        "Word-fil, kan ikke kontrolleres, og modtageren kan måske heller ikke åbne den.",
        "A file that is damaged, protected by a password, holds macros or is no Word file cannot "
        "be checked, and perhaps the recipient cannot open it either.",
    ),
    bad="(en fil, der er beskyttet med adgangskode)",
    good="(en almindelig .docx)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield what reading the file refused."""
    if subject.error is not None:
        yield Found(subject.start, subject.error.message)
