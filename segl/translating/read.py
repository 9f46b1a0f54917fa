"""Read the translator's table back: each row with its number, Danish text and translation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from render import package, tables
from render.errors import FileError, FormError
from render.message import Message
from render.package import Package
from render.tables import TableRow
from render.translation.segment import plain
from segl.translating.table import HEADS, MARKED

SUBJECT = "{http://purl.org/dc/elements/1.1/}subject"
_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A row as the translator left it; marks short, blanks joined."""

    number: int
    danish: str
    translation: str


def read(path: Path, name: str, language: str) -> tuple[Row, ...]:
    """Return the rows; raises FormError, FileError or TemplateError where it is no such table."""
    if not path.is_file():
        raise FileError(Message(f"Filen findes ikke: {path}", f"There is no file {path}"))
    source = package.read(path)
    _check_mark(source, path, f"{name}:{language}")
    for table in tables.read(source):
        if table and _is_head(table[0]):
            return tuple(_rows(table[1:]))
    raise FormError(
        Message(
            f"{path.name} har ingen tabel fra »segl translate export«.",
            f'{path.name} has no table from "segl translate export".',
        )
    )


def _check_mark(source: Package, path: Path, wanted: str) -> None:
    part = source.related("core-properties")
    element = source.parse(part).find(SUBJECT) if part else None
    mark = ((element.text or "") if element is not None else "").removeprefix(MARKED)
    if mark and mark != wanted:
        raise FormError(
            Message(
                f"{path.name} er en oversættelse af »{mark}«, ikke af »{wanted}«.",
                f'{path.name} is a translation of "{mark}", not of "{wanted}".',
            )
        )


def _is_head(row: TableRow) -> bool:
    words = {word.text(language).lower() for word in HEADS for language in ("da", "en")}
    cells = [cell.strip().lower() for cell in row.cells]
    return len(cells) >= _COLUMNS and cells[0] in words and cells[1] in words


def _rows(rows: tuple[TableRow, ...]) -> Iterator[Row]:
    for row in rows:
        if row.merged or len(row.cells) < _COLUMNS:
            raise FormError(
                Message(
                    f"Række {row.number}: celler er flettet sammen eller slettet.",
                    f"Row {row.number}: cells are merged or were deleted.",
                )
            )
        number = next(iter(row.cells[0].split()), "")
        yield Row(
            int(number) if number.isdecimal() else row.number - 1,
            plain(row.cells[1]),
            plain(row.cells[2]),
        )
