"""A filter, test or function that does not exist."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import unknown_function

RULE = unknown_function.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{ navn|upper }}", id="filter"),
        pytest.param("{{ navn|dato }}", id="Danish filter"),
        pytest.param("{% if navn is udfyldt %}x{% endif %}", id="test"),
        pytest.param("{% for i in range(3) %}{{ i }}{% endfor %}", id="function"),
        pytest.param("{% macro m() %}x{% endmacro %}{{ m() }}", id="macro of the template"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Kære {{ navn|uper }}", ["{{ navn|uper }}"], id="filter"),
        pytest.param("{{ navn|pprint }}", ["{{ navn|pprint }}"], id="Jinja's own that we lack"),
        pytest.param("{% if navn is udfylt %}x{% endif %}", ["{% if navn is udfylt %}"], id="test"),
        pytest.param("{{ lipsum() }}", ["{{ lipsum() }}"], id="function"),
        pytest.param(
            "{{ m() }}{% macro m() %}x{% endmacro %}", ["{{ m() }}"], id="macro before it is made"
        ),
        pytest.param("{{ navn|upper|lwr }}", ["{{ navn|upper|lwr }}"], id="second of a chain"),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words
