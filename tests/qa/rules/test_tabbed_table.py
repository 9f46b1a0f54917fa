"""Tables that tabs make."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import tabbed_table

RULE = tabbed_table.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Dato:⇥3. maj\nSagsnr.:⇥12", id="labels with values"),
        pytest.param("Støtte⇥Beløb⇥Periode", id="a single line"),
        pytest.param("⇥⇥Nuuk\n⇥⇥Den 3. maj", id="indented"),
        pytest.param("| a⇥b⇥c |\n| d⇥e⇥f |", id="cells"),
        pytest.param("Navn⇥⇥Dato\nEva⇥⇥3. maj", id="two columns"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Støtte⇥Beløb⇥Periode\nAflastning⇥1.200⇥maj", id="three columns"),
        pytest.param("{{ navn }}⇥{{ navn }}⇥{{ navn }}\nAflastning⇥⇥1.200⇥maj", id="values"),
    ],
)
def test_must_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert len(quotes(RULE, text)) == 1
