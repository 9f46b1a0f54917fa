"""Take up a case that was begun, and keep the answers while one is being made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from render.errors import FileError
from render.message import Message
from segl.asking import drafts, typed
from segl.asking.answers import Answers, Mark, Place
from segl.asking.drafts import Draft
from segl.asking.terminal import Terminal

if TYPE_CHECKING:
    from segl.asking.known import Origins

_BEGUN = Message(
    "Der er en påbegyndt sag fra {} med {} svar{}.",
    "There is a case begun at {} with {} answers{}.",
)
_CHOICE = Message(
    "Vil du fortsætte med den? (j = fortsæt, n = begynd en ny, slet = slet den)",
    "Do you want to go on with it? (y = go on, n = begin another, delete = delete it)",
)
_AGAIN = Message("Skriv j, n eller slet.", "Type y, n or delete.")
_UNKEPT = Message(
    "Bemærk: svarene kan ikke gemmes undervejs, så sagen skal laves færdig på én gang.",
    "Note: the answers cannot be kept on the way, so the case must be finished in one go.",
)
_YES, _NO = frozenset({"j", "ja", "y", "yes"}), frozenset({"n", "nej", "no"})


@dataclass
class Keeper:
    """Keeps the answers of one conversation in its draft; `origins` says where some are from."""

    draft: Draft
    terminal: Terminal
    origins: Origins = field(default_factory=dict)
    _told: bool = False

    def keep(self, answers: Answers) -> None:
        """Write the answers down; says once if that is not possible."""
        try:
            if answers.given or answers.earlier:
                self.draft.save(answers, self.origins)
            else:
                self.draft.delete()
        except FileError:
            if not self._told:
                self._told = True
                self.terminal.say(_UNKEPT, "refusal")


def choose(key: str, terminal: Terminal, number: Place) -> tuple[Draft, Answers, Origins] | None:
    """
    Return the draft to work on, with its answers and their origins: one begun, or a new one.

    `number` is the place of the case number, by which a person knows a case. None
    where the person breaks off at once.
    """
    for draft in drafts.of(key):
        try:
            answers, origins = draft.load()
        except FileError as error:
            terminal.say(error.message, "refusal")
            continue
        try:
            goes_on = _asked(draft, answers, terminal, number)
        except typed.Stopped:
            return None
        if goes_on:
            return draft, answers, origins
    return drafts.new(key), Answers(), {}


def _asked(draft: Draft, answers: Answers, terminal: Terminal, number: Place) -> bool:
    """Ask what to do with a draft; delete it where that is wanted."""
    known = answers.given.get(number)
    shown = f" ({known})" if terminal.shows and isinstance(known, str) else ""
    count = sum(answer is not Mark.BLANK for answer in answers.given.values())
    when = f"{draft.saved:%d-%m-%Y %H.%M}"
    terminal.gap()
    terminal.say(_BEGUN.text(terminal.language).format(when, count, shown), "question")
    terminal.say(_CHOICE, "question")
    while True:
        text = typed.only_line(terminal)
        word = text.strip().casefold()
        if word in _YES | _NO:
            return word in _YES
        if typed.command(text, terminal.language) is typed.Command.DELETE:
            draft.delete()
            return False
        terminal.say(_AGAIN, "refusal", 4)
