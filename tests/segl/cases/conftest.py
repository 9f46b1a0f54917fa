"""Schemas of a few fields, tables of a few rows, and the cases that come of them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from render import case
from render import schema as schemas
from render.schema import Schema
from segl.cases import source
from segl.cases.numbered import Numbered

CPR = {"title": "Barnets CPR-nummer", "type": "string", "format": "cpr"}


def make_schema(properties: Mapping[str, Any], **words: Any) -> Schema:
    """Return the schema of a case with some fields, and no others."""
    content = {"type": "object", "properties": properties, "additionalProperties": False, **words}
    return schemas.from_documents({"sag.json": content}, "sag.json")


def write_workbook(
    path: Path, *sheets: Sequence[Sequence[Any]], hidden: Sequence[int] = ()
) -> Path:
    """Write a workbook of some sheets; rows of the first by their number from 1 are hidden."""
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        for sheet in sheets:
            written = book.add_worksheet()
            for number, row in enumerate(sheet):
                for column, value in enumerate(row):
                    _write(written, number, column, value, day)
        for number in hidden:
            book.worksheets()[0].set_row(number - 1, None, None, {"hidden": True})
    return path


def _write(sheet: Any, row: int, column: int, value: Any, day: Any) -> None:
    match value:
        case bool():
            sheet.write_boolean(row, column, value)
        case datetime.date():
            sheet.write_datetime(row, column, value, day)
        case str() if value.startswith("#"):
            sheet.write_formula(row, column, "=1/0", None, value)
        case str():
            sheet.write_string(row, column, value)
        case int() | float():
            sheet.write_number(row, column, value)


@pytest.fixture(scope="session")
def schema() -> Callable[..., Schema]:
    """`schema({"x": {...}}, required=["x"])`: the schema of a case."""
    return make_schema


@pytest.fixture(scope="session")
def workbook() -> Callable[..., Path]:
    """`workbook(path, rows, other_rows, hidden=[3])`: an Excel file as Excel would save it."""
    return write_workbook


@pytest.fixture(scope="session")
def read() -> Callable[..., list[Any]]:
    """`read(path, schema, mapping)`: each case, or the Danish sentences of its problem."""

    def read(path: Path, schema: Schema | None = None, **mapping: str) -> list[Any]:
        return [made(one) for one in source.opened(path, schema, mapping).cases()]

    return read


def made(one: Numbered) -> Any:
    """Return a case as a worker reads it, or why there is none."""
    if one.problem is not None:
        assert one.data == b""
        return [problem.message.da for problem in one.problem.problems]
    return case.read(one.data)
