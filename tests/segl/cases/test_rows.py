"""Rows of tables as cases."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render import case
from render.schema import Schema
from segl.cases import source

TEXT = {"type": "string"}
ITEM = {"type": "object", "properties": {"navn": TEXT, "pris": {"type": "number"}}}
FIELDS: dict[str, Any] = {
    "navn": {"title": "Navn", **TEXT},
    "dato": {"title": "Dato", "type": "string", "format": "date"},
    "antal": {"title": "Antal", "type": "integer"},
    "barn": {"type": "object", "properties": {"navn": {"title": "Barnets navn", **TEXT}}},
    "ydelser": {"type": "array", "items": ITEM},
}
Make = Callable[..., Schema]
Read = Callable[..., list[Any]]
DANISH = "Navn;DATO;antal;Barnets navn;ydelser[0].navn;ydelser[0].pris;ydelser[1].navn\r\n"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_a_table_as_danish_excel_saves_it(
    encoding: str, tmp_path: Path, schema: Make, read: Read
) -> None:
    path = tmp_path / "sager.csv"
    text = DANISH + 'Åse Ærø;20-11-2026;3;"Bo ""Øl""\nHansen";Vuggestue;1.234,50;Kost\r\n'
    path.write_bytes((text + ";;;;;;\r\n\r\nIda;;;;;;\r\n;;;;;;Kost\r\n").encode(encoding))
    assert read(path, schema(FIELDS)) == [
        {
            "navn": "Åse Ærø",
            "dato": "2026-11-20",
            "antal": 3,
            "barn": {"navn": 'Bo "Øl"\nHansen'},
            "ydelser": [{"navn": "Vuggestue", "pris": Decimal("1234.50")}, {"navn": "Kost"}],
        },
        {"navn": "Ida"},
        {"ydelser": [{"navn": "Kost"}]},
    ]
    opened = source.opened(path, schema(FIELDS))
    assert [one.number for one in opened.cases()] == [2, 5, 6]  # as Excel counts rows
    assert opened.count() == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("navn;antal\nA;1\n", [{"navn": "A", "antal": 1}], id="semicolon"),
        pytest.param("navn,antal\nA,1\n", [{"navn": "A", "antal": 1}], id="comma"),
        pytest.param("navn\tantal\nA\t1\n", [{"navn": "A", "antal": 1}], id="tab"),
        pytest.param("navn,Note;nr\nA,x;1\n", [{"navn": "A"}], id="by what is known"),
        pytest.param("sep=,\r\nnavn,antal\r\nA,1", [{"navn": "A", "antal": 1}], id="as it says"),
        pytest.param("navn\nHansen, Bo\n", [{"navn": "Hansen, Bo"}], id="one column"),
        pytest.param("\n;\nnavn;antal\nA;1\n", [{"navn": "A", "antal": 1}], id="empty rows first"),
        pytest.param("navn;antal;\nA;1;\n", [{"navn": "A", "antal": 1}], id="an end too many"),
        pytest.param("navn;antal;dato\nA\n", [{"navn": "A"}], id="Excel leaves ends out"),
        pytest.param('navn\n5" skærm\n', [{"navn": '5" skærm'}], id="a quote in a text"),
    ],
)
def test_how_cells_are_parted(
    text: str, expected: list[Any], tmp_path: Path, schema: Make, read: Read
) -> None:
    path = tmp_path / "x.csv"
    path.write_text(text, "utf-8", newline="")
    assert read(path, schema(FIELDS)) == expected


def test_one_bad_row_does_not_stop_the_rest(tmp_path: Path, schema: Make, read: Read) -> None:
    path = tmp_path / "x.csv"
    rows = ["navn;antal;dato", "A;1;", 'B "b";x;31-02-2026', '"C "c"";1;', "D;1;;E", "F;6"]
    path.write_text("\n".join(rows), "utf-8")
    first, *bad, last = read(path, schema(FIELDS))
    assert first == {"navn": "A", "antal": 1}
    assert last == {"navn": "F", "antal": 6}
    assert bad == [
        [
            "»antal« (kolonne B): Skriv et helt tal, fx 3.",
            "»dato« (kolonne C): Den dag findes ikke i kalenderen. Skriv dag, måned og år i den "
            "rækkefølge, fx 20-11-2026.",
        ],
        [
            'Rækken har et anførselstegn (") midt i en tekst. Gem tabellen fra Excel, eller skriv '
            "tegnet to gange."
        ],
        [
            "Rækken har flere celler end overskriften. Står der et skilletegn (som ; eller ,) i en "
            "tekst uden anførselstegn om?"
        ],
    ]
    found = [one for one in source.opened(path, schema(FIELDS)).cases() if one.problem]
    assert [one.where.da for one in found] == ["række 3", "række 4", "række 5"]
    assert found[0].problem is not None
    assert found[0].problem.message.da == "Rækken har 2 celler, der ikke kan bruges."
    assert [problem.path for problem in found[0].problem.problems] == ["antal", "dato"]


CELLS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
    | st.sampled_from('";,\n\t'),
    max_size=12,
).map(lambda text: "\n".join(text.splitlines()))


@given(
    rows=st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=6),
    delimiter=st.sampled_from(";,\t"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    end=st.sampled_from(["\r\n", "\n"]),
)
def test_what_is_written_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[list[str]],
    delimiter: str,
    encoding: str,
    end: str,
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows([["a", "b.c"], *rows])
    path = tmp_path_factory.mktemp("csv") / "x.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    tidy = [[unicodedata.normalize("NFC", cell.strip()) for cell in row] for row in rows]
    expected = [({"a": a} if a else {}) | ({"b": {"c": c}} if c else {}) for a, c in tidy if a or c]
    opened = source.opened(path)
    assert [case.read(one.data) for one in opened.cases()] == expected
    assert opened.count() == len(expected)
