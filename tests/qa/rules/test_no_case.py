"""Schemas that accept nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qa.finding import Finding
from qa.rules import no_case

Found = Callable[..., list[Finding]]
TEXT = {"type": "string", "minLength": 1, "format": "tekst"}


def _object(**more: Any) -> dict[str, Any]:
    return {"type": "object", "required": ["navn"], "properties": {"navn": TEXT}, **more}


@pytest.mark.parametrize(
    "schema",
    [
        pytest.param(_object(), id="sound"),
        pytest.param(_object(properties={"navn": TEXT, "a": False}), id="a field forbidden"),
        pytest.param(_object(oneOf=[{"required": ["navn"]}, {"required": ["a"]}]), id="one of two"),
        pytest.param(_object(maxProperties=4), id="few fields"),
        pytest.param({}, id="nothing said"),
    ],
)
def test_must_not_fire(schema: Any, found: Found) -> None:
    assert found(no_case.check, "{{ navn }}", schema=schema) == []


@pytest.mark.parametrize(
    "schema",
    [
        pytest.param(_object(properties={"navn": False}), id="required and forbidden"),
        pytest.param(_object(properties={"navn": {"allOf": [TEXT, {"type": "number"}]}}), id="two kinds"),
        pytest.param(_object(properties={"navn": {"enum": ["a"], "not": {"const": "a"}}}), id="the only word excluded"),
        pytest.param(_object(properties={"navn": {"type": "number", "minimum": 5, "maximum": 3}}), id="no number between"),
        pytest.param(_object(properties={"navn": {"type": "string", "minLength": 5, "maxLength": 3}}), id="no such length"),
        pytest.param(_object(properties={"navn": {"type": "array", "minItems": 2, "maxItems": 1}}), id="no such many"),
        pytest.param(_object(oneOf=[{"required": ["navn"]}, {"required": ["navn"]}]), id="both of one"),
        pytest.param(_object(**{"if": {"required": ["navn"]}, "then": {"not": {"required": ["navn"]}}}), id="a condition against itself"),
    ],
)  # fmt: skip
def test_must_fire(schema: Any, found: Found) -> None:
    (one,) = found(no_case.check, "{{ navn }}", schema=schema)
    assert one.severity == "error"
