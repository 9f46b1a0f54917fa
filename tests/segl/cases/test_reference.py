"""Every sample case of the reference letters can come from a table, and is the same case."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from render import case, library
from render.fields import fields
from render.schema import Schema
from samples import to_one
from segl.cases import naming, source

LIBRARY = library.open_library(Path(__file__).resolve().parents[3])
SAMPLES = [
    pytest.param(name, path, id=f"{name}-{path.stem}")
    for name in LIBRARY.ids
    for path in to_one(LIBRARY.root, name)  # a row of a table is one letter
]


def _flat(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    match value:
        case dict():
            for name, inner in value.items():
                yield from _flat(inner, f"{path}.{name}" if path else name)
        case list():
            for number, inner in enumerate(value):
                yield from _flat(inner, f"{path}[{number}]")
        case _:
            yield path, value


def _danish(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return str(value).replace(".", ",") if isinstance(value, int | Decimal) else value


def _schema(name: str) -> Schema:
    found = LIBRARY.schema(LIBRARY.entry(name).manifest.schema)
    assert found is not None
    return found


def _only(path: Path, schema: Schema) -> Any:
    (one,) = source.opened(path, schema).cases()
    assert one.problem is None
    return case.read(one.data)


@pytest.mark.parametrize(("name", "path"), SAMPLES)
def test_a_sample_comes_back_from_a_table(name: str, path: Path, tmp_path: Path) -> None:
    sample, schema = case.read(path.read_bytes()), _schema(name)
    headings, values = zip(*_flat(sample), strict=True)
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows([headings, map(_danish, values)])
    (tmp_path / "x.csv").write_bytes(text.getvalue().encode("utf-8-sig"))
    with xlsxwriter.Workbook(tmp_path / "x.xlsx", {"strings_to_numbers": False}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, headings)
        sheet.write_row(1, 0, values)
    assert _only(tmp_path / "x.csv", schema) == sample
    assert _only(tmp_path / "x.xlsx", schema) == sample


@pytest.mark.parametrize("name", LIBRARY.ids)
def test_letters_can_be_named_by_case_and_date(name: str) -> None:
    schema = _schema(name)
    is_of_a_case = ("sag", "nr") in {field.path for field in fields(schema.shape)}
    number = "{sag.nr}-" if is_of_a_case else ""  # what leaders decide is of no one's case
    named = naming.by_pattern(f"{number}{{brev.dato}}", schema)
    for path in LIBRARY.entry(name).cases:
        sample = case.read(path.read_bytes())
        expected = f"{sample['sag']['nr']}-" if is_of_a_case else ""
        assert named(sample, 1) == f"{expected}{sample['brev']['dato']}.docx"
