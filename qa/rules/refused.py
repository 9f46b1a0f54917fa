"""A tag uses what templates may not."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Brug et filter fra »segl types«.",
    'Use a filter from "segl types".',
)


@rule(
    "TAG002",
    "error",
    Message("En kode bruger noget, som skabeloner ikke må", "A tag uses what templates may not"),
    Message(
        "Skabeloner er lukkede: ingen metoder, moduler eller rå XML. Så kan det bevises, hvad"
        " et brev kan indeholde, og sagsdata kan ikke blive til kode.",
        "Templates are closed: no methods, modules or raw XML. So it can be proved what a "
        "letter may hold, and case data can never become code.",
    ),
    bad="Kære {{ navn.upper() }}",
    good="Kære {{ navn|upper }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each fault of this kind that reading found."""
    for fault in subject.faults("refused"):
        yield Found(fault.place, fault.message, _FIX)
