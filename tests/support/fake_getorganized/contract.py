"""
The columns of the fake's document library, after the schema that real documents carry inside (M).

Sorts: text, choice (an enumeration), date (ISO only), flag (0 or 1), look-up (comes back as
`id;#text`). What is not here is no column, and a strict fake refuses it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import NamedTuple


class Column(NamedTuple):
    sort: str
    required: bool = False
    choices: tuple[str, ...] = ()


COLUMNS: Mapping[str, Column] = {
    "ows_Title": Column("text"),
    "ows_Dato": Column("date", required=True),
    "ows_Korrespondance": Column("choice", True, ("Indgående", "Intern", "Udgående")),
    "ows_Beskrivelse": Column("text"),
    "ows_Modtagere": Column("text"),
    "ows_Kategori": Column("lookup"),
    "ows_CCMMustBeOnPostList": Column("flag"),
}
_LOOKUP_IDS = 7


class RefusalError(Exception):
    """What the fake says no to, and by which status."""

    def __init__(self, reason: str, status: int = 400) -> None:
        super().__init__(reason)
        self.status = status


def check(row: Mapping[str, str]) -> None:
    """Refuse a row of columns that the library does not have, or of values that they cannot."""
    for name, value in row.items():
        column = COLUMNS.get(name)
        if column is None:
            raise RefusalError(f"unknown column {name}")
        if column.sort == "choice" and value not in column.choices:
            raise RefusalError(f"{name}: not in its enumeration")
        if column.sort == "date" and not is_iso(value):
            raise RefusalError(f"{name}: no ISO date, so day and month may be swapped")
        if column.sort == "flag" and value not in ("0", "1"):
            raise RefusalError(f"{name}: neither 0 nor 1")
    for name, column in COLUMNS.items():
        if column.required and not row.get(name):
            raise RefusalError(f"{name} is required")


def is_iso(text: str) -> bool:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) is None:
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def returned(name: str, value: str) -> str:
    """Return a value as the system gives it back (B: dates with a time; A: look-ups with ids)."""
    sort = COLUMNS[name].sort if name in COLUMNS else "text"
    if sort == "date":
        return f"{value} 00:00:00"
    return f"{_LOOKUP_IDS};#{value}" if sort == "lookup" else value
