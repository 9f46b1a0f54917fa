"""Law that only one of two language versions cites."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import uneven_citations

RULE = uneven_citations.check


@pytest.mark.parametrize(
    ("danish", "other"),
    [
        pytest.param("Se § 22, stk. 1.", "§ 22, imm. 1", id="the same paragraf"),
        pytest.param("Se § 22 og § 22.", "§ 22", id="how often does not matter"),
        pytest.param("Intet.", "Aap", id="none"),
    ],
)
def test_must_not_fire(danish: str, other: str, found: Callable[..., list[Finding]]) -> None:
    assert found(RULE, danish, other=other) == []


def test_one_version_is_even(found: Callable[..., list[Finding]]) -> None:
    assert found(RULE, "Se § 22, stk. 1.") == []


@pytest.mark.parametrize(
    ("danish", "other", "words"),
    [
        ("Se § 22, stk. 1.", "§ 24, imm. 1", "»§ 22"),
        ("Se § 22.", "Aap", "mangler i den grønlandske"),
        ("Intet.", "§ 3", "mangler i den danske"),
    ],
)
def test_must_fire(
    danish: str, other: str, words: str, found: Callable[..., list[Finding]]
) -> None:
    told = [one.message.da for one in found(RULE, danish, other=other)]
    assert any(words in one for one in told), told
