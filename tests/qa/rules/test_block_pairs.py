"""A block without its beginning or end."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import block_pairs

RULE = block_pairs.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{%p if medhold %}\nDu får medhold.\n{%p endif %}", id="paired"),
        pytest.param("{% if medhold %}ja{% else %}nej{% endif %}", id="within a paragraph"),
        pytest.param("{% if medhold %}a{% elif alder > 3 %}b{% else %}c{% endif %}", id="elif"),
        pytest.param("{% for b in born %}{{ b }}{% else %}ingen{% endfor %}", id="else of a loop"),
        pytest.param("{% for b in born %}{% if b %}x{% endif %}{% endfor %}", id="nested"),
        pytest.param("{% set a = 1 %}{{ a }}", id="set needs no end"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("{%p if medhold %}\nDu får medhold.", ["{%p if medhold %}"], id="no end"),
        pytest.param("{% endif %}", ["{% endif %}"], id="no beginning"),
        pytest.param("{% else %}", ["{% else %}"], id="else alone"),
        pytest.param(
            "{% if medhold %}x{% endfor %}", ["{% endfor %}", "{% if medhold %}"], id="wrong end"
        ),
        pytest.param(
            "{% if medhold %}a{% else %}b{% else %}c{% endif %}", ["{% else %}"], id="two else"
        ),
        pytest.param(
            "{%p if medhold %}\n{%p for b in born %}\nx\n{%p endif %}\n{%p endfor %}",
            ["{%p for b in born %}", "{%p endfor %}"],
            id="crossed",
        ),
        pytest.param("{% macro m() %}x", ["{% macro m() %}"], id="macro"),
        pytest.param("{% set a %}x", ["{% set a %}"], id="set block"),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words
