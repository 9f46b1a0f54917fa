"""A tag that cannot be understood."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import syntax

RULE = syntax.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære borger", id="no tag"),
        pytest.param("Kære {{ navn }}", id="field"),
        pytest.param("Sæt {x} i {mængden}", id="braces in prose"),
        pytest.param("{% raw %}{{ navn navn }}{% endraw %}", id="raw"),
        pytest.param("{# frit {{ #}", id="comment"),
        pytest.param("{{ 'a }} b' }}", id="closer within a text"),
        pytest.param("{{ navn|default(”ukendt”) }}", id="curly quotes are straightened"),
        pytest.param("{{ na¦vn }}", id="tag in two runs"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Kære {{ navn navn }}", ["{{ navn navn }}"], id="two names"),
        pytest.param("{{ }}", ["{{ }}"], id="empty"),
        pytest.param("{{ navn| }}", ["{{ navn| }}"], id="nothing after the bar"),
        pytest.param("{% iff medhold %}", ["{% iff medhold %}"], id="unknown word"),
        pytest.param("{% p if medhold %}", ["{% p if medhold %}"], id="space before p"),
        pytest.param(
            "{{ navn|dato('a', 'b') }}", ["{{ navn|dato('a', 'b') }}"], id="too many arguments"
        ),
        pytest.param(
            "{{ navn|replace('a') }}", ["{{ navn|replace('a') }}"], id="too few arguments"
        ),
        pytest.param("{% for b born %}{% endfor %}", ["{% for b born %}"], id="for without in"),
        pytest.param("{% if %}{% endif %}", ["{% if %}"], id="if without a test"),
        pytest.param("{{ a b }} {{ c d }}", ["{{ a b }}", "{{ c d }}"], id="two in one paragraph"),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words
