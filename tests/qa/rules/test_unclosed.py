"""A tag that is not closed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import unclosed

RULE = unclosed.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn }}", id="closed"),
        pytest.param("100 {procent} og } {", id="single braces"),
        pytest.param("{ { navn } }", id="wrong braces are told as such"),
        pytest.param("Kære navn }}", id="never begins, told as a brace"),
        pytest.param("{{ navn⏎}}", id="over a line break"),
        pytest.param("{{⇥navn }}", id="over a tab"),
        pytest.param("{% raw %}{{ åben{% endraw %}", id="in raw"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Kære {{ navn", ["Kære {{ navn"], id="never ends"),
        pytest.param("{% if medhold", ["{% if medhold"], id="statement"),
        pytest.param("Kære {{ navn\n}}", ["Kære {{ navn"], id="over a paragraph, once"),
        pytest.param("| {{ navn | }} |", ["{{ navn"], id="over a cell, once"),
        pytest.param("{{ navn }} {# åben", ["{{ navn }} {# åben"], id="comment"),
        pytest.param("Kære {{ se bilag }", ["Kære {{ se bilag }"], id="no sure tag"),
        pytest.param("{{ a og {{ navn }}", ["{{ a og {{ navn }}"], id="before another tag"),
        pytest.param("(tekstboks i to udgaver) {{ a / {{ a", ["{{ a"], id="twins, once"),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words
