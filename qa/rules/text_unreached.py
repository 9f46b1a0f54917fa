"""Text that no case reached has been read by nobody in a letter."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Læg en prøvesag i mappen »cases«, som kommer dertil. Findes der ingen sådan sag, så slet "
    "teksten.",
    'Put a sample case that gets there into the folder "cases". If there is no such case, delete '
    "the text.",
)


@rule(
    "TAG033",
    "info",
    Message("Ingen prøvet sag når en tekst", "No case that was tried reaches a text"),
    Message(
        "»segl lint --prove« opdigter sager til hver betingelse. En tekst, som ingen af dem når, "
        "er ikke prøvet, og måske kommer den aldrig med i et brev.",
        '"segl lint --prove" makes up cases for each condition. A text that none of them reaches '
        "is not tried, and perhaps it is never in any letter.",
    ),
    bad="(segl lint --prove) {% if navn|length * alder == 7919 and alder > 2 %}Du er så gammel."
    "{% endif %}",
    good="(segl lint --prove) {% if alder == 7919 and alder > 2 %}Du er så gammel.{% endif %}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Tell the passages that no drawn case reached, and that nothing excludes."""
    for one in subject.failures("unreached"):
        yield Found(one.place, one.message, _FIX)
