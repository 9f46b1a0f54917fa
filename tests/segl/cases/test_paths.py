"""Paths as people write them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from render.schema import Schema
from segl.cases import paths

TEXT = {"type": "string"}
FIELDS: dict[str, Any] = {
    "barn": {
        "type": "object",
        "properties": {"navn": TEXT, "cpr": TEXT},
        "additionalProperties": False,
    },
    "ydelser": {"type": "array", "items": {"type": "object", "properties": {"pris": TEXT}}},
    "frit": {},
}


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("navn", ("navn",)),
        (" barn.navn ", ("barn", "navn")),
        ("ydelser[0].pris", ("ydelser", 0, "pris")),
        ("a[1][2]", ("a", 1, 2)),
        ("sag-nr", ("sag-nr",)),
        ("æble.øl", ("æble", "øl")),
        ("Barnets navn", None),
        ("a..b", None),
        ("a[x]", None),
        ("a[-1]", None),
        ("a[1000]", None),
        ("[0]", None),
        ("1a", None),
        ("", None),
    ],
)
def test_a_path(text: str, path: paths.Path | None) -> None:
    assert paths.parse(text) == path
    if path is not None:
        assert paths.written(path) == text.strip()


@pytest.mark.parametrize(
    ("text", "is_there"),
    [
        ("barn.navn", True),
        ("ydelser[7].pris", True),
        ("frit", True),
        ("frit.a.b", True),
        ("frit[0]", True),
        ("barn.alder", False),
        ("barn[0]", False),
        ("barn.navn.x", False),
        ("ydelser.pris", False),
        ("x", False),
    ],
)
def test_what_a_case_can_have(text: str, is_there: bool, schema: Callable[..., Schema]) -> None:
    path = paths.parse(text)
    assert path is not None
    assert (paths.shape(schema(FIELDS), path) is not None) is is_there


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("cpr", "barn.cpr"),
        ("barn.nvan", "barn.navn"),
        ("Barn.Navn", "barn.navn"),
        ("pris", "ydelser[0].pris"),
        ("helt andet", ""),
    ],
)
def test_what_was_meant(text: str, meant: str, schema: Callable[..., Schema]) -> None:
    assert paths.near(schema(FIELDS), text).en == (f' Did you mean "{meant}"?' if meant else "")
    assert paths.near(None, text).en == ""


def test_a_value_at_a_path() -> None:
    case = {"a": {"b": [1, {"c": 2}]}}
    assert paths.value_at(case, ("a", "b", 1, "c")) == 2
    for path in (("a", "x"), ("a", "b", 9), ("a", "b", "c"), ("a", 0), ("a", "b", 0, "c")):
        assert paths.value_at(case, path) is None
