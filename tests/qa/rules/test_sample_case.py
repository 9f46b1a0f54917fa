"""Sample cases that do not fill their template."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import sample_case

RULE = sample_case.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn }}", id="no sample"),
        pytest.param('(prøvesagen) {"navn": "Ane"}\nKære {{ navn }}', id="fits"),
        pytest.param(
            '(prøvesagen) {"navn": "Ane"}\n{% if barn %}{{ barn.navn }}{% endif %}', id="guarded"
        ),
        pytest.param(
            "(prøvesagen) {}\nKære {{ navn navn }}",
            id="a template with faults is told by its faults",
        ),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "(prøvesagen) {}\nKære {{ navn }}", ["prøve.json"], id="required field missing"
        ),
        pytest.param(
            '(prøvesagen) {"navn": "Ane"}\nKære {{ navn }}, {{ barn.navn }}',
            ["{{ barn.navn }}"],
            id="field missing that the template prints",
        ),
        pytest.param(
            '(prøvesagen) {"navn": "Ane", "alder": "ti"}\nKære {{ navn }}',
            ["prøve.json"],
            id="wrong type",
        ),
        pytest.param("(prøvesagen) {\nKære {{ navn }}", ["prøve.json"], id="no JSON"),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words
