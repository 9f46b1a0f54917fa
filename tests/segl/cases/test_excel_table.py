"""Workbooks as Excel saves them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from render.errors import FileError
from render.schema import Schema
from segl.cases import source

FIELDS: dict[str, Any] = {
    "navn": {"title": "Navn", "type": "string"},
    "cpr": {"title": "CPR-nummer", "type": "string", "format": "cpr"},
    "postnr": {"title": "Postnummer", "type": "string", "pattern": "^[0-9]{4}$"},
    "dato": {"title": "Dato", "type": "string", "format": "date"},
    "beloeb": {"title": "Beløb", "type": "number"},
    "ja": {"title": "Ja?", "type": "boolean"},
}
HEADER = ["Navn", "CPR-nummer", "Postnummer", "Dato", "Beløb", "Ja?"]
DAY = datetime.datetime(2026, 11, 20)  # noqa: DTZ001
Make = Callable[..., Schema]
Book = Callable[..., Path]
Read = Callable[..., list[Any]]


def test_each_row_is_a_case(tmp_path: Path, schema: Make, workbook: Book, read: Read) -> None:
    rows = [
        ["Åse Ærø", "0101901234", 3900, DAY, 1234.5, True],
        [],
        ["Bo\nHansen", "010190-1234", "0800", "20-11-2026", 0.1 + 0.2, "nej"],
    ]
    path = workbook(tmp_path / "x.xlsx", [[], HEADER, *rows])
    first = {"navn": "Åse Ærø", "cpr": "0101901234", "postnr": "3900", "dato": "2026-11-20"}
    second = {"navn": "Bo\nHansen", "cpr": "010190-1234", "postnr": "0800", "dato": "2026-11-20"}
    assert read(path, schema(FIELDS)) == [
        first | {"beloeb": Decimal("1234.5"), "ja": True},
        second | {"beloeb": Decimal("0.3"), "ja": False},
    ]
    opened = source.opened(path, schema(FIELDS))
    assert [one.where.da for one in opened.cases()] == ["række 3", "række 5"]
    assert (opened.count(), opened.remarks) == (2, ())


def test_what_excel_did_is_told(tmp_path: Path, schema: Make, workbook: Book, read: Read) -> None:
    rows = [
        ["A", 101901234, 800, 46346, "1.234", "x"],
        ["#N/A", "0101901234"],
        ["C", 2309154902],
    ]
    path = workbook(tmp_path / "x.xlsx", [HEADER, *rows])
    lost, broken, sound = read(path, schema(FIELDS))
    assert [sentence.partition(":")[0] for sentence in lost] == [
        "»CPR-nummer« (kolonne B)",
        "»Postnummer« (kolonne C)",
        "»Dato« (kolonne D)",
        "»Beløb« (kolonne E)",
        "»Ja?« (kolonne F)",
    ]
    assert "101901234" not in str(lost)
    assert "Cellen viser en fejl i Excel" in broken[0]
    assert sound == {"navn": "C", "cpr": "2309154902"}


def test_a_hidden_row_gets_no_letter(
    tmp_path: Path, schema: Make, workbook: Book, read: Read
) -> None:
    path = workbook(tmp_path / "x.xlsx", [["navn"], ["A"], ["B"], ["C"]], hidden=[3])
    first, hidden, last = read(path, schema(FIELDS))
    assert (first, last) == ({"navn": "A"}, {"navn": "C"})
    assert "skjult i Excel" in hidden[0]


def test_the_sheet_with_the_fields_is_read(
    tmp_path: Path, schema: Make, workbook: Book, read: Read
) -> None:
    path = workbook(tmp_path / "x.xlsx", [["Sådan gør du"]], [], [["Navn"], ["A"]])
    assert read(path, schema(FIELDS)) == [{"navn": "A"}]
    (remark,) = source.opened(path, schema(FIELDS)).remarks
    assert "arket »Sheet3«" in remark.da


def test_of_two_sheets_none_is_guessed(tmp_path: Path, schema: Make, workbook: Book) -> None:
    path = workbook(tmp_path / "x.xlsx", [["navn"], ["A"]], [["navn"], ["B"]])
    with pytest.raises(FileError) as caught:
        source.opened(path, schema(FIELDS))
    assert "flere ark, der kan være sagerne: Sheet1, Sheet2" in caught.value.message.da


def test_a_workbook_of_nothing(tmp_path: Path, schema: Make, workbook: Book) -> None:
    with pytest.raises(FileError, match="no visible sheet"):
        source.opened(workbook(tmp_path / "x.xlsx", []), schema(FIELDS))


def test_a_heading_far_out_is_refused(tmp_path: Path, schema: Make, workbook: Book) -> None:
    path = workbook(tmp_path / "x.xlsx", [["navn", *[""] * 1_200, "x"]])
    with pytest.raises(FileError, match="over 1000 columns"):
        source.opened(path, schema(FIELDS))
