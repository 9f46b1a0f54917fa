"""A text that may be blank must not be printed as if it held something."""

from __future__ import annotations

from collections.abc import Iterator

from qa.guarding import guarded
from qa.proof.telling import told
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_IN_THE_SCHEMA = Message(
    "bed den, der passer skemaet, om »format: tekst« på feltet, så det ikke kan være blankt",
    'ask who keeps the schema for "format: tekst" on the field, so that it cannot be blank',
)


@rule(
    "DAT011",
    "warning",
    Message("En tekst, der skrives, kan være blank", "A text that is printed may be blank"),
    Message(
        "Skemaet lader teksten være tom eller kun mellemrum: den sag bliver afvist, når brevet"
        " skal laves, for der ville stå et hul.",
        "The schema lets the text be empty or only spaces: that case is refused when the letter is"
        " to be made, for there would be a hole.",
    ),
    bad="Note: {{ note }}",
    good="{% if note is udfyldt %}Note: {{ note }}{% endif %}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Show each printed text by a case in which nothing of it is to be seen."""
    for risk in subject.risks("blank"):
        name = risk.hazard.written
        yield told(
            subject.proof,
            risk,
            Message(f"»{name}« kan være blank her", f'"{name}" may be blank here'),
            guarded(risk.hazard.tag, f"{name} is udfyldt", _IN_THE_SCHEMA),
        )
