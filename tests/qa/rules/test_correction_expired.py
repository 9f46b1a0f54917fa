"""Corrections of the law that ran out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from odd_law import CORRECTION, law
from qa.finding import Finding
from qa.rules import correction_expired

RULE = correction_expired.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="an empty file"),
        pytest.param(CORRECTION.format(expires="2026-11-22"), id="the last day"),
        pytest.param(
            CORRECTION.format(expires="2027-01-01").replace("2026-01-01", "2026-12-01"),
            id="not begun",
        ),
    ],
)
def test_must_not_fire(text: str, found: Callable[..., list[Finding]]) -> None:
    assert found(RULE, "Kære borger", law=law(text).issues) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            CORRECTION.format(expires="2026-11-21"),
            "Rettelsen af »gl/frist/klage« udløb 2026-11-21",
            id="yesterday",
        ),
    ],
)
def test_must_fire(text: str, words: str, found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, "Kære borger", law=law(text).issues)
    assert words in one.message.da
    assert one.message.en != one.message.da
