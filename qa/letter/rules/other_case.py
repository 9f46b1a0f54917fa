"""The letter's file says that it belongs to another case."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.case_number import base
from render.message import Message
from render.place import Place

_FIX = Message(
    "Se efter, om det er det rigtige brev. Er det lavet ved at gemme et andet brev under et nyt "
    "navn, så lav det igen fra sagen.",
    "See whether it is the right letter. If it was made by saving another letter under a new "
    "name, make it again from the case.",
)


@rule(
    "LTR021",
    "error",
    Message("Brevet hører til en anden sag", "The letter belongs to another case"),
    Message(
        "Et brev i en forkert sag er et brud på persondatasikkerheden, og det mangler i den "
        "rigtige sag.",
        "A letter in a wrong case is a breach of data protection, and it lacks in the right one.",
    ),
    bad="(et brev med en anden sags nummer i egenskaberne)",
    good="(et brev med sagens eget nummer)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield once, where the letter's properties name another case than it shall go to."""
    own = subject.document.case
    if own and subject.number and not _is_same(own, subject.number):
        message = Message(
            "Filens egenskaber siger, at brevet er lavet til en anden sag end den, det skal i.",
            "The properties of the file say that the letter was made for another case.",
        )
        yield Found(Place("docProps/custom.xml", "properties"), message, _FIX)


def _is_same(own: str, number: str) -> bool:
    """Say whether two numbers can be of one case: not where each names a part of it."""
    if base(own) != base(number):
        return False
    parts = {one.strip().upper()[len(base(one)) :] for one in (own, number)} - {""}
    return len(parts) < 2
