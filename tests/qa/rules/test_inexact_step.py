"""Steps that binary numbers cannot keep."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from qa.finding import Finding
from qa.rules import inexact_step

RULE = inexact_step.check


def of(**node: Any) -> dict[str, Any]:
    """Return a schema with one field."""
    return {"type": "object", "properties": {"beloeb": {"type": "number", **node}}}


@pytest.mark.parametrize(
    "schema",
    [
        pytest.param(of(), id="none"),
        pytest.param(of(multipleOf=1), id="whole"),
        pytest.param(of(multipleOf=50), id="fifties"),
        pytest.param(of(multipleOf=0.5), id="halves are exact"),
        pytest.param(of(multipleOf=Decimal("0.25")), id="quarters are exact"),
        pytest.param(of(multipleOf=1.0), id="whole, with a point"),
        pytest.param(
            of(multipleOf=0.01, **{"$comment": "multipleOf: kun til Segl"}), id="said to be meant"
        ),
        pytest.param(
            {"properties": {"multipleOf": {"title": "Gange", "type": "number"}}},
            id="a field's name",
        ),
    ],
)
def test_must_not_fire(schema: dict[str, Any], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, "Kære", schema=schema, leads=True) == []


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        pytest.param(of(multipleOf=0.01), "sag.json: beloeb: trinnet 0,01", id="øre"),
        pytest.param(of(multipleOf=Decimal("0.1")), "trinnet 0,1", id="tenths"),
        pytest.param(of(multipleOf=0.01, **{"$comment": "øre"}), "0,01", id="other comment"),
        pytest.param({"allOf": [of(multipleOf=2.2)]}, "allOf/0.beloeb: trinnet 2,2", id="combined"),
        pytest.param(
            {"$ref": "common.json#/$defs/penge"}, "common.json: penge: trinnet 0,05", id="shared"
        ),
    ],
)
def test_must_fire(schema: dict[str, Any], words: str, found: Callable[..., list[Finding]]) -> None:
    common = {"$id": "common.json", "$defs": {"penge": {"multipleOf": 0.05}}}
    (one,) = found(RULE, "Kære", schema=schema, common=common, leads=True)
    assert one.severity == "info"
    assert words in one.message.da
    assert found(RULE, "Kære", schema=schema, common=common, leads=False) == []
