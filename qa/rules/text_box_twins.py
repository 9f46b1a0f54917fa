"""A text box has two different copies."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Slet tekstboksen og indsæt den igen.",
    "Delete the text box and insert it again.",
)


@rule(
    "TAG011",
    "error",
    Message("En tekstboks har to forskellige udgaver", "A text box has two different copies"),
    Message(
        "Word gemmer tekstbokse to gange, til nye og gamle programmer. Er de forskellige, ser"
        " to læsere to forskellige breve.",
        "Word stores text boxes twice, for new and old programs. If they differ, two readers "
        "see two different letters.",
    ),
    bad="(tekstboks i to udgaver) {{ navn }} / {{ alder }}",
    good="(tekstboks i to udgaver) {{ navn }} / {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each fault of this kind that reading found."""
    for fault in subject.faults("twin"):
        yield Found(fault.place, fault.message, _FIX)
