"""What templates may not use."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import refused

RULE = refused.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn|upper }}", id="filter"),
        pytest.param("{{ alder * 2 + 1 }}", id="arithmetic"),
        pytest.param("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(navn) }}", id="macro"),
        pytest.param("{{ barn.items }}", id="key named like a method"),
        pytest.param("{% for b in born %}{{ loop.cycle('a', 'b') }}{% endfor %}", id="loop.cycle"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Kære {{ navn.upper() }}", ["{{ navn.upper() }}"], id="method"),
        pytest.param("{{ navn|safe }}", ["{{ navn|safe }}"], id="raw XML"),
        pytest.param("{% include 'x' %}", ["{% include 'x' %}"], id="include"),
        pytest.param("{% import 'x' as y %}", ["{% import 'x' as y %}"], id="import"),
        pytest.param(
            "{% call m() %}x{% endcall %}", ["{% call m() %}", "{% endcall %}"], id="call block"
        ),
        pytest.param("{{ 9**9 }}", ["{{ 9**9 }}"], id="power"),
        pytest.param("{{ born[0:2] }}", ["{{ born[0:2] }}"], id="slice"),
        pytest.param("{% set kommune = 1 %}", ["{% set kommune = 1 %}"], id="reserved name"),
        pytest.param(
            "{% set a | upper %}x{% endset %}", ["{% set a | upper %}"], id="filter on a set block"
        ),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words
