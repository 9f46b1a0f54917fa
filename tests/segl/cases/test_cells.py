"""What cells of tables become, and what is told instead of guessed."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from render.message import Message
from render.schema import Schema
from segl.cases import cells
from segl.cases.cells import Place, tidy

TEXT = {"type": "string", "minLength": 1, "format": "tekst"}
DATE = {"type": "string", "format": "date"}
CPR = {"type": "string", "format": "cpr"}
PHONE = {"type": "string", "pattern": "^[0-9]{6}([0-9]{2})?$"}
POST = {"type": "string", "pattern": "^[0-9]{4}$"}
CASE = {"type": "string", "format": "sagsnummer"}
MONEY = {"type": "number", "minimum": 0, "multipleOf": Decimal("0.01")}
WHOLE = {"type": "integer"}
YES_NO = {"type": "boolean"}
ROLE = {"enum": ["foraeldremyndighedsindehaver", "anden_part"]}
TITLED = {"oneOf": [{"const": "a1", "title": "Først"}, {"const": "b2", "title": "Åben"}]}
NUMBERS = {"enum": [10, 2, 1]}
LINES = {"type": "array", "items": TEXT}
OPEN = {"anyOf": [{"const": "a"}, {"type": "string"}]}
DAY = datetime.datetime(2026, 11, 20)  # noqa: DTZ001
NOON = datetime.datetime(2026, 11, 20, 12, 30)  # noqa: DTZ001
Make = Callable[..., Schema]


def value(node: dict[str, Any], cell: Any, schema: Make) -> Any:
    read = cells.reader(Place(schema({"x": node}).shape.properties["x"]))
    assert read is not None
    return read(tidy(cell))


@pytest.mark.parametrize(
    ("node", "cell", "expected"),
    [
        pytest.param(TEXT, " Åse Ærø \u00a0", "Åse Ærø", id="text, space around it"),
        pytest.param(TEXT, "A\u030ase", "Åse", id="letters put together"),
        pytest.param(TEXT, "en  to\nlinjer", "en  to\nlinjer", id="space within is kept"),
        pytest.param(TEXT, "to\r\nlinjer\r", "to\nlinjer", id="line breaks of Windows"),
        pytest.param(TEXT, "0042", "0042", id="leading zeros"),
        pytest.param(TEXT, "20-11-2026", "20-11-2026", id="a text may look like a date"),
        pytest.param(TEXT, "1.234,50", "1.234,50", id="or like a number"),
        pytest.param(TEXT, "ja", "ja", id="or like an answer"),
        pytest.param(TEXT, "#N/A", "#N/A", id="a text that Excel shows as an error"),
        pytest.param(TEXT, 42, "42", id="a number in Excel, a text here"),
        pytest.param(TEXT, -3, "-3", id="one below nought"),
        pytest.param(TEXT, 10**14, "1" + "0" * 14, id="fifteen digits"),
        pytest.param(TEXT, "1,01E+08", "1,01E+08", id="any text may be so"),
        pytest.param(POST, 3900, "3900", id="postcode that Excel made a number"),
        pytest.param(POST, "0800", "0800", id="postcode with its zero"),
        pytest.param(PHONE, "99 00 12", "990012", id="phone in pairs"),
        pytest.param(PHONE, "+299 990012", "990012", id="phone of Greenland"),
        pytest.param(PHONE, "abc", "abc", id="what no form fits stays, for the schema to refuse"),
        pytest.param(CASE, "eks-2026-000123", "EKS-2026-000123", id="case number"),
        pytest.param(CPR, "010190-1234", "010190-1234", id="CPR"),
        pytest.param(CPR, "0101901234", "0101901234", id="CPR without hyphen"),
        pytest.param(CPR, "010190 1234", "010190-1234", id="CPR with a space"),
        pytest.param(CPR, 2309154902, "2309154902", id="CPR of ten digits as a number"),
        pytest.param(CPR | {"pattern": "^[0-9]{10}$"}, "010190-1234", "0101901234", id="CPR bare"),
        pytest.param(CPR, "12345678", "12345678", id="eight digits: not for us to explain"),
        pytest.param(DATE, "20-11-2026", "2026-11-20", id="date"),
        pytest.param(DATE, "20.11.2026", "2026-11-20", id="date with points"),
        pytest.param(DATE, "20/11/2026", "2026-11-20", id="date with strokes"),
        pytest.param(DATE, "2026-11-20", "2026-11-20", id="ISO date"),
        pytest.param(DATE, "20. nov. 2026", "2026-11-20", id="date in words"),
        pytest.param(DATE, "2026-11-20 00:00:00.000", "2026-11-20", id="date of a database"),
        pytest.param(DATE, "2026-11-20T13:45", "2026-11-20", id="date with a time"),
        pytest.param(DATE, "20-11-2026 kl. 13.45", "2026-11-20", id="date with a Danish time"),
        pytest.param(DATE, DAY, "2026-11-20", id="date of Excel"),
        pytest.param(DATE, NOON, "2026-11-20", id="date of Excel with a time"),
        pytest.param(MONEY, "1.234,50", Decimal("1234.50"), id="Danish money"),
        pytest.param(MONEY, "1234.5", Decimal("1234.5"), id="money of a program"),
        pytest.param(MONEY, "1,234.50", Decimal("1234.50"), id="English money"),
        pytest.param(MONEY, "1 234,50 kr.", Decimal("1234.50"), id="money with words"),
        pytest.param(MONEY, "0,125", Decimal("0.125"), id="decimals below one"),
        pytest.param(MONEY, "0.125", Decimal("0.125"), id="decimals of a program"),
        pytest.param(MONEY, "1234.567", Decimal("1234.567"), id="too many digits for thousands"),
        pytest.param(MONEY, "1.234.567", 1234567, id="millions"),
        pytest.param(MONEY, "1,234,567", 1234567, id="English millions"),
        pytest.param(MONEY, "-5,5", Decimal("-5.5"), id="below nought: the schema's to refuse"),
        pytest.param(MONEY, Decimal("19.99"), Decimal("19.99"), id="money of Excel"),
        pytest.param(WHOLE, "3", 3, id="whole"),
        pytest.param(WHOLE, "3,0", 3, id="whole with a decimal of nought"),
        pytest.param(WHOLE, "1.234", 1234, id="whole thousands"),
        pytest.param(WHOLE, 3, 3, id="whole of Excel"),
        pytest.param(YES_NO, "Ja", True, id="ja"),
        pytest.param(YES_NO, "nej", False, id="nej"),
        pytest.param(YES_NO, "SAND", True, id="Danish Excel in CSV"),
        pytest.param(YES_NO, "FALSE", False, id="English Excel in CSV"),
        pytest.param(YES_NO, "0", False, id="database"),
        pytest.param(YES_NO, 1, True, id="a number for yes"),
        pytest.param(YES_NO, False, False, id="Excel's own"),
        pytest.param(ROLE, "anden_part", "anden_part", id="choice"),
        pytest.param(ROLE, "Anden part", "anden_part", id="choice as people write it"),
        pytest.param(ROLE, "Forældremyndighedsindehaver", ROLE["enum"][0], id="choice with æ"),
        pytest.param(TITLED, "først", "a1", id="choice by title"),
        pytest.param(NUMBERS, "2", 2, id="choice of numbers, not its place"),
        pytest.param(NUMBERS, 10, 10, id="choice of numbers in Excel"),
        pytest.param(OPEN, "b", "b", id="choices that are not all"),
        pytest.param(LINES, "at a\n\n at b \n", ["at a", "at b"], id="a line for each item"),
        pytest.param({}, "007", "007", id="unknown: text"),
        pytest.param({}, 7, 7, id="unknown: number"),
        pytest.param({}, DAY, "2026-11-20", id="unknown: date"),
    ],
)
def test_a_cell_is_understood(node: dict[str, Any], cell: Any, expected: Any, schema: Make) -> None:
    found = value(node, cell, schema)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("node", "cell", "words"),
    [
        pytest.param(CPR, "101901234", "Excel har fjernet nullet", id="CPR of nine digits"),
        pytest.param(CPR, 101901234, "Excel har fjernet nullet", id="the same as a number"),
        pytest.param(CPR, "10190-1234", "Excel har fjernet nullet", id="the same with a hyphen"),
        pytest.param(CPR, "1,01E+08", "forkortet nummeret", id="CPR shortened by Excel"),
        pytest.param(POST, 800, "Begynder det med 0", id="postcode without its zero"),
        pytest.param(POST, "85", "Begynder det med 0", id="without two"),
        pytest.param(TEXT, 10**15, "kun 15 cifre", id="too many digits for Excel"),
        pytest.param(TEXT, Decimal("1.5"), "decimaltal", id="a text made a decimal number"),
        pytest.param(TEXT, DAY, "gjort cellen til en dato", id="a text made a date"),
        pytest.param(TEXT, True, "SAND eller FALSK", id="a text made a truth"),
        pytest.param(TEXT, "a\x00b", "et tegn, som et dokument", id="a sign no letter can hold"),
        pytest.param(CASE, DAY, "gjort cellen til en dato", id="a case number made a date"),
        pytest.param(DATE, 46346, "et tal, ikke en dato", id="a date shown as a number"),
        pytest.param(DATE, "46346", "Skriv dag, måned og år", id="the same in CSV"),
        pytest.param(DATE, "20-11-26", "Skriv også året", id="year of two digits"),
        pytest.param(DATE, "11/20/2026", "findes ikke i kalenderen", id="American date"),
        pytest.param(DATE, "i dag", "Skriv dag, måned og år", id="a word that moves"),
        pytest.param(DATE, "2026-11-20T23:30:00Z", "Skriv dag", id="a zone that moves the day"),
        pytest.param(DATE, True, "ikke en dato", id="a truth for a date"),
        pytest.param(MONEY, "1.234", "på to måder", id="thousands or decimals"),
        pytest.param(MONEY, "12,345", "på to måder", id="decimals or thousands"),
        pytest.param(MONEY, "-1.234 kr.", "på to måder", id="the same below nought"),
        pytest.param(WHOLE, "1,234", "på to måder", id="no whole number in Danish"),
        pytest.param(WHOLE, "1,5", "et helt tal", id="a half"),
        pytest.param(WHOLE, Decimal("1.5"), "et helt tal", id="a half of Excel"),
        pytest.param(WHOLE, "ti", "et helt tal", id="a word"),
        pytest.param(MONEY, "1,23E+05", "Skriv et tal", id="a number that Excel shortened"),
        pytest.param(MONEY, "12345678901234567", "mere end 15 cifre", id="a long number"),
        pytest.param(MONEY, "1234567890123.4567", "mere end 15 cifre", id="long decimals"),
        pytest.param(MONEY, DAY, "Skriv et tal", id="a date for a number"),
        pytest.param(MONEY, True, "Skriv et tal", id="a truth for a number"),
        pytest.param(YES_NO, "x", "Skriv ja eller nej", id="a cross cannot say no"),
        pytest.param(YES_NO, 2, "Skriv ja eller nej", id="a number"),
        pytest.param(YES_NO, DAY, "Skriv ja eller nej", id="a date for a truth"),
        pytest.param(ROLE, "anden", "Skriv en af: foraeldre", id="the beginning of a choice"),
        pytest.param(ROLE, "2", "Skriv en af", id="the place of a choice"),
        pytest.param(ROLE, DAY, "Skriv en af", id="a date for a choice"),
        pytest.param(NUMBERS, True, "Skriv en af: 10, 2, 1", id="a truth is not 1"),
        pytest.param(LINES, "a\nb\x01", "et tegn", id="one bad line"),
    ],
)
def test_what_is_lost_is_told(node: dict[str, Any], cell: Any, words: str, schema: Make) -> None:
    found = value(node, cell, schema)
    assert isinstance(found, Message)
    assert words in found.da
    assert found.en
    shown = f"{found.da} {found.en}"
    is_told = "Skriv en af" in shown  # the words of the schema
    assert is_told or len(str(cell)) < 4 or str(cell) not in shown  # no value of the case


def test_the_concept_cpr_is_one_without_a_format(schema: Make) -> None:
    found = schema({"x": {"$ref": "#/$defs/cpr"}}, **{"$defs": {"cpr": {"type": "string"}}})
    read = cells.reader(Place(found.shape.properties["x"]))
    assert read is not None
    assert read("101901234") is cells.LOST_ZERO_CPR
    assert read("0101901234") == "0101901234"


def test_a_group_is_no_cell(schema: Make) -> None:
    group = {"type": "object", "properties": {"y": TEXT}}
    for node in (group, {"type": "array", "items": group}):
        assert cells.reader(Place(schema({"x": node}).shape.properties["x"])) is None
