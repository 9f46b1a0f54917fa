"""A cross-reference must find what it refers to, in every letter that has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qa.proof.formula import conj, neg
from qa.proof.telling import case_text, when
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.place import Place
from render.survey.fields import Field

_REFERS = frozenset({"REF", "PAGEREF", "NOTEREF"})


@rule(
    "TAG025",
    "error",
    Message("En krydshenvisning finder ikke sit mål", "A cross-reference does not find its target"),
    Message(
        "Word skriver »Fejl! Henvisningskilde ikke fundet.« midt i brevet, når stedet, der "
        "henvises til, ikke er med.",
        'Word prints "Error! Reference source not found." in the middle of the letter where the '
        "place referred to is not in it.",
    ),
    bad="(henvisning til et bogmærke i en gren) Se side",
    good="(henvisning til et bogmærke) Se side",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield references to a bookmark that is not there, in any letter or in some."""
    survey = subject.survey
    if survey is None:
        return
    targets = {one.name: one.place for one in survey.bookmarks}
    for field in survey.fields:
        if field.name in _REFERS and field.argument:
            yield from _lost(subject, field, targets)


def _lost(subject: Subject, field: Field, targets: Mapping[str, Place]) -> Iterator[Found]:
    target = targets.get(field.argument.casefold())
    if target is None:
        yield Found(field.place, _NOWHERE, _FIX)
        return
    proof = subject.sound_proof
    line = proof.letter.paragraph(field.place) if proof is not None else None
    other = proof.letter.paragraph(target) if proof is not None else None
    if proof is None or line is None or other is None:
        return
    shown = proof.letter_shown(conj(line.when, neg(other.when)), None)
    if shown is not None:
        how = when(shown.condition, shown.case, proof.contract)
        yield Found(
            field.place,
            Message(
                f"Det, der henvises til, er ikke med i nogle breve{how.da}.",
                f"What is referred to is not in some letters{how.en}.",
            ),
            _TOGETHER,
            case=case_text(shown.case),
        )


_NOWHERE = Message(
    "Henvisningens mål findes ikke i skabelonen.", "The target of the reference is not there."
)
_FIX = Message(
    "Slet henvisningen, og sæt den ind igen: Referencer › Krydshenvisning.",
    "Delete the reference, and insert it again: References › Cross-reference.",
)
_TOGETHER = Message(
    "Sæt henvisningen under samme betingelse som det, den henviser til.",
    "Put the reference under the same condition as what it refers to.",
)
