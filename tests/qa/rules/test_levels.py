"""A block that begins and ends at different levels."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import levels

RULE = levels.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("| {% for b in born %}{{ b }}{% endfor %} | x |", id="within a cell"),
        pytest.param("{% if medhold %}a\nb{% endif %}", id="over paragraphs"),
        pytest.param("{%p if medhold %}\n| a | b |\n{%p endif %}", id="whole table"),
        pytest.param("| {%tr for b in born %} |\n| {{ b }} |\n| {%tr endfor %} |", id="rows"),
        pytest.param(
            "| {%p for b in born %}¶{{ b }}¶{%p endfor %} |", id="over paragraphs of a cell"
        ),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "| {% for b in born %}{{ b }} | x |\n\nSlut {% endfor %}",
            ["{% for b in born %}"],
            id="cell to body",
        ),
        pytest.param(
            "| {% if medhold %}a | b{% endif %} |", ["{% if medhold %}"], id="cell to cell"
        ),
        pytest.param(
            "| {% if medhold %} | x |\n| {% endif %} | y |", ["{% if medhold %}"], id="row to row"
        ),
        pytest.param(
            "{%p if medhold %}\n| a{% endif %} |", ["{%p if medhold %}"], id="body to cell"
        ),
        pytest.param(
            "| {%tr if medhold %} |\n| x {% endif %} |",
            ["{%tr if medhold %}"],
            id="row tag to cell",
        ),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words
