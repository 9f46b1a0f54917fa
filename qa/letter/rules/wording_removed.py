"""Paragraphs that every such letter has are missing in this one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.finding import SEVERITIES
from qa.letter.pattern import HOLE
from qa.letter.slot import Slot
from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message
from render.place import Place

_MOST = 160
_FIX = Message(
    "Fortryd sletningen, eller lav brevet igen.", "Undo the deletion, or make the letter again."
)


@rule(
    "LTR011",
    "error",
    Message("Fast tekst er slettet", "Locked text was deleted"),
    Message(
        "Det, der står i alle breve af en slags, står der, fordi loven eller en fagperson vil det.",
        "What stands in all letters of a kind stands there because the law or a professional "
        "wants it to.",
    ),
    bad="(en klagevejledning, hvor linjen om klagefristen er slettet)",
    good="(en klagevejledning med alle sine linjer)",
)
def check(subject: Subject) -> Iterator[Found]:
    """
    Yield each stretch of text that is missing, as one.

    Not what was moved, not a section that is told as missing or empty, and not lines that were
    wholly of the case: which of those is missing cannot be seen.
    """
    missing: list[Slot] = []
    for slot in subject.removed:
        if missing and slot.number != missing[-1].number + 1:
            yield _found(subject, missing)
            missing = []
        missing.append(slot)
    if missing:
        yield _found(subject, missing)
    for slot in subject.reading.unchosen if subject.reading is not None else ():
        if not any(one.id in subject.outline.gone for one in subject.lock(slot).sections):
            yield _either(subject, slot)


def _either(subject: Subject, slot: Slot) -> Found:
    lock, words = subject.lock(slot), _words(slot)
    message = Message(
        f"Her mangler en tekst, som alle breve har i en eller anden form, fx »{words}«.",
        f'A text is missing that all letters have in one form or another, such as "{words}".',
    )
    return Found(_after(subject, slot), message, _FIX, subject.severity(slot), lock.basis)


def _found(subject: Subject, missing: Sequence[Slot]) -> Found:
    worst = min(missing, key=lambda slot: SEVERITIES.index(subject.severity(slot)))
    words = _words(missing[0])
    more = len(missing) - 1
    return Found(
        _after(subject, missing[0]),
        Message(
            f"Fast tekst mangler: »{words}«{f' og {more} afsnit til' if more else ''}.",
            f'Locked text is missing: "{words}"{f" and {more} more paragraphs" if more else ""}.',
        ),
        _FIX,
        subject.severity(worst),
        subject.lock(worst).basis,
    )


def _words(slot: Slot) -> str:
    text = " ".join(slot.patterns[0].text.replace(HOLE, "…").split())
    return text if len(text) <= _MOST else text[: _MOST - 1].rstrip() + "…"


def _after(subject: Subject, slot: Slot) -> Place:
    """Return where the text before the missing one stands."""
    earlier = [(pair.slot.number, pair.said.index) for pair in subject.paired]
    before = [one for one in earlier if one[0] < slot.number]
    return subject.place(subject.body[max(before)[1]]) if before else subject.start
