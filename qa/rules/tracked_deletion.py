"""A tag stands in a tracked change."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Accepter eller afvis ændringerne i Word, før skabelonen bruges.",
    "Accept or reject the changes in Word before the template is used.",
)


@rule(
    "TAG010",
    "error",
    Message("En kode står i en sporet ændring", "A tag stands in a tracked change"),
    Message(
        "En slettet eller flyttet kode er usynlig i Word, men ligger stadig i filen.",
        "A deleted or moved tag is invisible in Word, but still lies in the file.",
    ),
    bad="(slettet med »Spor ændringer«) {{ navn }}",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each fault of this kind that reading found."""
    for fault in subject.faults("tracked"):
        yield Found(fault.place, fault.message, _FIX)
