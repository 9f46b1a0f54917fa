"""Comments go out with the letter."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message

_FIX = Message(
    "Slet den i Word: Gennemse › Slet › Slet alle kommentarer i dokumentet.",
    "Delete it in Word: Review › Delete › Delete All Comments in Document.",
)


@rule(
    "LTR017",
    "error",
    Message("Brevet har kommentarer", "The letter holds comments"),
    Message(
        "En kommentar i margenen følger med til borgeren, med navnet på den, der skrev den.",
        "A comment in the margin goes out to the citizen, with the name of who wrote it.",
    ),
    bad="(et brev med en kommentar i margenen)",
    good="(et brev uden kommentarer)",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each comment; its words are nobody's business."""
    for comment in subject.finished.survey.comments if subject.finished is not None else ():
        message = Message("Her er en kommentar.", "Here is a comment.")
        yield Found(subject.at(comment.place), message, _FIX)
