"""A tag stands in a spot that cannot be filled."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Flyt koden til brevets almindelige tekst.",
    "Move the tag into the letter's ordinary text.",
)


@rule(
    "TAG009",
    "error",
    Message(
        "En kode står et sted, som ikke kan udfyldes",
        "A tag stands in a spot that cannot be filled",
    ),
    Message(
        "Koder i kommentarer, figurer og feltfunktioner udfyldes aldrig; de når borgeren, som"
        " de står. I en feltfunktion kunne sagsdata endda blive til en kommando.",
        "Tags in comments, charts and field instructions are never filled; they reach the "
        "citizen as they stand. In a field instruction case data could even become a command.",
    ),
    bad="(i en kommentar) {{ navn }}",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each fault of this kind that reading found."""
    for fault in subject.faults("context", "unread", "binding"):
        yield Found(fault.place, fault.message, _FIX)
