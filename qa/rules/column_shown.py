"""The letter shows the template's own properties."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Skriv en kode i indholdskontrolelementet, eller fjern det.",
    "Write a tag into the content control, or remove it.",
)


@rule(
    "ESD001",
    "error",
    Message(
        "Brevet viser skabelonens egne egenskaber", "The letter shows the template's own properties"
    ),
    Message(
        "Et indholdskontrolelement, der er bundet til en kolonne i journalsystemet, viser "
        "det, som skabelonen sidst blev gemt med: måske en anden sags nummer.",
        "A content control that is bound to a column of the records system shows what the "
        "template was last saved with: perhaps another case's number.",
    ),
    bad="(kontrolelement bundet til kolonnen CaseID) EKS-2020-000001",
    good="(kontrolelement bundet til kolonnen CaseID) {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each fault of this kind that reading found."""
    for fault in subject.faults("store-shown"):
        yield Found(fault.place, fault.message, _FIX)
