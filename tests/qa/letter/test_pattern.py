"""Patterns: what a paragraph may read, and what stands in its holes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.letter.pattern import HOLE, Pattern, normal, values
from qa.proof.formula import TRUE


def pattern(text: str) -> Pattern:
    """Return a pattern; `_` stands for a hole."""
    return Pattern(text.replace("_", HOLE), tuple(range(1, text.count("_") + 1)), TRUE)


@pytest.mark.parametrize(
    ("text", "said", "fits"),
    [
        pytest.param("Kære _", "Kære Ane", True, id="a hole"),
        pytest.param("Kære _", "Kære", True, id="an empty hole"),
        pytest.param("Kære _", "Hej Ane", False, id="other words"),
        pytest.param("_ og _.", "a og b og c.", True, id="words that a value has too"),
        pytest.param("Du »kan«  klage", 'du "kan" klage', True, id="quotes, blanks, letters"),
        pytest.param("§\u00a022 – 24", "§ 22 - 24", True, id="spaces and dashes"),
        pytest.param("a_a", "a", False, id="no letter is read twice"),
        pytest.param("kan klage", "kan ikke klage", False, id="a word more"),
    ],
)
def test_it_matches(text: str, said: str, fits: bool) -> None:
    assert pattern(text).matches(normal(said)) is fits


@given(st.lists(st.text("ab .", max_size=4), min_size=2, max_size=4), st.text("abc .", max_size=6))
def test_what_a_pattern_makes_it_matches(pieces: list[str], value: str) -> None:
    made = Pattern(HOLE.join(pieces), tuple(range(1, len(pieces))), TRUE)
    assert made.matches(normal(value.join(pieces)))


@pytest.mark.parametrize(
    ("text", "said", "found"),
    [
        pytest.param("Dato: _", "Dato: 1. maj 2026", ("1. maj 2026",), id="one"),
        pytest.param("_ (cpr-nr. _).", "Ane (cpr-nr. 12).", ("Ane", "12"), id="two"),
        pytest.param("_ _", "Ane Eksempel", (), id="nothing between"),
        pytest.param("Den _. _ bor her.", "Den 1. maj. Ane bor her.", (), id="not plain"),
        pytest.param("Kære _", "Hej Ane", (), id="no match"),
    ],
)
def test_values_are_told_only_where_they_are_plain(
    text: str, said: str, found: tuple[str, ...]
) -> None:
    assert values(said, pattern(text)) == found
