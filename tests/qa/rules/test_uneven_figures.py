"""Figures that only one of two language versions has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import uneven_figures

RULE = uneven_figures.check


@pytest.mark.parametrize(
    ("danish", "other"),
    [
        pytest.param("Fristen er 6 uger.", "Sapaatip akunneri 6", id="the same"),
        pytest.param("Se § 22, stk. 1.", "§ 24, imm. 2", id="in citations"),
        pytest.param("Den 3.5.2026 og 1.200,50 kr.", "Aap", id="dates and amounts"),
        pytest.param("Eksempelvej {{ a.b }} 12a", "Aap", id="part of a word"),
    ],
)
def test_must_not_fire(danish: str, other: str, found: Callable[..., list[Finding]]) -> None:
    assert found(RULE, danish, other=other) == []


def test_one_version_is_even(found: Callable[..., list[Finding]]) -> None:
    assert found(RULE, "Fristen er 6 uger.") == []


@pytest.mark.parametrize(
    ("danish", "other", "words"),
    [
        ("Fristen er 6 uger.", "Sapaatip akunneri 4", "Tallet 6 findes i den danske"),
        ("6 og 6", "6", "Tallet 6"),
        ("Uger", "14", "Tallet 14 findes i den grønlandske"),
    ],
)
def test_must_fire(
    danish: str, other: str, words: str, found: Callable[..., list[Finding]]
) -> None:
    told = [one.message.da for one in found(RULE, danish, other=other)]
    assert any(words in one for one in told), told
