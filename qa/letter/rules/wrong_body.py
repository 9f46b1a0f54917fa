"""The letter sends a complaint to a body of another country."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.subject import Subject
from qa.letter.wrongs import route
from qa.rule import Found, rule
from render.message import Message


@rule(
    "LTR025",
    "error",
    Message("Klageinstansen er forkert", "The body of complaint is wrong"),
    Message(
        "En klage, der sendes til et forkert sted, går tabt, og fristen kan være løbet ud, før "
        "nogen opdager det.",
        "A complaint that is sent to a wrong place is lost, and the period may be over before "
        "anybody sees it.",
    ),
    bad="Du kan klage til Ankestyrelsen.",
    good="Du kan klage til Det Sociale Ankenævn.",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each body of another country that guidance on complaint names."""
    right = route(subject)
    if right is None:
        return
    for one in subject.wrong_bodies:
        message = Message(
            f"{one.written} behandler ikke klager over denne afgørelse. Det gør {one.ought}.",
            f"{one.written} does not decide complaints of this decision. {one.ought} does.",
        )
        fix = Message(f"Skriv {one.ought}.", f"Write {one.ought}.")
        yield Found(subject.place(one.line, one.written), message, fix, one.severity, right.basis)
