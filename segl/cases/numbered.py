"""One case of a source, as it goes to whoever makes the letter."""

from __future__ import annotations

from dataclasses import dataclass, field

from render import cpr
from render.characters import visible
from render.errors import CaseError, Problem
from render.message import Message


@dataclass(frozen=True, slots=True)
class Numbered:
    """
    One case of a source.

    `number` is its place in the source, from 1: the line, the item of the list, the row as
    Excel counts it (the header is a row), the file in the order of names. Numbers grow and
    may leave some out: empty lines and rows are no cases. `where` says the same to a person.
    `data` is the case as JSON text, not yet read: `render.case.read` gives the case or refuses.
    Where there is a `problem`, it is empty.
    """

    number: int
    where: Message
    data: bytes = field(repr=False)
    problem: CaseError | None = None


def line(number: int) -> Message:
    """Say which line of a file of lines."""
    return Message(f"linje {number}", f"line {number}")


def item(number: int) -> Message:
    """Say which item of a list."""
    return Message(f"sag {number}", f"case {number}")


def row(number: int) -> Message:
    """Say which row of a table, as Excel counts."""
    return Message(f"række {number}", f"row {number}")


def file(name: str) -> Message:
    """Say which file; its name must not tell a CPR number either."""
    shown = cpr.masked(visible(name))
    return Message(shown, shown)


def refusal(message: Message, path: str = "") -> CaseError:
    """Return the error of one problem; `path` is the field's."""
    return CaseError(message, (Problem(path, message),))
