"""The page before the end: every answer as it was understood, and what is to happen now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from render.message import Message
from segl.asking import phrases, typed
from segl.asking.answers import Mark
from segl.asking.terminal import Terminal
from segl.asking.typed import Command
from segl.asking.way import Row

if TYPE_CHECKING:
    from segl.asking.known import Origins

_TITLE = Message("Se sagen igennem", "Look the case through")
_RIGHT = Message(
    "Er det rigtigt? (j = {}, r = ret et felt, stop = hold pause)",
    "Is that right? (y = {}, c = correct a field, stop = have a break)",
)
_WHICH = Message(
    "Hvilket felt? Skriv nummeret foran det.", "Which field? Type the number in front of it."
)
_AGAIN = Message(
    "Skriv j, r, stop eller nummeret på det felt, der skal rettes.",
    "Type y, c, stop, or the number of the field to correct.",
)
_FILLED = Message("udfyldt", "filled in")
_WITH = Message("er med", "is there")
_WITHOUT = Message("er ikke med", "is not there")
_FROM = Message("(udfyldt på forhånd, {})", "(filled in beforehand, {})")
_YES = frozenset({"j", "ja", "y", "yes"})
_CORRECT = frozenset({"r", "ret", "n", "nej", "no", "c", "correct"})
_NUMBER = re.compile(r"(?:(?:r|ret|c|correct)\s*)?(\d{1,4})\.?", re.ASCII)


def show(rows: Sequence[Row], terminal: Terminal, origins: Origins) -> None:
    """Write all answers with their numbers, group by group, and where each is from."""
    terminal.gap()
    terminal.say(_TITLE, "question")
    width = len(str(len(rows)))
    numbered = enumerate(rows, 1)
    for trail, group in groupby(numbered, key=lambda pair: phrases.heading(pair[1].question)):
        terminal.gap()
        if trail:
            terminal.say(trail, "heading")
        for number, row in group:
            _show(row, f"{number:{width}}. ", terminal)
            origin = origins.get(row.question.place)
            if origin is not None and origin.answer == row.answer:
                told = _FROM.text(terminal.language).format(origin.words.text(terminal.language))
                terminal.say(told, indent=width + 2)


def _show(row: Row, number: str, terminal: Terminal) -> None:
    """Write one answer; the lines of a long text stand below its title."""
    name, (first, *rest) = row.question.title, _value(row, terminal).split("\n")
    colon = "" if name.endswith("?") else ":"
    if not rest:
        terminal.say(f"{number}{name}{colon} {first}", hang=len(number))
        return
    terminal.say(f"{number}{name}{colon}")
    for line in (first, *rest):
        terminal.say(line, indent=len(number))


def _value(row: Row, terminal: Terminal) -> str:
    if row.question.kind != "value":
        return (_WITH if row.answer is Mark.THERE else _WITHOUT).text(terminal.language)
    if not terminal.shows and row.answer is not Mark.BLANK:
        return _FILLED.text(terminal.language)
    return phrases.shown(row.question, row.answer, terminal.language)


def decided(rows: Sequence[Row], terminal: Terminal, end: Message) -> Row | Command | None:
    """
    Ask whether all is right: None if it is, else the row to correct, or a command.

    `end` says what a yes does. Raises Stopped when the person breaks off.
    """
    language = terminal.language
    terminal.gap()
    terminal.say(_RIGHT.text(language).format(end.text(language)), "question")
    while True:
        text = typed.only_line(terminal)
        word = text.strip().casefold()
        if word in _YES:
            return None
        found = _row(word, rows)
        if typed.command(text, language) is Command.BACK:
            return Command.BACK
        if found is not None:
            return found
        terminal.say(_WHICH if word in _CORRECT else _AGAIN, "refusal", 4)


def _row(text: str, rows: Sequence[Row]) -> Row | None:
    """Return the row that a text such as `7` or `r 7` names, None where it names none."""
    match = _NUMBER.fullmatch(text)
    number = int(match[1]) if match is not None else 0
    return rows[number - 1] if 0 < number <= len(rows) else None
