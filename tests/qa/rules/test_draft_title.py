"""Titles that were made of names and never finished."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qa.finding import Finding
from qa.rules import draft_title

RULE = draft_title.check


def _schema(*titles: str) -> dict[str, Any]:
    properties = {f"f{n}": {"title": title, "type": "string"} for n, title in enumerate(titles)}
    return {"type": "object", "properties": properties}


@pytest.mark.parametrize(
    "contents",
    [
        pytest.param(None, id="no schema"),
        pytest.param(_schema(), id="no field"),
        pytest.param(_schema("Navn", ""), id="titles"),
        pytest.param(_schema("Udkast til afgørelse", "Navn (udkast) på barnet"), id="the word"),
    ],
)
def test_must_not_fire(contents: dict[str, Any] | None, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, "Kære borger", schema=contents) == []


@pytest.mark.parametrize(
    ("contents", "words"),
    [
        (_schema("Navn (udkast)"), ["En titel er et udkast: »Navn (udkast)«."]),
        (_schema("A (udkast)", "B", "C (udkast) "), ["2 titler er kun udkast"]),
        (_schema(*(f"T{n} (udkast)" for n in range(9))), ["9 titler", "»T2 (udkast)« …"]),
        (
            {
                "type": "object",
                "properties": {"l": {"type": "array", "items": _schema("X (udkast)")}},
            },
            ["»X (udkast)«"],
        ),
    ],
)
def test_must_fire(
    contents: dict[str, Any], words: list[str], found: Callable[..., list[Finding]]
) -> None:
    (one,) = found(RULE, "Kære borger", schema=contents)
    assert one.severity == "info"
    assert one.fix is not None
    assert "segl fields brev --form" in one.fix.da
    for word in words:
        assert word in one.message.da
