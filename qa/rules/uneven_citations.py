"""Language versions that cite different law."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow import parity
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "PAR004",
    "warning",
    Message(
        "Sprogversionerne henviser ikke til den samme lov",
        "Language versions cite different law",
    ),
    Message(
        "I Ombudsmandens egen vejledning siger den danske tekst bekendtgørelsens § 3 og den "
        "grønlandske lovens § 3: det ser ingen, der kun læser det ene sprog.",
        "In the Ombudsman's own guide the Danish text says section 3 of the order, the "
        "Kalaallisut one section 3 of the act: nobody sees that who reads one language only.",
    ),
    bad="(på dansk og grønlandsk) Det står i § 22, stk. 1.\n---\n§ 24, imm. 1",
    good="(på dansk og grønlandsk) Det står i § 22, stk. 1.\n---\n§ 22, imm. 1",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield what of the law only one of two versions cites."""
    for other in parity.sides(subject):
        for one in parity.citations(subject, other):
            yield Found(parity.at(one, subject), parity.told(_WHAT, one), _FIX)


_WHAT = Message("»{0}«", '"{0}"')
_FIX = Message(
    "Sammenlign de to steder, og ret det, der er forkert.",
    "Compare both places, and mend the one that is wrong.",
)
