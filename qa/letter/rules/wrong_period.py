"""The complaint period in the letter is not the one that the law has."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.subject import Subject
from qa.letter.wrongs import route
from qa.rule import Found, rule
from render.message import Message


@rule(
    "LTR024",
    "error",
    Message("Klagefristen er forkert", "The complaint period is wrong"),
    Message(
        "En forkert frist kan få borgeren til at klage for sent; er fristen i brevet for lang, "
        "binder den kommunen.",
        "A wrong period can make the citizen complain too late; one that is too long binds the "
        "municipality.",
    ),
    bad="Klagefristen er otte uger.",
    good="Klagefristen er 6 uger.",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each complaint period of the letter that no route of complaint of the country has."""
    right = route(subject)
    if right is None:
        return
    for one in subject.wrong_periods:
        length = right.deadline.length
        message = Message(
            f"»{one.written}« er ikke klagefristen. Den er {length.da}.",
            f'"{one.written}" is not the complaint period. It is {length.en}.',
        )
        fix = Message(f"Skriv »{one.ought}«.", f'Write "{one.ought}".')
        place = subject.place(one.line, one.written)
        yield Found(place, message, fix, one.severity, right.basis)
