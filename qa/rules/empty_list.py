"""An item must not be taken out of a list that may be empty."""

from __future__ import annotations

from collections.abc import Iterator

from qa.guarding import guarded
from qa.proof.telling import told
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_IN_THE_SCHEMA = Message(
    "bed den, der passer skemaet, om »minItems: 1« på listen, så den ikke kan være tom",
    'ask who keeps the schema for "minItems: 1" on the list, so that it cannot be empty',
)


@rule(
    "DAT012",
    "error",
    Message("En kode tager et punkt i en liste, der kan være tom",
            "A tag takes an item of a list that may be empty"),
    Message(
        "En tom liste har hverken et første eller et største punkt: den sag bliver afvist, når"
        " brevet skal laves.",
        "An empty list has neither a first nor a greatest item: that case is refused when the"
        " letter is to be made.",
    ),
    bad="Først: {{ bilag|first }}",
    good="{% if bilag %}Først: {{ bilag|first }}{% endif %}",
)  # fmt: skip
def check(subject: Subject) -> Iterator[Found]:
    """Show each by a case whose list is empty."""
    for risk in subject.risks("empty"):
        name = risk.hazard.written
        yield told(
            subject.proof,
            risk,
            Message(f"»{name}« kan være en tom liste her", f'"{name}" may be an empty list here'),
            guarded(risk.hazard.tag, name, _IN_THE_SCHEMA),
        )
