"""A tag for tables outside of one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import misplaced_lift

RULE = misplaced_lift.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{%p for b in born %}\n{{ b }}\n{%p endfor %}", id="paragraph tag"),
        pytest.param(
            "| {%tr for b in born %} |\n| {{ b }} |\n| {%tr endfor %} |", id="row tag in a row"
        ),
        pytest.param(
            "| {%tc for b in born %} | {{ b }} | {%tc endfor %} |", id="cell tag in a cell"
        ),
        pytest.param("| {% colspan 2 %}x |", id="span in a cell"),
        pytest.param("{%r if medhold %}x{%r endif %}", id="run tag"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "{%tr for b in born %}\n{{ b }}\n{%tr endfor %}",
            ["{%tr for b in born %}", "{%tr endfor %}"],
            id="row",
        ),
        pytest.param(
            "{%tc if medhold %}\nx\n{%tc endif %}",
            ["{%tc if medhold %}", "{%tc endif %}"],
            id="cell",
        ),
        pytest.param("{% colspan 2 %}", ["{% colspan 2 %}"], id="span"),
        pytest.param("{% cellbg 'FF0000' %}", ["{% cellbg 'FF0000' %}"], id="colour"),
        pytest.param("{% vm %}", ["{% vm %}"], id="merge"),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words
