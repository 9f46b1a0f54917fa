"""Required sections in one of two language versions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import uneven_sections

RULE = uneven_sections.check


@pytest.mark.parametrize(
    ("danish", "other"),
    [
        pytest.param(
            "# Klagevejledning\nDu kan klage.",
            "# Naammagittaalliuuteqarnissamut ilitsersuut\nAap",
            id="both",
        ),
        pytest.param("# Retsgrundlag\nLoven.", "Aap", id="no heading known in Kalaallisut"),
        pytest.param("Kære", "Aap", id="neither"),
    ],
)
def test_must_not_fire(danish: str, other: str, found: Callable[..., list[Finding]]) -> None:
    assert found(RULE, danish, other=other) == []


def test_one_version_is_even(found: Callable[..., list[Finding]]) -> None:
    assert found(RULE, "# Klagevejledning\nDu kan klage.") == []


@pytest.mark.parametrize(
    ("danish", "other", "words"),
    [
        ("# Klagevejledning\nDu kan klage.", "Aap", "mangler i den grønlandske"),
        ("Kære", "# Tunngavilersuut\nAap", "mangler i den danske"),
    ],
)
def test_must_fire(
    danish: str, other: str, words: str, found: Callable[..., list[Finding]]
) -> None:
    told = [one.message.da for one in found(RULE, danish, other=other)]
    assert any(words in one for one in told), told
