"""Patterns outside the portable subset."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from qa.finding import Finding
from qa.rules import pattern_outside

RULE = pattern_outside.check


@pytest.mark.parametrize(
    "schema",
    [
        pytest.param({}, id="no pattern"),
        pytest.param({"properties": {"a": {"pattern": "^[0-9]{4}$"}}}, id="anchored"),
        pytest.param({"properties": {"pattern": {"type": "string"}}}, id="a field named pattern"),
        pytest.param({"properties": {"a": {"enum": [{"pattern": "a"}]}}}, id="in data"),
        pytest.param({"patternProperties": {"^x-[a-z]+$": {}}}, id="names of fields"),
        pytest.param({"properties": {"a": {"type": "strng"}}}, id="otherwise broken"),
    ],
)
def test_must_not_fire(schema: dict[str, Any], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, "Kære borger", schema=schema) == []


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        pytest.param({"pattern": "a"}, "sag.json: mønstret »a«", id="the case itself"),
        pytest.param(
            {"properties": {"barn": {"properties": {"postnr": {"pattern": "[0-9]{4}"}}}}},
            "sag.json: barn.postnr: mønstret »[0-9]{4}« kan ikke bruges: det skal gælde hele "
            "teksten: skriv ^[0-9]{4}$",
            id="not anchored",
        ),
        pytest.param(
            {"properties": {"x": {"items": {"properties": {"y": {"pattern": "^\\w+$"}}}}}},
            "sag.json: x[].y: mønstret »^\\w+$« kan ikke bruges: »\\w«: skriv tegnene",
            id="words in a list",
        ),
        pytest.param(
            {"$ref": "common.json#/$defs/adresse"}, "common.json: adresse.postnr: ", id="shared"
        ),
        pytest.param({"patternProperties": {"x": {}}}, "mønstret »x«", id="names of fields"),
        pytest.param({"allOf": [{"pattern": "a"}]}, "sag.json: allOf/0: ", id="combined"),
        pytest.param({"pattern": "^a|b$"}, "skriv ^(a|b)$", id="or"),
        pytest.param({"pattern": "^(a+)+$"}, "uendelig tid", id="repeat of a repeat"),
        pytest.param({"pattern": "^(?=a)a$"}, "se fremad", id="look ahead"),
    ],
)
def test_must_fire(schema: dict[str, Any], words: str, found: Callable[..., list[Finding]]) -> None:
    shared = {"properties": {"postnr": {"pattern": "[0-9]{4}"}}}
    common = {"$id": "common.json", "$defs": {"adresse": shared}}
    told = found(None, "Kære borger", schema=schema, common=common)
    (one,) = [one for one in told if one.code != "LAW001"]
    assert (one.code, one.severity) == ("DAT008", "error")
    assert words in one.message.da


def test_all_of_them_are_told_in_one_run(
    findings: Callable[..., list[tuple[str, str, str]]],
) -> None:
    text = '(skemaet) {"properties": {"a": {"pattern": "a"}, "b": {"pattern": "b", "format": "c"}}}'
    told = [code for code, _, _ in findings(text) if code != "LAW001"]
    assert told == ["DAT001", "DAT008", "DAT008"]
    assert json.loads(text.removeprefix("(skemaet) "))
