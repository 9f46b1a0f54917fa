"""A file that is no readable Word document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import unreadable

RULE = unreadable.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn }}", id="document"),
        pytest.param("", id="empty document"),
        pytest.param("{{ navn navn }}", id="document with faults"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "(en beskadiget fil)",
            [
                "Filen kan ikke læses som Word-fil: zip-arkivet er beskadiget. "
                "Åbn den i Word og gem den igen."
            ],
            id="damaged",
        ),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words
