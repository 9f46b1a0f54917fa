"""The tables of a document as rows of text, as somebody wrote them in Word."""

from __future__ import annotations

from collections.abc import Iterator

from render.ooxml import Element, remove, w
from render.package import Package
from render.record import record
from render.story import plain_text


@record
class TableRow:
    """
    A row: its number from 1, and the text of its cells, a line for each paragraph.

    `merged` says that a cell goes over several columns or rows (ISO/IEC 29500-1,
    17.4.17 and 17.4.84), so that the cells cannot be told apart.
    """

    number: int
    cells: tuple[str, ...]
    merged: bool


def read(package: Package) -> Iterator[tuple[TableRow, ...]]:
    """Yield the tables of the body, one after the other; those within cells are left out."""
    root = package.parse(package.main)
    for control in list(root.iter(w("sdt"))):
        if control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None:
            remove(control)  # the prompt of a control that nobody has filled in
    for table in root.iter(w("tbl")):
        if next(table.iterancestors(w("tbl")), None) is None:
            yield tuple(_rows(table))


def _rows(table: Element) -> Iterator[TableRow]:
    rows = [row for row in table.iter(w("tr")) if _owner(row, "tbl") is table]
    for number, row in enumerate(rows, 1):
        if row.find(f"{w('trPr')}/{w('del')}") is not None:
            continue  # deleted, and the deletion tracked
        cells = [cell for cell in row.iter(w("tc")) if _owner(cell, "tr") is row]
        texts = tuple("\n".join(plain_text(p) for p in cell.iter(w("p"))) for cell in cells)
        yield TableRow(number, texts, any(_is_merged(cell) for cell in cells))


def _owner(element: Element, name: str) -> Element | None:
    return next(element.iterancestors(w(name)), None)


def _is_merged(cell: Element) -> bool:
    properties = cell.find(w("tcPr"))
    if properties is None:
        return False
    span = properties.find(w("gridSpan"))
    wide = span is not None and span.get(w("val"), "1") not in ("0", "1")
    return wide or properties.find(w("vMerge")) is not None
