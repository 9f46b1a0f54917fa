"""A step such as 0.01, which other programs cannot keep exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.schema import reach

_FIX = Message(
    "Del kun skemaet med programmer, der regner nøjagtigt. Er det bevidst, så skriv det: "
    '"$comment": "multipleOf: …". Et antal uden decimaler undgår det helt ("type": "integer").',
    "Share the schema only with programs that calculate exactly. Where it is meant, say so: "
    '"$comment": "multipleOf: ...". A number without decimals avoids it ("type": "integer").',
)


@rule(
    "DAT007",
    "info",
    Message(
        "Et trin i skemaet kan ikke regnes nøjagtigt af alle programmer",
        "A step of the schema cannot be calculated exactly by every program",
    ),
    Message(
        "Segl regner nøjagtigt, så »multipleOf«: 0.01 giver netop kroner og øre. Programmer, der "
        "regner med binære tal, afviser rigtige beløb som 19,99 efter det samme skema.",
        'Segl calculates exactly, so that "multipleOf": 0.01 gives just kroner and øre. Programs '
        "that use binary numbers refuse real amounts such as 19.99 by the same schema.",
    ),
    bad="(skemaet har beløb med trin 0,01) {{ beloeb|kroner }}",
    good="(skemaet har beløb med trin 0,01 og siger hvorfor) {{ beloeb|kroner }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each such step that its schema object does not explain."""
    if subject.schema is None or not subject.leads:
        return
    for spot, node in reach(subject.schema):
        if "multipleOf" in node and not _is_exact(node["multipleOf"]) and not _is_meant(node):
            where = f"{spot.file}: {spot.path}" if spot.path else spot.file
            yield Found(subject.start, _message(where, str(node["multipleOf"])), _FIX)


def _is_exact(step: Any) -> bool:
    """Say whether a step is a whole number, or halves of halves, which binary numbers keep."""
    denominator = Fraction(str(step)).denominator
    return denominator & (denominator - 1) == 0


def _is_meant(node: Mapping[str, Any]) -> bool:
    return "multipleOf" in str(node.get("$comment", ""))


def _message(where: str, step: str) -> Message:
    return Message(
        f"{where}: trinnet {step.replace('.', ',')} kan ikke regnes nøjagtigt af alle programmer.",
        f"{where}: the step {step} cannot be calculated exactly by every program.",
    )
