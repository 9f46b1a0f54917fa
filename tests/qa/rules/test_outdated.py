"""Translations that the Danish text has left behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import outdated

RULE = outdated.check


def test_must_not_fire(quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, "Kære {{ navn }}", language="kl") == []


@pytest.mark.parametrize(
    ("stale", "words"),
    [
        (("Kære …",), "»Kære …«"),
        (("A", "B", "C", "D", "E"), "»A«; »B«; »C« og 2 til"),
    ],
)
def test_must_fire(stale: tuple[str, ...], words: str, found: Callable[..., list[Finding]]) -> None:
    (told,) = found(RULE, "Kære {{ navn }}", language="kl", stale=stale)
    assert words in told.message.da
    assert told.severity == "error"
