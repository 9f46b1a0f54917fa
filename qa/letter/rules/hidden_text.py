"""Hidden text goes out with the letter."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message

_FIX = Message(
    "Vis den i Word (Ctrl+Skift+8), og slet den, eller slå »Skjult« fra under Skrifttype.",
    'Show it in Word (Ctrl+Shift+8), and delete it, or switch "Hidden" off under Font.',
)


@rule(
    "LTR019",
    "error",
    Message("Brevet har skjult tekst", "The letter holds hidden text"),
    Message(
        "Skjult tekst ses ikke på skærmen, men modtageren kan vise den med et klik.",
        "Hidden text is not seen on the screen, but the recipient can show it with one click.",
    ),
    bad="(et brev med skjult tekst)",
    good="(et brev uden skjult tekst)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each paragraph that has hidden words."""
    for hidden in subject.finished.survey.hidden if subject.finished is not None else ():
        message = Message("Her er tekst, der er skjult i Word.", "Here is text hidden in Word.")
        yield Found(subject.at(hidden.place), message, _FIX)
