"""A required column with the template's own value."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import column_kept

RULE = column_kept.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("(den påkrævede kolonne Part) {{ navn }}", id="filled from the case"),
        pytest.param("(den påkrævede kolonne Part) ", id="empty"),
        pytest.param("(kontrolelement bundet til kolonnen CaseID) {{ navn }}", id="not required"),
        pytest.param("Kære {{ navn }}", id="no columns"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("(den påkrævede kolonne Part) Peter Prøvesen", ["Part"], id="own value"),
        pytest.param("(den påkrævede kolonne Part) {løst}", ["Part"], id="any words"),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words
