"""A required section stands in the letter twice."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message

_FIX = Message(
    "Behold det rigtige afsnit, og slet det andet.", "Keep the right section; delete the other."
)


@rule(
    "LTR007",
    "warning",
    Message("Et lovpligtigt afsnit står der to gange", "A required section stands there twice"),
    Message(
        "To klagevejledninger i et brev kan sige hver sit, og ingen ved, hvilken der gælder.",
        "Two pieces of guidance in one letter may differ, and nobody knows which holds.",
    ),
    bad="(et brev, hvor »Klagevejledning« er sat ind to gange)",
    good="(et brev, hvor »Klagevejledning« står én gang)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield the second and later headings of a section that is to stand once."""
    for state in subject.outline.states:
        if state.section.free or len(state.headings) < 2:
            continue
        meant = subject.reading.copies(state.section) if subject.reading is not None else 1
        for heading in state.headings[max(meant, 1) :]:
            title = state.section.title
            message = Message(
                f"»{title.da}« står mere end én gang i brevet.",
                f'"{title.en}" stands more than once in the letter.',
            )
            yield Found(subject.place(heading.line), message, _FIX)
