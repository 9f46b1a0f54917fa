"""A field that may be missing must not be used as if it were there."""

from __future__ import annotations

from collections.abc import Iterator

from qa.proof.telling import told
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "DAT010",
    "error",
    Message("En kode bruger et felt, der kan mangle", "A tag uses a field that may be missing"),
    Message(
        "Skemaet lader feltet mangle, og koden spørger ikke efter det: den sag bliver afvist,"
        " når brevet skal laves.",
        "The schema lets the field be missing, and the tag does not ask for it: that case is"
        " refused when the letter is to be made.",
    ),
    bad="Støtte: {{ bemaerkning }}",
    good="{% if bemaerkning is udfyldt %}Støtte: {{ bemaerkning }}{% endif %}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Show each use of a field by a case that the schema accepts and that lacks it."""
    strays = {(stray.name, stray.place) for stray in subject.strays}  # told as such
    for risk in subject.risks("absent"):
        name = risk.hazard.written
        if (name, risk.hazard.tag.place) in strays:
            continue
        yield told(
            subject.proof,
            risk,
            Message(f"»{name}« kan mangle her", f'"{name}" may be missing here'),
            Message(
                f"Skriv »{{% if {name} is udfyldt %}}« om koden, eller gør feltet til et, der skal "
                "udfyldes (segl fields … --form).",
                f'Write "{{% if {name} is udfyldt %}}" around the tag, or make the field required '
                "(segl fields ... --form).",
            ),
        )
