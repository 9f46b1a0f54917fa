"""Tracked changes show the reader what the letter said before."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message

_FIX = Message(
    "Godkend eller afvis ændringerne i Word: Gennemse › Accepter › Accepter alle ændringer, og "
    "stop sporingen.",
    "Accept or reject the changes in Word: Review › Accept › Accept All Changes and Stop Tracking.",
)
_WORDS = Message("Her er en registreret ændring.", "Here is a tracked change.")
_FORMAT = Message(
    "Her er en registreret ændring af udseendet.", "Here is a tracked change of formatting."
)


@rule(
    "LTR018",
    "error",
    Message("Brevet har registrerede ændringer", "The letter has tracked changes"),
    Message(
        "Registrerede ændringer viser borgeren, hvad der stod før, og hvem der rettede det.",
        "Tracked changes show the citizen what stood there before, and who changed it.",
    ),
    bad="(et brev med registrerede ændringer)",
    good="(et brev, hvor ændringerne er godkendt)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each paragraph with tracked changes once; of format alone as a warning."""
    seen: set[tuple[str, int | None]] = set()
    found = subject.finished.survey.revisions if subject.finished is not None else ()
    for one in sorted(found, key=lambda revision: revision.is_format):
        spot = (one.place.part, one.place.paragraph)
        if spot not in seen:
            seen.add(spot)
            place = subject.at(one.place)
            if one.is_format:
                yield Found(place, _FORMAT, _FIX, "warning")
            else:
                yield Found(place, _WORDS, _FIX)
