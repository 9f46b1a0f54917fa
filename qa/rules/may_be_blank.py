"""A text that may be blank must not be printed as if it held something."""

from __future__ import annotations

from collections.abc import Iterator

from qa.proof.telling import told
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


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
            Message(
                f"Skriv »{{% if {name} is udfyldt %}}« om koden, eller giv feltet »format: tekst« "
                "i skemaet.",
                f'Write "{{% if {name} is udfyldt %}}" around the tag, or give the field '
                '"format: tekst" in the schema.',
            ),
        )
