"""An export of letters, row by row: CSV, Excel, JSON lines or a JSON list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import IO, Any

from qa.audit.entry import Entry
from render import case
from render.errors import CaseError, FileError
from render.message import Message
from render.package import MAGIC, OLE_MAGIC
from render.record import record
from segl.auditing.cells import Reader
from segl.auditing.columns import Headings
from segl.auditing.sources import LETTERS
from segl.cases import csv_table, excel_table, json_array, json_lines
from segl.cases.numbered import Numbered
from segl.cases.rows import Line

TABLES = (".csv", ".tsv", ".txt")
BOOKS = (".xlsx", ".xlsm")
LINES = (".jsonl", ".ndjson", ".json")
ENDINGS = (*TABLES, *BOOKS, *LINES)
UNREAD = Message("Rækker i udtrækket, der ikke kan læses", "Rows of the export that cannot be read")
Row = Entry | Message  # a row, or why it cannot be used


@record
class Export:
    """An export that was found sound; `remarks` are told once, before the first row."""

    rows: Callable[[], Iterator[Row]]
    remarks: tuple[Message, ...] = ()


def opened(path: Path, reader: Reader, mapping: Mapping[str, str]) -> Export:
    """
    Return the export at `path`, checked.

    Raises FileError for what cannot be read, LibraryError for columns that say nothing.
    """
    if path.suffix.lower() in LETTERS:
        raise _letter(path)
    headings = Headings(mapping)
    with path.open("rb") as stream:
        head = stream.read(64).lstrip()
    if head.startswith((MAGIC, OLE_MAGIC)):
        book = excel_table.opened(path, headings.matched)
        columns = headings.columns(book.headings)
        told = (*book.remarks, *headings.unused(book.headings))
        return Export(partial(_rows, book.lines, columns, reader), told)
    if path.suffix.lower() in TABLES:
        table = csv_table.opened(path, headings.matched)
        columns = headings.columns(table.headings)
        told = headings.unused(table.headings)
        return Export(partial(_rows, table.lines, columns, reader), told)
    if path.suffix.lower() not in LINES:
        raise _unknown(path)
    read = (
        json_array.cases
        if head.removeprefix(b"\xef\xbb\xbf").startswith(b"[")
        else json_lines.cases
    )
    return Export(partial(_objects, path, read, headings, reader))


def _rows(
    lines: Callable[[], Iterator[Line]], columns: Mapping[int, str], reader: Reader
) -> Iterator[Row]:
    for line in lines():
        if line.problem is not None:
            yield UNREAD
            continue
        entry = reader.entry({name: line.cells(number) for number, name in columns.items()})
        if entry != reader.entry({}):
            yield entry


def _objects(
    path: Path, read: Callable[[IO[bytes]], Iterator[Numbered]], headings: Headings, reader: Reader
) -> Iterator[Row]:
    with path.open("rb") as stream:
        for one in read(stream):
            found = _object(one)
            if found is None:
                yield UNREAD
                continue
            texts = list(found)
            names = headings.named(texts)
            yield reader.entry({name: _plain(found[texts[n]]) for n, name in names.items()})


def _object(one: Numbered) -> Mapping[str, Any] | None:
    try:
        return case.read(one.data) if one.problem is None else None
    except CaseError:
        return None


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int) else None


def _letter(path: Path) -> FileError:
    return FileError(
        Message(
            f"{path.name} er ét brev: kontrollér det med segl check, eller nævn mappen, "
            "det ligger i.",
            f"{path.name} is one letter: judge it by segl check, or name the folder that it "
            "lies in.",
        )
    )


def _unknown(path: Path) -> FileError:
    return FileError(
        Message(
            f"{path.name} er ikke noget, segl audit læser: en mappe, en zip med breve, eller et "
            "udtræk som .csv, .xlsx, .jsonl eller .json.",
            f"{path.name} is nothing that segl audit reads: a folder, a zip of letters, or an "
            "export as .csv, .xlsx, .jsonl or .json.",
        )
    )
