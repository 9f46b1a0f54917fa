"""A letter that nobody signed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.letter.closing import closes
from qa.letter.slot import Slot
from qa.letter.subject import Subject
from qa.rule import Found, rule
from render.message import Message

_FIX = Message(
    "Skriv navn og stilling på den, der sender brevet, under hilsenen.",
    "Write name and position of who sends the letter below the greeting.",
)


@rule(
    "LTR029",
    "error",
    Message("Underskriften mangler", "The signature is missing"),
    Message(
        "Borgeren skal kunne se, hvem der har skrevet brevet, og hvem der kan svare på det.",
        "The citizen must see who wrote the letter, and who can answer for it.",
    ),
    bad="Med venlig hilsen",
    good="Med venlig hilsen\nAne Eksempel, socialrådgiver",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield once, where the greeting, or a line below it, is missing."""
    if subject.finished is None:
        return
    if subject.reading is None:
        yield from _loose(subject)
        return
    tail = subject.closing
    every = [one for one in subject.reading.alignment.lacking if one in tail]
    lacking = [one for one in every if not _is_beside(subject, one)]
    if not lacking:
        return
    met = [pair.said.index for pair in subject.paired if pair.slot in tail]
    place = subject.place(subject.body[met[0]]) if met else subject.start
    whole = len(lacking) == len([one for one in tail if subject.reading.must(one.when)])
    yield Found(place, _GONE if whole else _PART, _FIX, subject.eased("error"))


def _is_beside(subject: Subject, slot: Slot) -> bool:
    """Say whether a line of the case, such as a position, stands behind a comma of the next."""
    return slot.weight == 0 and any(
        pair.slot.weight == 0 and abs(pair.slot.number - slot.number) == 1
        for pair in subject.paired
        if pair.slot in subject.closing and _LISTED.search(pair.said.text)
    )


_LISTED = re.compile(r"\w,\s*\w")


def _loose(subject: Subject) -> Iterator[Found]:
    """Judge a letter without a template: a greeting, and something below it."""
    lines = [line for _, line in subject.each()]
    closing = [place for place, line in enumerate(lines) if closes(line.text)]
    if not closing:
        yield Found(subject.start, _NONE, _FIX, "warning")
    elif closing[-1] == len(lines) - 1:
        yield Found(subject.place(lines[-1]), _BARE, _FIX, "warning")


_GONE = Message("Hilsen og underskrift mangler.", "Greeting and signature are missing.")
_PART = Message(
    "Noget af hilsenen eller underskriften mangler.",
    "Something of the greeting or the signature is missing.",
)
_NONE = Message(
    "Der er ingen hilsen og underskrift i brevet.", "The letter has no greeting and signature."
)
_BARE = Message("Der står intet navn under hilsenen.", "No name stands below the greeting.")
