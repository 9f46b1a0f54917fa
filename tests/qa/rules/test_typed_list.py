"""Lists whose signs were typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import typed_list

RULE = typed_list.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- skolen om fravær", id="a single line"),
        pytest.param("- skolen\nog mere\n- lægen", id="not in a row"),
        pytest.param("1. maj mødes vi\nDerefter hører du nærmere", id="a date"),
        pytest.param("1. maj mødes vi\n5. maj får du svar", id="two dates"),
        pytest.param("# 1. Baggrund\n# 2. Vurdering", id="headings"),
        pytest.param("| - a |\n| - b |", id="cells"),
        pytest.param("-5 grader\n-7 grader", id="figures"),
        pytest.param("- 5 kr.\n- 7 kr.", id="deductions"),
        pytest.param("a) alene", id="one letter"),
        pytest.param("{%p for b in boern %}\n{{ b.navn }}\n{%p endfor %}", id="tags"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Vi har talt med\n- skolen\n- lægen\n- far", id="dashes"),
        pytest.param("•⇥skolen\n•⇥lægen", id="dots and tabs"),
        pytest.param("1. Skolen siger ja\n2. Lægen siger nej", id="numbers"),
        pytest.param("a) skolen\nb) lægen", id="letters"),
        pytest.param("- {{ navn }}\n- lægen", id="with a value"),
    ],
)
def test_must_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert len(quotes(RULE, text)) == 1
