"""A table in an Excel workbook: the one sheet whose headings are fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from render import workbook
from render.errors import FileError
from render.message import Message
from render.record import record
from render.workbook import Row, Sheet
from segl.cases.rows import Line

MAX_COLUMNS = 1_000
_HIDDEN = Message(
    "Rækken er skjult i Excel, fx af et filter, så der er intet brev lavet. Vis rækken, hvis den "
    "skal med, eller slet den.",
    "The row is hidden in Excel, as by a filter, so no letter was made. Show the row if it is "
    "meant, or delete it.",
)


@record
class ExcelTable:
    """A sheet with its headings, which stand in row `first`; read anew row by row each time."""

    path: Path
    sheet: Sheet
    headings: Sequence[str]
    first: int
    remarks: tuple[Message, ...] = ()

    def lines(self) -> Iterator[Line]:
        """Yield the rows below the header that hold anything."""
        with workbook.opened(self.path) as book:
            for row in book.rows(self.sheet):
                if row.number > self.first:
                    yield _line(row)


def opened(path: Path, matched: Callable[[Sequence[str]], int]) -> ExcelTable:
    """
    Return the table of a workbook; FileError where there is none, or one of two may be meant.

    Of several sheets, the one counts whose first row `matched` finds the most headings in.
    """
    with workbook.opened(path) as book:
        found = [table for sheet in book.sheets if (table := _table(path, book, sheet))]
    if not found:
        raise _empty(path)
    scores = [matched(table.headings) for table in found]
    best = [table for table, score in zip(found, scores, strict=True) if score == max(scores)]
    if len(best) > 1:
        raise _several(path, [table.sheet.name for table in best])
    remarks = (_only(best[0].sheet.name),) if len(found) > 1 else ()
    table = best[0]
    return ExcelTable(path, table.sheet, table.headings, table.first, remarks)


def _table(path: Path, book: workbook.Workbook, sheet: Sheet) -> ExcelTable | None:
    row = next(book.rows(sheet), None)
    if row is None:
        return None
    if max(row.cells) >= MAX_COLUMNS:
        raise _wide(path, sheet.name)
    headings = [_heading(row.cells.get(index, "")) for index in range(max(row.cells) + 1)]
    return ExcelTable(path, sheet, headings, row.number)


def _heading(cell: Any) -> str:
    return cell.strip() if isinstance(cell, str) else ""


def _line(row: Row) -> Line:
    cells = row.cells
    return Line(row.number, lambda index: cells.get(index, ""), _HIDDEN if row.is_hidden else None)


def _empty(path: Path) -> FileError:
    return FileError(
        Message(
            f"{path.name} har intet synligt ark med indhold: første række skal være overskrifter.",
            f"{path.name} has no visible sheet with any content: its first row must be headings.",
        )
    )


def _several(path: Path, names: Sequence[str]) -> FileError:
    listed = ", ".join(names)
    return FileError(
        Message(
            f"{path.name} har flere ark, der kan være sagerne: {listed}. Gem det ene i en fil for "
            "sig, eller skjul de andre ark.",
            f"{path.name} has several sheets that may be the cases: {listed}. Save one of them as "
            "a file of its own, or hide the others.",
        )
    )


def _wide(path: Path, name: str) -> FileError:
    return FileError(
        Message(
            f"{path.name}, {name}: første række har over {MAX_COLUMNS} kolonner.",
            f"{path.name}, {name}: the first row has over {MAX_COLUMNS} columns.",
        )
    )


def _only(name: str) -> Message:
    return Message(
        f"Kun arket »{name}« er læst; projektmappens andre ark passer ikke så godt til skemaet.",
        f'Only the sheet "{name}" is read; the other sheets fit the schema less well.',
    )
