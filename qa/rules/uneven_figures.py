"""Language versions that do not have the same figures: deadlines, above all."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow import parity
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "PAR005",
    "info",
    Message(
        "Sprogversionerne har ikke de samme tal",
        "Language versions have different figures",
    ),
    Message(
        "En klagefrist på 6 uger på det ene sprog og 4 på det andet er to frister. Et tal kan"
        " også være skrevet med bogstaver i den ene version; så er der intet at rette.",
        "A complaint period of 6 weeks in one language and 4 in the other is two periods. A "
        "figure may also be written as a word in one version; then there is nothing to mend.",
    ),
    bad="(på dansk og grønlandsk) Fristen er 6 uger.\n---\nSapaatip akunneri 4",
    good="(på dansk og grønlandsk) Fristen er 6 uger.\n---\nSapaatip akunneri 6",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield the figures that one of two versions has more often."""
    for other in parity.sides(subject):
        for one in parity.figures(subject, other):
            yield Found(parity.at(one, subject), parity.told(_WHAT, one), _FIX)


_WHAT = Message("Tallet {0}", "The figure {0}")
_FIX = Message(
    "Sammenlign de to versioner, og ret det forkerte tal.",
    "Compare both versions, and mend the wrong figure.",
)
