"""A letter that is marked as a draft."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.pattern import normal
from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.banner import WORDS
from render.message import Message

_FIX = Message(
    "Lav brevet igen uden --draft. Et vandmærke fjernes i Word under Design › Vandmærke.",
    "Make the letter again without --draft. A watermark is removed in Word under Design › "
    "Watermark.",
)


@rule(
    "LTR016",
    "error",
    Message("Brevet er mærket som udkast", "The letter is marked as a draft"),
    Message(
        "Et udkast må ikke sendes: modtageren kan ikke vide, om det gælder.",
        "A draft must not be sent: the recipient cannot know whether it holds.",
    ),
    bad="UDKAST – må ikke sendes",
    good="(et brev uden mærke)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield once for the line that Segl marks drafts with, and once for a watermark."""
    if subject.finished is None:
        return
    marked = next((one for one in subject.lines if normal(one.text) == normal(WORDS)), None)
    if marked is not None:
        message = Message(
            f"Der står »{WORDS}« på siderne.", f'"{WORDS}" (a draft) stands on the pages.'
        )
        yield Found(subject.place(marked, WORDS), message, _FIX)
    for mark in subject.finished.watermarks:
        message = Message(
            "Siderne har et vandmærke, som siger, at det er et udkast.",
            "The pages have a watermark that says it is a draft.",
        )
        yield Found(mark, message, _FIX)
        return
