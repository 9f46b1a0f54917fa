"""Rows that a library speaks of and that do not exist."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from odd_law import CORRECTION, EXTENDS, ROW, law
from qa.finding import Finding
from qa.rules import law_row_unknown

RULE = law_row_unknown.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="an empty file"),
        pytest.param(
            '[[confirmed]]\nrow = "gl/frist/klage"\nby = "Chef"\ndate = 2026-01-01\n',
            id="confirmed",
        ),
        pytest.param(
            ROW.format("nyt")
            + CORRECTION.format(expires="2027-01-01").replace("frist/klage", "ord/nyt"),
            id="a row of its own",
        ),
    ],
)
def test_must_not_fire(text: str, found: Callable[..., list[Finding]]) -> None:
    assert found(RULE, "Kære borger", law=law(text).issues) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            CORRECTION.format(expires="2027-01-01").replace("klage", "klager"),
            "Mente du »gl/frist/klage«?",
            id="corrected",
        ),
        pytest.param(
            '[[confirmed]]\nrow = "gl/frist/x"\nby = "Chef"\ndate = 2026-01-01\n',
            "Rækken »gl/frist/x« findes ikke",
            id="confirmed",
        ),
        pytest.param(
            EXTENDS.replace("afgoerelse", "afgorelse"),
            "Mente du »gl/afgoerelse«?",
            id="extended",
        ),
    ],
)
def test_must_fire(text: str, words: str, found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, "Kære borger", law=law(text).issues)
    assert words in one.message.da
    assert one.message.en != one.message.da
