"""Highlighted text goes out in colour with every letter."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow.words import quoted
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.survey.highlight import Highlight


@rule(
    "LNG005",
    "warning",
    Message("Tekst er fremhævet med farve", "Text is highlighted in colour"),
    Message(
        "Den gule farve er forfatterens huskeseddel; den står i hvert eneste brev, der sendes.",
        "The yellow colour is the author's reminder; it stands in every letter that is sent.",
    ),
    bad="(fremhævet med gult) Tjek satsen for i år",
    good="Satsen er den samme som i fjor.",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each highlighted paragraph: words in any colour, fields in yellow."""
    for mark in subject.survey.highlights if subject.survey is not None else ():
        if _is_reminder(mark):
            yield Found(
                mark.place.quoting(quoted(mark.place.quote)),
                Message("Teksten er fremhævet med farve.", "The text is highlighted in colour."),
                _FIX,
            )


def _is_reminder(mark: Highlight) -> bool:
    """Leave out a bracket, which LNG001 tells of, and a field in another colour: a design."""
    if not any(letter.isalnum() for letter in mark.words):
        return mark.fields and mark.colour == "yellow"
    words = mark.words.strip(" .,;:")
    return not (words.startswith("[") and words.endswith("]"))


_FIX = Message(
    "Gør teksten færdig, markér den i Word, og vælg »Ingen farve« under Tekstfremhævningsfarve "
    "eller Skygge.",
    'Finish the text, select it in Word, and choose "No Color" under Text Highlight Color '
    "or Shading.",
)
