"""Outcomes that a schema names and its other demands exclude."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qa.finding import Finding
from qa.rules import no_outcome

Found = Callable[..., list[Finding]]
WORDS = {"title": "Udfaldet", "enum": ["medhold", "delvis", "afslag"]}


def _schema(**more: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["udfald"],
        "properties": {"udfald": {"$ref": "#/$defs/afgoerelsesklasse"}, "grund": {"enum": ["a"]}},
        "$defs": {"afgoerelsesklasse": WORDS},
        **more,
    }


def _then(word: str, **then: Any) -> dict[str, Any]:
    return _schema(**{"if": {"properties": {"udfald": {"const": word}}}, "then": then})


@pytest.mark.parametrize(
    "schema",
    [
        pytest.param(_schema(), id="all possible"),
        pytest.param(_then("afslag", required=["grund"]), id="one asks for more"),
        pytest.param(_then("afslag", properties={"grund": False}), id="one forbids"),
        pytest.param({"type": "object", "properties": {"a": {"enum": ["x"]}}}, id="no concept"),
    ],
)
def test_must_not_fire(schema: Any, found: Found) -> None:
    assert found(no_outcome.check, "Kære", schema=schema) == []


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        pytest.param(_then("afslag", properties={"udfald": False}), ["»afslag«"], id="the field itself forbidden"),
        pytest.param(_schema(**{"not": {"properties": {"udfald": {"const": "delvis"}}}}), ["»delvis«"], id="excluded by not"),
        pytest.param(_schema(allOf=[{"properties": {"udfald": {"enum": ["medhold"]}}}]), ["»delvis«", "»afslag«"], id="narrowed"),
    ],
)  # fmt: skip
def test_must_fire(schema: Any, words: list[str], found: Found) -> None:
    findings = found(no_outcome.check, "Kære", schema=schema)
    assert len(findings) == len(words)
    for one, word in zip(findings, words, strict=True):
        assert f"»Udfaldet« kan ikke være {word}" in one.message.da
