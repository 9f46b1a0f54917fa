"""Language versions that do not fill in the same fields."""

from __future__ import annotations

from collections.abc import Iterator

from qa.flow import parity
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "PAR001",
    "warning",
    Message(
        "Sprogversionerne udfylder ikke de samme felter",
        "Language versions fill in different fields",
    ),
    Message(
        "Udfylder den ene version et felt, som den anden ikke har, får to modtagere ikke det "
        "samme at vide.",
        "Where one version fills in a field that the other does not have, two recipients are "
        "not told the same.",
    ),
    bad="(på dansk og grønlandsk) Kære {{ navn }}\n---\nKære",
    good="(på dansk og grønlandsk) Kære {{ navn }}\n---\nKære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield the fields that only one of two versions has."""
    for other in parity.sides(subject):
        for one in parity.fields(subject, other):
            yield Found(parity.at(one, subject), parity.told(_WHAT, one), _FIX)


_WHAT = Message("Feltet »{0}«", 'The field "{0}"')
_FIX = Message(
    "Skriv feltet ind i den version, der mangler det, eller tag det ud af den anden.",
    "Write the field into the version that lacks it, or take it out of the other.",
)
