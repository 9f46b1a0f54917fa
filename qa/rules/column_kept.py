"""A required column keeps the template's own value."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Kontrollér værdien, når brevet journaliseres.",
    "Check the value when the letter is filed.",
)


@rule(
    "ESD002",
    "warning",
    Message(
        "En påkrævet kolonne har skabelonens egen værdi",
        "A required column keeps the template's own value",
    ),
    Message(
        "Journalsystemet kræver kolonnen, så værdien bliver stående i brevet, til den "
        "udfyldes fra sagen.",
        "The records system requires the column, so its value stays in the letter until the "
        "case fills it.",
    ),
    bad="(den påkrævede kolonne Part) Peter Prøvesen",
    good="(den påkrævede kolonne Part) {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each fault of this kind that reading found."""
    for fault in subject.faults("store-required"):
        yield Found(fault.place, fault.message, _FIX)
