"""Hidden text goes out with every letter."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Slet teksten, eller slå »Skjult« fra under Skrifttype i Word.",
    'Delete the text, or switch "Hidden" off under Font in Word.',
)


@rule(
    "PKG002",
    "warning",
    Message("Skabelonen har skjult tekst", "The template holds hidden text"),
    Message(
        "Skjult tekst ses ikke på skærmen, men ligger i hvert brev; modtageren kan vise den "
        "med et klik.",
        "Hidden text is not seen on the screen, but lies in every letter; the recipient can "
        "show it with one click.",
    ),
    bad="(skjult) Husk at spørge Eva",
    good="Du får medhold. {# Husk at spørge Eva #}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each paragraph that has hidden words."""
    for hidden in subject.survey.hidden if subject.survey is not None else ():
        yield Found(
            hidden.place,
            Message("Teksten er skjult i Word.", "The text is hidden in Word."),
            _FIX,
        )
