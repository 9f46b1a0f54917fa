"""The rows of exports, put with the letters that they speak of: by file, else by case number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from qa.audit.entry import Entry

_Key = tuple[str, ...]


@dataclass
class Rows:
    """
    Rows that wait for their letters.

    A row belongs to a letter by the name of its file, or else by case number and template, where
    only one row and one letter have these. A key that two rows share belongs to neither.
    """

    _rows: list[Entry | None] = field(default_factory=list)
    _by_key: dict[_Key, list[int]] = field(default_factory=dict)

    def add(self, row: Entry) -> None:
        """Keep a row until its letter is met."""
        for key in _keys(row):
            self._by_key.setdefault(key, []).append(len(self._rows))
        self._rows.append(row)

    def joined(self, letter: Entry) -> Entry:
        """Return a letter with what the export says of it; the letter's own word comes first."""
        for key in _keys(letter):
            numbers = self._by_key.get(key, [])
            row = self._rows[numbers[0]] if len(numbers) == 1 else None
            if row is not None and _fits(row, letter):
                self._rows[numbers[0]] = None
                return _together(letter, row)
        return letter

    def left(self) -> Iterator[Entry]:
        """Yield the rows whose letter was not met."""
        yield from (row for row in self._rows if row is not None)


def _keys(entry: Entry) -> Iterator[_Key]:
    if entry.file:
        name = entry.file.replace("\\", "/").casefold()
        yield ("file", name)
        yield ("name", name.rsplit("/", 1)[-1])
    if entry.case and entry.template and not entry.refused:
        yield ("case", entry.case.casefold(), entry.template)


def _fits(row: Entry, letter: Entry) -> bool:
    """Say whether row and letter speak of one case, as far as both say which."""
    return not (row.case and letter.case) or row.case.casefold() == letter.case.casefold()


def _together(letter: Entry, row: Entry) -> Entry:
    own = ("template", "version", "type", "day", "case")
    known: dict[str, Any] = {name: getattr(letter, name) or getattr(row, name) for name in own}
    told: dict[str, Any] = {
        "municipality": row.municipality or letter.municipality,
        "times": row.times,
        "unclear": row.unclear,
        "refused": row.refused,
    }
    return replace(letter, **known, **told)
