"""The sheets of workbooks, as Excel and other programs write them."""

from __future__ import annotations

import datetime
import tracemalloc
import zipfile
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from render import workbook
from render.errors import FileError
from render.workbook import Broken, Row

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
PARTS = {
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" '
    f'Type="{RELATED}/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
    f'<Relationship Id="s" Type="{RELATED}/worksheet" Target="worksheets/a.xml"/>'
    f'<Relationship Id="t" Type="{RELATED}/sharedStrings" Target="texts.xml"/>'
    f'<Relationship Id="u" Type="{RELATED}/styles" Target="styles.xml"/></Relationships>',
    "xl/workbook.xml": f'<x:workbook xmlns:x="{MAIN}" xmlns:r="{RELATED}"><x:sheets>'
    '<x:sheet name="Ark" sheetId="1" r:id="s"/></x:sheets></x:workbook>',
    "xl/texts.xml": f'<sst xmlns="{MAIN}"><si><t>Åse</t></si><si><r><t xml:space="preserve">et '
    "</t></r><r><rPr><b/></rPr><t>ord</t></r><rPh><t>udtale</t></rPh></si>"
    "<si><t>a_x000D__x005F_b</t></si></sst>",
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts>'
    '<numFmt numFmtId="164" formatCode="&quot;dag&quot; 0"/>'
    '<numFmt numFmtId="165" formatCode="[$-406]d. mmmm yyyy;@"/>'
    '<numFmt numFmtId="166" formatCode="[Red]#,##0.00 \\d"/></numFmts><cellXfs>'
    '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>'
    '<xf numFmtId="166"/><xf numFmtId="20"/></cellXfs></styleSheet>',
}


def made(path: Path, rows: str, parts: Mapping[str, str] | None = None) -> Path:
    """Write a workbook of hand-made parts: Excel is not the only one to write them."""
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**PARTS, "xl/worksheets/a.xml": sheet, **(parts or {})}.items():
            if text:
                archive.writestr(name, text)
    return path


def rows(path: Path) -> list[Row]:
    with workbook.opened(path) as book:
        return [*book.rows(book.sheets[0])]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<c t="s"><v>0</v></c>', "Åse"),
        ('<c t="s"><v>1</v></c>', "et ord"),
        ('<c t="s"><v>2</v></c>', "a\r_b"),
        ('<c t="inlineStr"><is><t> her </t></is></c>', " her "),
        ('<c t="str"><f>A2</f><v>svar</v></c>', "svar"),
        ("<c><v>3900</v></c>", 3900),
        ("<c><v>3900.0</v></c>", 3900),
        ("<c><v>1.5E3</v></c>", 1500),
        ("<c><v>0.30000000000000004</v></c>", Decimal("0.3")),
        ("<c><f>1+1</f><v>2</v></c>", 2),
        ('<c t="b"><v>1</v></c>', True),
        ('<c s="1"><v>46346</v></c>', datetime.datetime(2026, 11, 20)),  # noqa: DTZ001
        ('<c s="3"><v>46346.5</v></c>', datetime.datetime(2026, 11, 20, 12)),  # noqa: DTZ001
        ('<c s="2"><v>46346</v></c>', 46346),
        ('<c s="4"><v>46346</v></c>', 46346),
        ('<c s="5"><v>0.5</v></c>', Decimal("0.5")),
        ('<c s="1"><v>0.5</v></c>', Decimal("0.5")),
        ('<c t="d"><v>2026-11-20T00:00:00</v></c>', datetime.datetime(2026, 11, 20)),  # noqa: DTZ001
    ],
)
def test_a_cell(cell: str, expected: Any, tmp_path: Path) -> None:
    (row,) = rows(made(tmp_path / "x.xlsx", f"<row>{cell}</row>"))
    assert row == Row(1, {0: expected})
    assert type(row.cells[0]) is type(expected)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ('<c t="e"><v>#N/A</v></c>', "viser en fejl"),
        ('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', "viser en fejl"),
        ("<c><f>A2</f></c>", "ikke regnet ud"),
        ("<c><f>A2</f><v/></c>", "ikke regnet ud"),
    ],
)
def test_a_cell_without_a_value_is_not_an_empty_one(cell: str, words: str, tmp_path: Path) -> None:
    (row,) = rows(made(tmp_path / "x.xlsx", f"<row>{cell}</row>"))
    broken = row.cells[0]
    assert isinstance(broken, Broken)
    assert words in broken.message.da


def test_a_formula_may_give_an_empty_text(tmp_path: Path) -> None:
    assert rows(made(tmp_path / "x.xlsx", '<row><c t="str"><f>A2</f><v></v></c></row>')) == []


def test_where_cells_stand(tmp_path: Path) -> None:
    text = (
        '<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c><c r="AB2"><v>3</v></c></row>'
        '<row r="5" hidden="1"><c r="A5"><v>4</v></c></row><row><c><v>5</v></c></row>'
        '<row r="9"><c r="A9" s="1"/><c r="B9"><v></v></c></row>'
    )
    assert rows(made(tmp_path / "x.xlsx", text)) == [
        Row(2, {1: 1, 2: 2, 27: 3}),
        Row(5, {0: 4}, is_hidden=True),
        Row(6, {0: 5}),
    ]


def test_days_since_1904(tmp_path: Path) -> None:
    book = PARTS["xl/workbook.xml"].replace("<x:sheets>", '<x:workbookPr date1904="1"/><x:sheets>')
    path = made(
        tmp_path / "x.xlsx", '<row><c s="1"><v>44884</v></c></row>', {"xl/workbook.xml": book}
    )
    assert rows(path)[0].cells[0] == datetime.datetime(2026, 11, 20)  # noqa: DTZ001


def test_without_styles_and_texts(tmp_path: Path) -> None:
    related = PARTS["xl/_rels/workbook.xml.rels"]
    less = related[: related.index('<Relationship Id="t"')] + "</Relationships>"
    path = made(
        tmp_path / "x.xlsx",
        '<row><c s="1"><v>46346</v></c></row>',
        {"xl/_rels/workbook.xml.rels": less, "xl/styles.xml": "", "xl/texts.xml": ""},
    )
    assert rows(path) == [Row(1, {0: 46346})]


def test_hidden_sheets_are_none(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        for name in ("Vist", "Skjult", "Også vist"):
            book.add_worksheet(name)
        book.worksheets()[1].hide()
        figure = book.add_chart({"type": "line"})
        figure.add_series({"values": "=Vist!$A$1:$A$2"})
        book.add_chartsheet("Figur").set_chart(figure)
    with workbook.opened(tmp_path / "x.xlsx") as found:
        assert [sheet.name for sheet in found.sheets] == ["Vist", "Også vist"]


CELL = (
    st.integers(-(10**14), 10**14)
    | st.decimals(-(10**6), 10**6, places=4)
    | st.booleans()
    | st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
    | st.datetimes(datetime.datetime(1901, 1, 1), datetime.datetime(9999, 12, 31))  # noqa: DTZ001
)


@settings(max_examples=40)  # a workbook takes its time to write
@given(table=st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=5))
def test_what_excel_would_write_is_read(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[Any]]
) -> None:
    path = tmp_path_factory.mktemp("xlsx") / "x.xlsx"
    with xlsxwriter.Workbook(path, {"default_date_format": "dd-mm-yyyy hh:mm"}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(table):
            for column, value in enumerate(row):
                _put(sheet, number, column, value)
    expected = [[_kept(value) for value in row] for row in table]
    assert [list(row.cells.values()) for row in rows(path)] == expected


def _put(sheet: Any, row: int, column: int, value: Any) -> None:
    write = sheet.write_string if isinstance(value, str) else sheet.write
    write(row, column, value)


def _kept(value: Any) -> Any:
    """Return what a workbook keeps of a value: whole numbers are whole, days have seconds."""
    match value:
        case Decimal() if value == int(value):
            return int(value)
        case datetime.datetime():
            seconds = value.replace(microsecond=0)
            return seconds + datetime.timedelta(seconds=value.microsecond >= 500_000)
    return value


@pytest.mark.parametrize(
    ("rows_", "parts"),
    [
        pytest.param("<row><c>", {}, id="XML that is not whole"),
        pytest.param('<row><c t="s"><v>7</v></c></row>', {}, id="a text that is not there"),
        pytest.param('<row r="x"/>', {}, id="a row without a number"),
        pytest.param("<row><c><v>to</v></c></row>", {}, id="a number that is none"),
        pytest.param("<row><c><v>1E999</v></c></row>", {}, id="a number without end"),
        pytest.param('<row><c s="x"><v>2</v></c></row>', {}, id="a style that is none"),
        pytest.param("", {"xl/workbook.xml": ""}, id="no workbook"),
        pytest.param("", {"_rels/.rels": ""}, id="no relations"),
        pytest.param('<row><c t="s"><v>0</v></c></row>', {"xl/texts.xml": ""}, id="no texts"),
    ],
)
def test_what_is_no_sound_workbook(rows_: str, parts: dict[str, str], tmp_path: Path) -> None:
    path = made(tmp_path / "x.xlsx", rows_, parts)
    with pytest.raises(FileError, match="cannot be read as a workbook"):
        rows(path)


def test_a_damaged_archive(tmp_path: Path) -> None:
    path = made(tmp_path / "x.xlsx", "<row><c><v>1</v></c></row>" * 2_000)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(FileError):
        rows(path)


def test_an_archive_of_a_future_version(tmp_path: Path) -> None:
    path = made(tmp_path / "x.xlsx", "<row><c><v>1</v></c></row>")
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 6] = 99  # APPNOTE 4.4.3: the version needed
    path.write_bytes(data)
    with pytest.raises(FileError, match="cannot be read as a workbook"):
        rows(path)


def test_an_archive_with_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = made(tmp_path / "x.xlsx", "<row><c><v>1</v></c></row>", {"xl/æ.xml": "x"})
    path.write_bytes(path.read_bytes().replace("æ".encode(), b"\xff\xff"))
    with pytest.raises(FileError, match="cannot be read as a workbook"):
        rows(path)


def test_a_cell_at_the_end_of_the_sheet_costs_nothing(tmp_path: Path) -> None:
    text = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    assert rows(made(tmp_path / "x.xlsx", text)) == [Row(1, {0: 1}), Row(1048576, {16383: 2})]


def test_entities_are_not_followed(tmp_path: Path) -> None:
    bomb = f'<!DOCTYPE x [<!ENTITY a "{"ha" * 500}"><!ENTITY b "{"&a;" * 500}">]>'
    sheet = f'{bomb}<worksheet xmlns="{MAIN}"><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>'
    path = made(tmp_path / "x.xlsx", "", {"xl/worksheets/a.xml": sheet})
    assert rows(path) == []


def test_memory_is_that_of_a_row(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "x.xlsx", {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for number in range(8_000):
            sheet.write_row(number, 0, [f"tekst {number}", number, "x" * 50])
    assert _peak(tmp_path / "x.xlsx", 8_000) < 2 * _peak(tmp_path / "x.xlsx", 1_000)


def _peak(path: Path, count: int) -> int:
    tracemalloc.start()
    try:
        with workbook.opened(path) as book:
            found: Iterable[Row] = islice(book.rows(book.sheets[0]), count)
            assert sum(1 for _ in found) == count
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
