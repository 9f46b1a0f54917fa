"""Comments go out with the letter."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message

_FIX = Message(
    "Slet den i Word: Gennemse › Slet › Slet alle kommentarer i dokumentet.",
    "Delete it in Word: Review › Delete › Delete All Comments in Document.",
)


@rule(
    "PKG007",
    "error",
    Message("Skabelonen har kommentarer", "The template holds comments"),
    Message(
        "En kommentar i margenen, også en, der er markeret som løst, følger med til borgeren "
        "med navnet på den, der skrev den.",
        "A comment in the margin, even a resolved one, goes out to the citizen, with the name "
        "of the person who wrote it.",
    ),
    bad="(med en kommentar) Du får medhold.",
    good="Du får medhold. {# Husk bilaget #}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each comment, but for those that are told already for the tag in them."""
    unread = any(True for _ in subject.faults("unread"))
    for comment in subject.survey.comments if subject.survey is not None else ():
        if not (comment.has_tag and unread):
            yield Found(comment.place, _HERE if comment.place.paragraph else _LOST, _FIX)


_HERE = Message(
    "Her er en kommentar, som ville følge med brevet til borgeren.",
    "Here is a comment that would go out to the citizen with the letter.",
)
_LOST = Message(
    "Filen har en kommentar, som ingen tekst viser, men som ville følge med brevet.",
    "The file has a comment that no text shows, but that would go out with the letter.",
)
