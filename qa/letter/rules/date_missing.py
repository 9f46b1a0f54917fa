"""A letter without its date."""

from __future__ import annotations

from collections.abc import Iterator

from qa.letter.days import day
from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message

NEAR = 20  # paragraphs at the top of a letter, where its date stands
_FIX = Message(
    "Skriv brevets dato, hvor den står i skabelonen.",
    "Write the letter's date where the template has it.",
)


@rule(
    "LTR027",
    "error",
    Message("Brevets dato mangler", "The letter's date is missing"),
    Message(
        "Frister regnes fra brevets dato, og uden den kan ingen se, hvornår det er sendt.",
        "Deadlines are counted from the letter's date; without it nobody can see when it was sent.",
    ),
    bad="Dato:",
    good="Dato: 20. november 2026",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield once, where the template prints the date and the letter has none there."""
    if subject.finished is None:
        return
    if subject.master is None:
        top = [line.text for line in subject.lines if line.place.story != "body"]
        top += [line.text for _, line in list(subject.each())[:NEAR]]
        if not any(day(text) for text in top):
            message = Message(
                "Der står ingen dato øverst i brevet.", "No date stands at the top of the letter."
            )
            yield Found(subject.start, message, _FIX, "warning")
        return
    slots = subject.printing(subject.field("brevdato"))
    if not slots:
        return
    met = [pair.said for pair in subject.paired if pair.slot in slots]
    if not any(day(one.text) for one in met):
        place = subject.place(subject.body[met[0].index]) if met else subject.start
        yield Found(place, Message("Brevets dato mangler.", "The letter's date is missing."), _FIX)
