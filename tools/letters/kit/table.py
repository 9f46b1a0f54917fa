"""Tables: one that repeats a row of data, and one that sets blocks side by side."""

from __future__ import annotations

from typing import NamedTuple

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table, _Row

from kit import xml
from kit.flow import CONTROL, Flow

FACTS = [5.5, 10.5]  # centimetres: the name of a fact, and the fact


class Column(NamedTuple):
    """A column: its heading, what each row prints, and its width in centimetres."""

    heading: str
    cell: str
    width: float


class Row(NamedTuple):
    """A row of a table whose rows are known: its cells, and when it is there (always if empty)."""

    cells: tuple[str, ...]
    when: str = ""


class Fact(NamedTuple):
    """A row of two: what it is, what the case says, and when it is there (always if empty)."""

    name: str
    cell: str
    when: str = ""


def repeating(document: Document, caption: str, loop: str, columns: list[Column]) -> None:
    """A table with a heading row on every page, and one row for each item of LOOP."""
    widths = [column.width for column in columns]
    table = _table(document, 4, widths, "Brev tabel", caption)
    head, start, row, end = table.rows
    _row_property(head, "tblHeader")
    for number, column in enumerate(columns):
        Flow(head.cells[number]).line(column.heading, "Tabelhoved")
        Flow(row.cells[number]).line(column.cell, "Tabeltekst")
    _control(start, f"{{%tr for {loop} %}}")
    _control(end, "{%tr endfor %}")


def fixed(
    document: Document,
    caption: str,
    head: dict[str, float],
    rows: list[Row],
    together: bool = False,
) -> None:
    """A table of known rows under HEAD (headings and widths), TOGETHER on one page if short."""
    count = 1 + sum(3 if row.when else 1 for row in rows)
    table = _table(document, count, list(head.values()), "Brev tabel", caption)
    first, *rest = table.rows
    _row_property(first, "tblHeader")
    for cell, words in zip(first.cells, head, strict=True):
        Flow(cell).line(words, "Tabelhoved")
    following = iter(rest)
    for row in rows:
        if row.when:
            _control(next(following), f"{{%tr if {row.when} %}}")
        for cell, words in zip(next(following).cells, row.cells, strict=True):
            line = Flow(cell).line(words, "Tabeltekst")
            if together and row is not rows[-1]:
                line.paragraph_format.keep_with_next = True
        if row.when:
            _control(next(following), "{%tr endif %}")


def facts(document: Document, caption: str, head: tuple[str, str], rows: list[Fact]) -> None:
    """A table of two columns under a heading row, a fact a row."""
    lines = [Row((f"[[{fact.name}]]", fact.cell), fact.when) for fact in rows]
    fixed(document, caption, dict(zip(head, FACTS, strict=True)), lines)


def side_by_side(document: Document, caption: str, *widths: float) -> list[Flow]:
    """One row without lines; the flows of its cells, from left to right."""
    table = _table(document, 1, list(widths), "Brev opstilling", caption)
    return [Flow(cell) for cell in table.rows[0].cells]


def _table(document: Document, rows: int, widths: list[float], style: str, caption: str) -> Table:
    table: Table = document.add_table(rows, len(widths), style)
    table.autofit = False
    for number, width in enumerate(widths):
        table.columns[number].width = Cm(width)
        for cell in table.columns[number].cells:
            cell.width = Cm(width)
    for row in table.rows:
        _row_property(row, "cantSplit")
    _properties(table, sum(widths), caption, style == "Brev tabel")
    return table


def _properties(table: Table, width: float, caption: str, has_head: bool) -> None:
    properties = table._tbl.tblPr
    look, total = properties.find(qn("w:tblLook")), properties.find(qn("w:tblW"))
    assert look is not None and total is not None
    xml.write(total, type="dxa", w=str(Cm(width).twips))
    look.attrib.clear()
    xml.write(look, val="0620" if has_head else "0600", firstRow=str(int(has_head)))
    xml.write(look, lastRow="0", firstColumn="0", lastColumn="0")
    xml.write(look, noHBand="1", noVBand="1")
    xml.add(properties, "tblCaption", val=caption)


def _control(row: _Row, tag: str) -> None:
    cell = row.cells[0].merge(row.cells[-1])
    Flow(cell).line(tag, CONTROL)


def _row_property(row: _Row, name: str) -> None:
    xml.add(row._tr.get_or_add_trPr(), name)
