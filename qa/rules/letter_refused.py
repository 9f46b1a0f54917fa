"""A case that the schema accepts must give a letter."""

from __future__ import annotations

from collections.abc import Iterator

from qa.gate.places import written
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Ret koden, så den klarer sagen, eller lad skemaet afvise sådan en sag.",
    "Mend the tag so that it copes with the case, or let the schema refuse such a case.",
)


@rule(
    "TAG030",
    "error",
    Message("En prøvet sag giver intet brev", "A case that was tried gives no letter"),
    Message(
        "Skemaet tager imod sagen, men brevet kan ikke laves: det opdager sagsbehandleren først, "
        "når det haster. Kun »segl lint --prove« prøver det.",
        "The schema accepts the case, but the letter cannot be made: a caseworker finds out when "
        'it is urgent. Only "segl lint --prove" tries it.',
    ),
    bad="(segl lint --prove) Kære {{ navn|replace('Fru ', '') }}",
    good="(segl lint --prove) Kære {{ navn|replace('Fru ', 'fru ') }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Tell each drawn case that filling refuses, unless the proof tells of it already."""
    for one in subject.failures("refused"):
        case = written(one.case) if one.case is not None else ""
        yield Found(one.place, one.message, _FIX, case=case)
