"""Locked text stands at another spot than in the template."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.pattern import HOLE
from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message

_FIX = Message(
    "Se efter, om teksten stadig står under den rigtige overskrift.",
    "See whether the text still stands below the right heading.",
)


@rule(
    "LTR013",
    "info",
    Message("Fast tekst er flyttet", "Locked text was moved"),
    Message(
        "En linje under en forkert overskrift læses som noget andet, end den er.",
        "A line below the wrong heading is read as something else than it is.",
    ),
    bad="(linjen om klagefristen flyttet til »Begrundelse«)",
    good="(linjen om klagefristen under »Klagevejledning«)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield once for each run of paragraphs that stand elsewhere, but for whole sections."""
    last = -2
    told = {state.section.id for pair in subject.outline.early for state in pair}
    for one, slot in subject.moved:
        whole = any(section.id in told for section in subject.lock(slot).sections)
        if slot.number != last + 1 and not whole:
            words = " ".join(slot.patterns[0].text.replace(HOLE, "…").split())[:80]
            message = Message(
                f"»{words}« står et andet sted end i skabelonen.",
                f'"{words}" stands at another spot than in the template.',
            )
            yield Found(subject.place(subject.body[one.index]), message, _FIX)
        last = slot.number
