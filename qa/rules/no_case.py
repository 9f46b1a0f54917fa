"""A schema that accepts no case proves everything and serves nobody."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "DAT017",
    "error",
    Message("Skemaet tager ikke imod nogen sag", "The schema accepts no case at all"),
    Message(
        "Krav, der modsiger hinanden, afviser enhver sag: der kan aldrig laves et brev.",
        "Demands that contradict each other refuse every case: no letter can ever be made.",
    ),
    bad="(modsigelse) Kære {{ navn }}",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Ask for any case that meets the schema's demands."""
    if subject.proof is not None and subject.proof.accepts_nothing:
        yield Found(
            subject.start,
            Message(
                "Skemaets krav modsiger hinanden: ingen sag kan opfylde dem.",
                "The schema's demands contradict each other: no case can meet them.",
            ),
            Message(
                "Se efter et felt, der både skal og ikke må udfyldes, eller to krav til ét felt.",
                "Look for a field both required and forbidden, or two demands on the same field.",
            ),
        )
