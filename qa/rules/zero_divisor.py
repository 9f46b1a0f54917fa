"""A number that may be nought must not be divided by."""

from __future__ import annotations

from collections.abc import Iterator

from qa.guarding import guarded
from qa.proof.telling import told
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_IN_THE_SCHEMA = Message(
    "bed den, der passer skemaet, om »minimum: 1« på feltet, så det ikke kan være nul",
    'ask who keeps the schema for "minimum: 1" on the field, so that it cannot be nought',
)


@rule(
    "DAT013",
    "error",
    Message("En kode kan komme til at dividere med nul", "A tag may divide by nought"),
    Message(
        "Skemaet lader tallet være nul: den sag bliver afvist, når brevet skal laves.",
        "The schema lets the number be nought: that case is refused when the letter is to be made.",
    ),
    bad="{{ (100 / alder)|round }} procent",
    good="{% if alder > 0 %}{{ (100 / alder)|round }} procent{% endif %}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Show each division by a case in which the divisor is nought."""
    for risk in subject.risks("zero"):
        name = risk.hazard.written
        yield told(
            subject.proof,
            risk,
            Message(f"»{name}« kan være nul her", f'"{name}" may be nought here'),
            guarded(risk.hazard.tag, f"{name} != 0", _IN_THE_SCHEMA),
        )
