"""The two copies of a text box."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import text_box_twins

RULE = text_box_twins.check
WORDS = (
    "Tekstboksen har to udgaver i filen med forskellige koder. Slet tekstboksen og indsæt den igen."
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("(tekstboks i to udgaver) {{ navn }} / {{ navn }}", id="alike"),
        pytest.param("(tekstboks i to udgaver) a / b", id="no tags"),
        pytest.param(
            "(tekstboks i to udgaver) Kære {{ navn }} / {{ navn }}", id="words differ, tags do not"
        ),
        pytest.param("Kære {{ navn }}", id="no text box"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "(tekstboks i to udgaver) {{ navn }} / {{ alder }}",
            [WORDS],
            id="two fields",
        ),
        pytest.param(
            "(tekstboks i to udgaver) {{ navn }} / navn",
            [WORDS],
            id="only the new one",
        ),
        pytest.param(
            "(tekstboks i to udgaver) {{ navn }} / {{ navn|upper }}",
            [WORDS],
            id="another filter",
        ),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words
