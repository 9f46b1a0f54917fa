"""Tracked changes go out with the letter."""

from __future__ import annotations

from collections.abc import Iterator

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.survey.revisions import Revision

_FIX = Message(
    "Læs dem igennem i Word, vælg Gennemse › Accepter (eller Afvis) alle ændringer, og slå "
    "»Spor ændringer« fra.",
    "Read them through in Word, choose Review › Accept (or Reject) All Changes, and switch "
    '"Track Changes" off.',
)


@rule(
    "PKG006",
    "error",
    Message("Skabelonen har sporede ændringer", "The template holds tracked changes"),
    Message(
        "Det, der er slettet, ligger stadig i filen: borgeren kan læse det, og ved et klik "
        "bliver det igen til brevets tekst.",
        "What was deleted still lies in the file: the citizen can read it, and with one click "
        "it becomes the letter's text again.",
    ),
    bad="(indsat med »Spor ændringer«) Du får medhold.",
    good="Du får medhold.",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield one finding a part, at the first change: of words, else of format."""
    if subject.survey is None:
        return
    told = {(fault.place.part, fault.place.paragraph) for fault in subject.faults("tracked")}
    parts: dict[str, list[Revision]] = {}
    for one in subject.survey.revisions:
        if (one.place.part, one.place.paragraph) not in told:
            parts.setdefault(one.place.part, []).append(one)
    for changes in parts.values():
        words = [one for one in changes if not one.is_format]
        if words:
            yield Found(words[0].place, _words(len(words)), _FIX)
        else:
            yield Found(changes[0].place, _format(len(changes)), _FIX, severity="warning")


def _words(count: int) -> Message:
    if count == 1:
        return Message(
            "Her er en sporet ændring, som hverken er accepteret eller afvist.",
            "Here is a tracked change that is neither accepted nor rejected.",
        )
    return Message(
        f"Her er den første af {count} sporede ændringer, som hverken er accepteret eller afvist.",
        f"Here is the first of {count} tracked changes that are neither accepted nor rejected.",
    )


def _format(count: int) -> Message:
    if count == 1:
        return Message(
            "Her er en ændring af formatet sporet.", "Here a change of format is tracked."
        )
    return Message(
        f"Her er den første af {count} sporede ændringer af formatet.",
        f"Here is the first of {count} tracked changes of format.",
    )
