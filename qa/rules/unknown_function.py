"""A filter, test or function does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Vælg et af dem, som »segl types« viser.",
    'Choose one of those that "segl types" lists.',
)


@rule(
    "TAG003",
    "error",
    Message(
        "Et filter, en test eller en funktion findes ikke",
        "A filter, test or function does not exist",
    ),
    Message(
        "Et ukendt filter stopper udfyldningen af hvert eneste brev.",
        "An unknown filter stops the filling of every letter.",
    ),
    bad="Kære {{ navn|uper }}",
    good="Kære {{ navn|upper }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each fault of this kind that reading found."""
    strays = {(stray.name, stray.place.part) for stray in subject.strays}  # told as such
    for fault in subject.faults("unknown-filter", "unknown-test", "unknown-function"):
        called = fault.kind == "unknown-function"
        if not (called and (fault.name, fault.place.part) in strays):
            yield Found(fault.place, fault.message, _FIX)
