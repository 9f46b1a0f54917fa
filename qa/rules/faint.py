"""Words that can hardly be told from the paper."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow.words import quoted
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

ENOUGH, LARGE = 4.5, 3.0  # WCAG 2.1, success criterion 1.4.3


@rule(
    "ACC010",
    "warning",
    Message("Teksten er for svag mod baggrunden", "The text is too faint on its ground"),
    Message(
        "Svage farver kan mange ikke læse, og en kopi eller telefax viser dem slet ikke. Kravet er "
        "et forhold på mindst 4,5 mellem tekst og baggrund (3 for stor skrift).",
        "Many people cannot read faint colours, and a copy does not show them at all. Required is "
        "a ratio of at least 4.5 between text and ground (3 for large type).",
    ),
    bad="(lysegrå skrift) Du kan klage inden 6 uger",
    good="(mørkegrå skrift) Du kan klage inden 6 uger",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield the words in a colour that has too little contrast to what lies behind."""
    for one in subject.survey.contrasts if subject.survey is not None else ():
        wanted = LARGE if one.is_large else ENOUGH
        if one.ratio < wanted:
            yield Found(one.place.quoting(quoted(one.text)), _message(one.ratio, wanted), _FIX)


def _message(ratio: float, wanted: float) -> Message:
    da, least = (f"{value:.1f}".replace(".", ",") for value in (ratio, wanted))
    return Message(
        f"Tekst og baggrund har et forhold på {da}; det skal være mindst {least}.",
        f"Text and ground have a ratio of {ratio:.1f}; it must be at least {wanted:.1f}.",
    )


_FIX = Message(
    "Markér teksten i Word, og vælg en mørkere skriftfarve under Hjem, helst »Automatisk«.",
    'Select the text in Word, and choose a darker font colour under Home, best "Automatic".',
)
