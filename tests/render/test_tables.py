"""Tables as rows of text: what Word does to them on the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from render import package, tables
from render.tables import TableRow

CELL = "<w:tc>{}<w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
TABLE = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{}</w:tbl>"


def _rows(docx: Callable[..., bytes], text: str = "", body: str = "") -> list[tuple[TableRow, ...]]:
    return list(tables.read(package.from_bytes(docx(text, body=body))))


def _row(*cells: str, properties: str = "") -> str:
    inner = "".join(cell if cell.startswith("<") else CELL.format("", cell) for cell in cells)
    return f"<w:tr>{properties}{inner}</w:tr>"


def test_no_table(docx: Callable[..., bytes]) -> None:
    assert _rows(docx, "Kære borger") == []


def test_rows_and_paragraphs(docx: Callable[..., bytes]) -> None:
    (found,) = _rows(docx, "| a | b¶c |\n| d |  |\nefter")
    assert found == (TableRow(1, ("a", "b\nc"), False), TableRow(2, ("d", ""), False))


def test_two_tables(docx: Callable[..., bytes]) -> None:
    assert [len(table) for table in _rows(docx, "| a |\nmellem\n| b |\n| c |")] == [1, 2]


@pytest.mark.parametrize(
    ("properties", "merged"),
    [
        ("", False),
        ("<w:tcPr/>", False),
        ('<w:tcPr><w:gridSpan w:val="1"/></w:tcPr>', False),
        ('<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>', True),
        ("<w:tcPr><w:vMerge/></w:tcPr>", True),
        ('<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', True),
    ],
)
def test_merged_cells_are_told(properties: str, merged: bool, docx: Callable[..., bytes]) -> None:
    row = _row(CELL.format(properties, "a"), "b")
    ((found,),) = _rows(docx, body=TABLE.format(row))
    assert found.merged is merged


def test_a_row_whose_deletion_is_tracked_is_gone(docx: Callable[..., bytes]) -> None:
    deleted = '<w:trPr><w:del w:id="1" w:author="A"/></w:trPr>'
    rows = _row("a", "b") + _row("c", "d", properties=deleted) + _row("e", "f")
    ((first, last),) = _rows(docx, body=TABLE.format(rows))
    assert (first.number, last.number) == (1, 3)


def test_a_control_is_read_but_not_its_prompt(docx: Callable[..., bytes]) -> None:
    control = (
        "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    cells = [
        f"<w:tc><w:p>{control.format('', 'dato')}</w:p></w:tc>",
        f"<w:tc><w:p>{control.format('<w:showingPlcHdr/>', 'Vælg')}</w:p></w:tc>",
    ]
    ((row,),) = _rows(docx, body=TABLE.format(_row(*cells)))
    assert row.cells == ("dato", "")


def test_tracked_changes_read_as_they_will_be(docx: Callable[..., bytes]) -> None:
    cell = (
        '<w:tc><w:p><w:del w:id="1" w:author="A"><w:r><w:delText>gammel</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="A"><w:r><w:t>ny</w:t></w:r></w:ins></w:p></w:tc>'
    )
    ((row,),) = _rows(docx, body=TABLE.format(_row(cell)))
    assert row.cells == ("ny",)


def test_a_table_in_a_cell_is_left_out(docx: Callable[..., bytes]) -> None:
    inner = TABLE.format(_row("indre"))
    (found,) = _rows(docx, body=TABLE.format(_row(f"<w:tc>{inner}<w:p/></w:tc>", "b")))
    assert len(found) == 1
