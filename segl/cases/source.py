"""
Where a batch's cases come from: told by the extension, then by how the file begins.

    JSON Lines (.jsonl, .ndjson, or standard input as `-`), a JSON list or one case (.json),
    a table (.csv, .tsv, .txt or .xlsx), a folder of JSON files

Opening a source checks what no letter should be made without: that it can be read, and
that a table's columns are fields. Cases come one at a time; however many there are, the
memory is that of one (and of the texts that the cells of a workbook share, and the names
in a folder).
"""

from __future__ import annotations

import codecs
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import IO

from render.case import MAX_BYTES
from render.errors import FileError, LibraryError
from render.home import WORD
from render.message import Message
from render.package import MAGIC, OLE_MAGIC
from render.record import record
from render.schema import Schema
from segl.cases import csv_table, excel_table, folder, json_array, json_lines, numbered, rows
from segl.cases.columns import Headings
from segl.cases.json_lines import TOO_LARGE
from segl.cases.numbered import Numbered

STANDARD_INPUT = Path("-")
_TABLES = (".csv", ".tsv", ".txt")
_WORKBOOKS = (".xlsx", ".xlsm")
_LINES = (".jsonl", ".ndjson")
_OTHERS = (".xls", ".xlsb", ".ods", ".numbers")  # workbooks that somebody must save anew
_HEAD = 2**16


@record
class Source:
    """
    A source that was found sound; `remarks` are to be told once, before the first letter.

    `cases` begins anew each time, but for standard input. `count` is how many there are at
    most, for which the source may be read once more; None for standard input.
    """

    cases: Callable[[], Iterator[Numbered]]
    count: Callable[[], int | None]
    remarks: tuple[Message, ...] = ()


def opened(
    path: Path, schema: Schema | None = None, mapping: Mapping[str, str] | None = None
) -> Source:
    """
    Return the source at `path`, checked; `-` is standard input.

    `schema` says what a table's cells mean, `mapping` which field a column fills, beside those
    known by path or title (see `segl.cases.mapping`). Raises FileError for what cannot be
    read, CaseError for columns that do not fit the schema, LibraryError for a wrong mapping.
    """
    is_table = path.suffix.lower() in (*_TABLES, *_WORKBOOKS) and path != STANDARD_INPUT
    if mapping and not is_table:
        raise LibraryError(
            Message(
                "--map er kun for tabeller (.csv og .xlsx): i JSON hedder felterne det, de hedder.",
                "--map is for tables only (.csv and .xlsx): in JSON, fields have their names.",
            )
        )
    if path == STANDARD_INPUT:
        return Source(_standard_input, lambda: None)
    if path.is_dir():
        files = folder.names(path)
        return Source(partial(folder.cases, path, files), files.__len__)
    return _file(path, _head(path), schema, mapping or {})


def _file(path: Path, head: bytes, schema: Schema | None, mapping: Mapping[str, str]) -> Source:
    ending = path.suffix.lower()
    if ending in _TABLES and not head.startswith((MAGIC, OLE_MAGIC)):
        return _csv(path, schema, mapping)
    if ending in (*_WORKBOOKS, *_TABLES) and head.startswith((MAGIC, OLE_MAGIC)):
        return _excel(path, schema, mapping)
    if ending in _WORKBOOKS:
        raise _no_workbook(path)
    if ending in _OTHERS or head.startswith((MAGIC, OLE_MAGIC)):
        raise _other(path)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _no_utf8(path)
    return _json(path, _bare(head))


def _json(path: Path, head: bytes) -> Source:
    if head.startswith(b"["):
        return _streamed(path, json_array.cases)
    is_lines = path.suffix.lower() in _LINES
    if is_lines and head.split(b"\n", 1)[0].strip() == b"{":
        raise _not_a_line_each(path)
    if is_lines or _has_lines(head):
        return _streamed(path, json_lines.cases)
    if head.startswith(b"{"):
        return _streamed(path, partial(_one, path.name))
    raise _unknown(path)


def _bare(head: bytes) -> bytes:
    return head.removeprefix(codecs.BOM_UTF8).lstrip()


def _has_lines(head: bytes) -> bool:
    """Say whether a file begins with a case on a line, and then another."""
    first, _, rest = head.partition(b"\n")
    is_case = first.startswith(b"{") and first.rstrip().endswith(b"}")
    return is_case and rest.lstrip().startswith(b"{")


def _streamed(path: Path, read: Callable[[IO[bytes]], Iterator[Numbered]]) -> Source:
    def cases() -> Iterator[Numbered]:
        with path.open("rb") as stream:
            yield from read(stream)

    return Source(cases, lambda: sum(1 for _ in cases()))


def _one(name: str, stream: IO[bytes]) -> Iterator[Numbered]:
    data = stream.read(MAX_BYTES + 1)
    is_large = len(data) > MAX_BYTES
    problem = numbered.refusal(TOO_LARGE) if is_large else None
    yield Numbered(1, numbered.file(name), b"" if is_large else data, problem)


def _standard_input() -> Iterator[Numbered]:
    yield from json_lines.cases(sys.stdin.buffer)


def _csv(path: Path, schema: Schema | None, mapping: Mapping[str, str]) -> Source:
    table = csv_table.opened(path, partial(_matched, schema, mapping))
    columns = Headings(table.headings, schema, mapping).columns()
    cases = lambda: rows.cases(table.lines(), columns)  # noqa: E731
    return Source(cases, lambda: table.height, columns.remarks)


def _excel(path: Path, schema: Schema | None, mapping: Mapping[str, str]) -> Source:
    table = excel_table.opened(path, partial(_matched, schema, mapping))
    columns = Headings(table.headings, schema, mapping).columns()
    cases = lambda: rows.cases(table.lines(), columns)  # noqa: E731
    return Source(cases, lambda: sum(1 for _ in table.lines()), table.remarks + columns.remarks)


def _matched(schema: Schema | None, mapping: Mapping[str, str], texts: Sequence[str]) -> int:
    return Headings(texts, schema, mapping).matched()


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except FileNotFoundError as error:
        raise FileError(
            Message(f"Sagerne findes ikke: {path}", f"There are no such cases: {path}")
        ) from error
    except OSError as error:
        raise FileError(
            Message(f"Sagerne kan ikke læses: {path}", f"The cases cannot be read: {path}")
        ) from error
    if not _bare(head):
        raise FileError(Message(f"Filen er tom: {path.name}.", f"The file is empty: {path.name}."))
    return head


# --- what is refused -----------------------------------------------------------------------


def _no_workbook(path: Path) -> FileError:
    return FileError(
        Message(
            f"{path.name} er ikke et Excel-ark, selv om navnet siger det. "
            "Åbn filen i Excel, og gem den som .xlsx.",
            f"{path.name} is no Excel workbook, although its name says so. "
            "Open it in Excel and save it as .xlsx.",
        )
    )


def _other(path: Path) -> FileError:
    if path.suffix.lower() in WORD:
        return FileError(
            Message(
                f"{path.name} er et Word-dokument. Sager står i JSON, CSV, Excel (.xlsx) eller en "
                "mappe med JSON-filer; skabelonen nævnes først.",
                f"{path.name} is a Word document. Cases stand in JSON, CSV, Excel (.xlsx) or a "
                "folder of JSON files; the template is named first.",
            )
        )
    return FileError(
        Message(
            f"{path.name} er et regneark i et format, Segl ikke læser. Gem det som .xlsx.",
            f"{path.name} is a workbook in a format that Segl does not read. Save it as .xlsx.",
        )
    )


def _no_utf8(path: Path) -> FileError:
    return FileError(
        Message(
            f"{path.name} er gemt som UTF-16. Gem JSON som UTF-8.",
            f"{path.name} is saved as UTF-16. Save JSON as UTF-8.",
        )
    )


def _not_a_line_each(path: Path) -> FileError:
    return FileError(
        Message(
            f"{path.name} har ikke én sag på hver linje. Skriv hver sag på sin egen linje, "
            "eller alle sager i en liste [...] i en .json-fil.",
            f"{path.name} does not have a case on each line. Write each case on a line of its "
            "own, or all cases in a list [...] in a .json file.",
        )
    )


def _unknown(path: Path) -> FileError:
    return FileError(
        Message(
            f"{path.name} er ikke en slags sager, Segl kender. Kendte: .jsonl, .json, .csv, .xlsx "
            "eller en mappe med .json-filer.",
            f"{path.name} is no kind of cases that Segl knows. Known: .jsonl, .json, .csv, .xlsx "
            "or a folder of .json files.",
        )
    )
