"""Fields without a title."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qa.finding import Finding
from qa.rules import untitled_field

RULE = untitled_field.check


def of(**properties: Any) -> dict[str, Any]:
    """Return a schema with some fields."""
    return {"type": "object", "properties": properties}


@pytest.mark.parametrize(
    "schema",
    [
        pytest.param({}, id="no fields"),
        pytest.param(of(navn={"title": "Navn"}), id="capital"),
        pytest.param(of(cpr={"title": "CPR-nummer"}), id="other words"),
        pytest.param(of(sag={"$ref": "common.json#/$defs/sag"}), id="title where it refers to"),
        pytest.param(
            of(x={"title": "Børn", "type": "array", "items": {"type": "string"}}), id="list"
        ),
        pytest.param(of(x={"title": "Barn", **of(navn={"title": "Barnets navn"})}), id="group"),
        pytest.param(of(x=False), id="a field that is not allowed"),
    ],
)
def test_must_not_fire(schema: dict[str, Any], quotes: Callable[..., list[str]]) -> None:
    common = {"$id": "common.json", "$defs": {"sag": {"title": "Sag"}}}
    assert quotes(RULE, "Kære", schema=schema, common=common, leads=True) == []


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        pytest.param(of(navn={"type": "string"}), ": navn.", id="none"),
        pytest.param(of(navn={"title": ""}), ": navn.", id="empty"),
        pytest.param(of(navn={"title": "  "}), ": navn.", id="blank"),
        pytest.param(of(navn={"title": "navn"}), ": navn.", id="its own name"),
        pytest.param(of(navn=True, by=True), ": navn, by.", id="anything"),
        pytest.param(
            of(x={"title": "Barn", **of(navn={"title": "x.navn"})}), ": x.navn.", id="its own path"
        ),
        pytest.param(
            of(x={"title": "X", "type": "array", "items": of(navn={})}), ": x[].navn.", id="in a list"
        ),
        pytest.param(of(**{f"f{n}": {} for n in range(14)}), "f11 og 2 til.", id="many"),
    ],
)  # fmt: skip
def test_must_fire(schema: dict[str, Any], words: str, found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, "Kære", schema=schema, leads=True)
    assert one.severity == "warning"
    assert words in one.message.da
    assert found(RULE, "Kære", schema=schema, leads=False) == []
