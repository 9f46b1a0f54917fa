"""Texts that may be blank where they print."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from following import until_clean
from qa.finding import Finding
from qa.rules import may_be_blank

Found = Callable[..., list[Finding]]


def _field(**facets: Any) -> dict[str, Any]:
    field = {"type": "string", **facets}
    other = {"type": "string", "format": "tekst", "minLength": 1}
    return {
        "schema": {
            "type": "object",
            "required": ["a", "b", "l"],
            "properties": {"a": field, "b": other, "l": {"type": "array", "items": field}},
        }
    }


@pytest.mark.parametrize(
    ("text", "options"),
    [
        pytest.param("{{ a }}", _field(format="tekst"), id="format tekst"),
        pytest.param("{{ a }}", _field(pattern="^[0-9]{4}$"), id="digits"),
        pytest.param("{{ a }}", _field(format="date"), id="date"),
        pytest.param("{{ a }}", _field(enum=["x", "y"]), id="named words"),
        pytest.param("{% if a is udfyldt %}{{ a }}{% endif %}", _field(), id="is udfyldt"),
        pytest.param("{% if a|trim %}{% endif %}{% if a == 'x' %}{{ a }}{% endif %}", _field(), id="equal to a word"),
        pytest.param("{% if a %}{{ a }}{% endif %}", _field(pattern="^[a-z]*$"), id="truth, where only nothing is blank"),
        pytest.param("{{ a|default('') }}", _field(), id="a blank that the author means"),
        pytest.param("{{ a if a is udfyldt else b }}", _field(), id="choice"),
        pytest.param("{{ '' if a else 'x' }}", _field(), id="the author's own blank"),
        pytest.param("{% set x = '' %}{{ x }}{{ x ~ b }}", _field(), id="set to a blank"),
        pytest.param("{% if a in ['x', 'y'] %}{{ a }}{% endif %}", _field(), id="one of two words"),
        pytest.param("{% for x in l if x is udfyldt %}{{ x }}{% endfor %}", _field(), id="a loop's filter"),
        pytest.param("{% if l %}{{ l|liste }}{% endif %}", _field(format="tekst"), id="a list with items"),
    ],
)  # fmt: skip
def test_must_not_fire(text: str, options: Any, found: Found) -> None:
    assert found(may_be_blank.check, text, **options) == []


@pytest.mark.parametrize(
    ("text", "options"),
    [
        pytest.param("{{ a }}", _field(), id="any text"),
        pytest.param("{{ a }}", _field(minLength=1), id="a space is long enough"),
        pytest.param("{{ a }}", _field(enum=["x", ""]), id="a blank word"),
        pytest.param("{% if a %}{{ a }}{% endif %}", _field(), id="a space is true"),
        pytest.param("{{ a|upper }}", _field(), id="filter"),
        pytest.param("{{ a|afsnit }}", _field(), id="paragraphs"),
        pytest.param("{{ b ~ a }}", _field(), id="joined"),
        pytest.param("{{ a|default('x') }}", _field(), id="default is for what is missing"),
        pytest.param("{% set x = a %}{{ x }}", _field(), id="set"),
        pytest.param("{% for x in l %}{{ x }}{% endfor %}", _field(), id="loop"),
        pytest.param("{{ l|liste }}", _field(format="tekst"), id="a list without items"),
        pytest.param("{{ l|join(', ') }}", _field(format="tekst"), id="joined list without items"),
        pytest.param("{% if l %}{{ l|liste }}{% endif %}", _field(), id="a blank item"),
        pytest.param("{{ l|map('x') if 0 else a }}", _field(), id="choice"),
    ],
)  # fmt: skip
def test_must_fire(text: str, options: Any, found: Found) -> None:
    findings = found(may_be_blank.check, text, **options)
    assert findings
    for one in findings:
        assert one.severity == "warning"
        assert "kan være blank her" in one.message.da
        assert json.loads(one.case)["b"]


@pytest.mark.parametrize("text", ["{{ note }}", "{{ note|upper }}", "{{ 'Nr. ' ~ note }}"])
def test_the_fix_helps_when_it_is_followed(text: str, found: Found) -> None:
    until_clean(may_be_blank.check, text, found)
