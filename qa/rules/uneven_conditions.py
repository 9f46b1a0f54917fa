"""Language versions whose conditions are not the same."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow import parity
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "PAR002",
    "warning",
    Message(
        "Sprogversionerne har ikke de samme betingelser",
        "Language versions have different conditions",
    ),
    Message(
        "En betingelse, som kun den ene version har, gør, at et afsnit står i det ene brev og"
        " mangler i det andet.",
        "A condition that only one version has puts a section into the one letter and leaves "
        "it out of the other.",
    ),
    bad=(
        "(på dansk og grønlandsk) {% if medhold %}Ja{% endif %}{% if medhold %}!{% endif %}\n"
        "---\n"
        "{% if medhold %}Aap{% endif %}"
    ),
    good=(
        "(på dansk og grønlandsk) {% if medhold %}Ja{% endif %}\n"
        "---\n"
        "{% if medhold %}Aap{% endif %}"
    ),
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield the conditions and loops that one of two versions has more often."""
    for other in parity.sides(subject):
        for one in parity.conditions(subject, other):
            yield Found(parity.at(one, subject), parity.told(_WHAT, one), _FIX)


_WHAT = Message("Betingelsen »{0}«", 'The condition "{0}"')
_FIX = Message(
    "Giv begge versioner de samme betingelser.",
    "Give both versions the same conditions.",
)
