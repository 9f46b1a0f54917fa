"""Values that the schema accepts and a filter does not."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from qa.finding import Finding
from qa.rules import not_formatted

Found = Callable[..., list[Finding]]


def _field(**facets: Any) -> dict[str, Any]:
    return {"schema": {"type": "object", "required": ["a"], "properties": {"a": facets}}}


TEXT = {"type": "string", "format": "tekst", "minLength": 1}


@pytest.mark.parametrize(
    ("text", "options"),
    [
        pytest.param("{{ a|dato }}", _field(type="string", format="date"), id="date"),
        pytest.param('{{ a|dato("kort") }}', _field(enum=["2026-01-01"]), id="a date written out"),
        pytest.param("{{ a|cpr }}", _field(type="string", format="cpr"), id="cpr"),
        pytest.param("{{ a|telefon }}", _field(type="string", pattern="^[0-9]{6}([0-9]{2})?$"), id="digits"),
        pytest.param("{{ a|kroner }}", _field(type="integer"), id="whole amount"),
        pytest.param("{{ a|kroner }}", _field(type="number", multipleOf=0.01), id="in øre"),
        pytest.param("{{ a|tal }}", _field(type="number"), id="any number"),
        pytest.param("{{ a|int }}", _field(type="string", pattern="^[0-9]{1,3}$"), id="digits as number"),
        pytest.param("{% if a == '2026-01-01' %}{{ a|dato }}{% endif %}", _field(**TEXT), id="only one"),
        pytest.param("{{ '2026-01-01'|dato }}", {}, id="written in the tag"),
        pytest.param("{{ a|upper|trim }}", _field(**TEXT), id="filters of any text"),
    ],
)  # fmt: skip
def test_must_not_fire(text: str, options: Any, found: Found) -> None:
    assert found(not_formatted.check, text, **options) == []


@pytest.mark.parametrize(
    ("text", "options", "words"),
    [
        pytest.param("{{ a|dato }}", _field(**TEXT), "ikke en dato", id="any text as date"),
        pytest.param("{{ a|dato }}", _field(type="string", pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), "ikke en dato", id="a pattern knows no calendar"),
        pytest.param("{{ a|dato }}", _field(enum=["2026-01-01", "ukendt"]), "ikke en dato", id="one word is no date"),
        pytest.param("{{ a|cpr }}", _field(**TEXT), "CPR", id="any text as CPR"),
        pytest.param("{{ a|telefon }}", _field(**TEXT), "telefonnummer", id="any text as telephone"),
        pytest.param("{{ a|kroner }}", _field(type="number"), "decimaler", id="amount finer than øre"),
        pytest.param("{{ a|int }}", _field(**TEXT), "ikke et tal", id="any text as number"),
        pytest.param('{{ a|dato("langt") }}', _field(type="string", format="date"), "lang", id="a form that does not exist"),
        pytest.param("{{ 'i morgen'|dato }}", {}, "ikke en dato", id="written in the tag"),
        pytest.param("{% set x = a %}{{ x|dato }}", _field(**TEXT), "ikke en dato", id="set"),
    ],
)  # fmt: skip
def test_must_fire(text: str, options: Any, words: str, found: Found) -> None:
    (one,) = found(not_formatted.check, text, **options)
    assert one.severity == "error"
    assert one.fix is not None
    assert words in one.fix.da
    assert json.loads(one.case)
