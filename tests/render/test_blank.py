"""A value without a visible character is refused where it would print: a hole in the letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from render.errors import CaseError
from render.properties import literal

Fill = Callable[..., list[str]]
BLANKS = ["", " ", "\n\n", "\t", "\u00a0", "\u200b", "\u200b \ufeff"]


@pytest.mark.parametrize(
    ("text", "case", "expected"),
    [
        pytest.param("[{{ a }}]", {"a": "."}, "[.]", id="one visible character"),
        pytest.param("[{{ a }}]", {"a": " x "}, "[ x ]", id="spaces around a word"),
        pytest.param("[{{ a }}]", {"a": 0}, "[0]", id="nought is a number"),
        pytest.param('[{{ a|default("") }}]', {}, "[]", id="the author's blank"),
        pytest.param('[{{ a|default("") }}]', {"a": ""}, "[]", id="blank as good as none"),
        pytest.param('[{{ a|d("")|upper }}]', {}, "[]", id="a filter on the author's blank"),
        pytest.param('[{{ "x" if a }}]', {"a": False}, "[]", id="a choice without else"),
        pytest.param('[{{ a if a else "" }}]', {"a": ""}, "[]", id="a choice with a blank"),
        pytest.param('[{{ a or "" }}]', {"a": ""}, "[]", id="or the author's blank"),
        pytest.param('[{{ " " if not a }}]', {"a": False}, "[ ]", id="a space as separator"),
        pytest.param('[{% set x = "" %}{{ x }}]', {}, "[]", id="a blank that was set"),
        pytest.param('[{{ a|d("") ~ " " ~ b|d("") }}]', {}, "[ ]", id="blanks joined"),
        pytest.param('[{{ a|d("") ~ b }}]', {"b": "x"}, "[x]", id="a blank beside a value"),
        pytest.param(
            "[{% for i in l %}{{ loop.cycle('', ';') }}{{ i }}{% endfor %}]",
            {"l": [1, 2]}, "[1;2]", id="a blank in a cycle",
        ),
        pytest.param("[{{ l|join }}]", {"l": ["a", "b"]}, "[ab]", id="a list without separator"),
        pytest.param('[{{ a|d("")|afsnit }}]', {}, "[]", id="no paragraphs, as meant"),
        pytest.param("[{% set s %}{% endset %}{{ s }}]", {}, "[]", id="an empty block"),
        pytest.param("[{% if a is udfyldt %}{{ a }}{% endif %}]", {"a": " "}, "[]", id="guarded"),
        pytest.param("{% if a == '' %}x{% endif %}", {"a": ""}, "x", id="compared, not printed"),
    ],
)  # fmt: skip
def test_a_blank_that_was_meant_prints(
    fill: Fill, text: str, case: dict[str, Any], expected: str
) -> None:
    assert fill(text, case) == [expected]


@pytest.mark.parametrize("value", BLANKS)
@pytest.mark.parametrize(
    "text",
    [
        "{{ a }}",
        "{{ a|upper }}",
        "{{ a|afsnit }}",
        "{{ a ~ b }}",
        "{{ b + a }}",
        "{{ l|liste }}",
        "{{ l|join(', ') }}",
        "{{ a|default('x') }}",
        "{% set x = a %}{{ x }}",
        "{% for x in l %}{{ x }}{% endfor %}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(a) }}",
        "{{ 'x' if b == 'y' else a }}",
    ],
)
def test_a_blank_of_the_case_is_refused(fill: Fill, text: str, value: str) -> None:
    with pytest.raises(CaseError) as caught:
        fill(text, {"a": value, "b": "x", "l": [value, value]})
    assert "blankt" in caught.value.problems[0].message.da


@pytest.mark.parametrize("text", ["{{ l|liste }}", "{{ l|join(', ') }}"])
def test_an_empty_list_is_refused(fill: Fill, text: str) -> None:
    with pytest.raises(CaseError):
        fill(text, {"l": []})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Høring", "Høring"),
        ("{{ navn }} {% if %}", "(( navn )) (% if %)"),
        ("br\udce6v", "br\ufffdv"),
        ("a\x00b\x0bc", "a\ufffdb\ufffdc"),
    ],
)
def test_a_value_of_our_own_holds_no_tag(text: str, expected: str) -> None:
    assert literal(text) == expected
