"""Highlighted text is somebody's reminder to look at it again."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message

_FIX = Message(
    "Se efter, om der mangler noget. Fjern så markeringen i Word: Hjem › Fremhævningsfarve › "
    "Ingen farve.",
    "See whether anything is missing. Then remove the mark in Word: Home › Text Highlight Color "
    "› No Color.",
)


@rule(
    "LTR020",
    "warning",
    Message("Brevet har fremhævet tekst", "The letter has highlighted text"),
    Message(
        "Gul markering er som regel en huskeseddel, og den kommer med ud til borgeren.",
        "A yellow mark is mostly a reminder, and it goes out to the citizen.",
    ),
    bad="(et brev med gul markering)",
    good="(et brev uden markering)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each paragraph with a highlight."""
    seen: set[tuple[str, int | None]] = set()
    for mark in subject.finished.survey.highlights if subject.finished is not None else ():
        spot = (mark.place.part, mark.place.paragraph)
        if spot not in seen:
            seen.add(spot)
            message = Message("Her er tekst fremhævet.", "Here is text that is highlighted.")
            yield Found(subject.at(mark.place), message, _FIX)
