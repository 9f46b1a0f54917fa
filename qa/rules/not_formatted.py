"""A filter that takes only dates, amounts or numbers of a form must be given such."""

from __future__ import annotations

from collections.abc import Iterator

from qa import commands
from qa.proof.telling import told
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "DAT014",
    "error",
    Message("Et filter får en værdi, det ikke altid kan vise",
            "A filter is given a value that it cannot always show"),
    Message(
        "»dato« tager kun datoer, men skemaet lader feltet være en hvilken som helst tekst: en sag"
        " med en anden tekst bliver afvist, når brevet skal laves.",
        '"dato" takes only dates, but the schema lets the field be any text: a case with another'
        " text is refused when the letter is to be made.",
    ),
    bad="{{ navn|dato }}",
    good="{{ foedt|dato }}",
)  # fmt: skip
def check(subject: Subject) -> Iterator[Found]:
    """Show each by a value that the schema accepts and the filter does not."""
    where = commands.form(subject)
    for risk in subject.risks("format"):
        name, why = risk.hazard.written, risk.hazard.why
        yield told(
            subject.proof,
            risk,
            Message(
                f"»{name}« kan have en værdi, filteret ikke tager",
                f'"{name}" may have a value that the filter does not take',
            ),
            Message(
                f"{why.da} Vælg den rette »Type« {where.da}.",
                f'{why.en} Choose the right "Type" {where.en}.',
            ),
        )
