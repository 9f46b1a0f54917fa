"""Tables of figures, the same for a page, a spreadsheet and a program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from render.message import Message
from render.record import record

_PERCENT = 100


@record
class Count:
    """
    A number of letters; where it is hidden, `instead` is what is shown in its place.

    `owners` is how many municipalities it is about: a small number about one may tell of a person.
    """

    value: int
    owners: int = 2
    instead: Message | None = None

    @property
    def hidden(self) -> bool:
        """Whether the number is not told."""
        return self.instead is not None

    def text(self, language: str) -> str:
        """Return the number as it is shown."""
        return self.instead.text(language) if self.instead is not None else str(self.value)


@record
class Part:
    """A number of letters out of others: `12 (30 %)`."""

    count: Count
    of: Count

    @property
    def percent(self) -> int | None:
        """The share in percent, None where it is hidden or of nothing."""
        if self.count.hidden or self.of.hidden or not self.of.value:
            return None
        return round(self.count.value * _PERCENT / self.of.value)

    def text(self, language: str) -> str:
        """Return number and share as they are shown."""
        if self.percent is None:
            return self.count.text(language)
        share = str(self.percent)
        if self.percent == 0 < self.count.value:
            share = "<1"
        elif self.percent == _PERCENT and self.count.value < self.of.value:
            share = ">99"
        return f"{self.count.text(language)} ({share} %)"


@record
class Mark:
    """A word with a colour: good, mind, bad, none."""

    mark: str
    words: Message

    def text(self, language: str) -> str:
        """Return the words."""
        return self.words.text(language)


Cell = str | Message | Count | Part | Mark
Kind = Literal["words", "number", "part"]


@record
class Head:
    """A column: its name for programs, its title, and what its cells are; `bar` draws the share."""

    name: str
    title: Message
    kind: Kind = "words"
    bar: bool = False


@record
class Table:
    """A table: its name for programs, its title, what its figures mean, its columns and rows."""

    name: str
    title: Message
    note: Message
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def has_hidden(self) -> bool:
        """Whether any number of it is hidden."""
        return any(count.hidden for row in self.rows for count in _counts(row))


def shown(cell: Cell, language: str) -> str:
    """Return a cell as a person reads it."""
    return cell if isinstance(cell, str) else cell.text(language)


def _counts(row: Sequence[Cell]) -> Iterator[Count]:
    for cell in row:
        if isinstance(cell, Part):
            yield from (cell.count, cell.of)
        elif isinstance(cell, Count):
            yield cell
