"""LIB014: a block that no template has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import block_unused


@pytest.mark.parametrize("is_used", [True, None])
def test_silent(is_used: bool | None, quotes: Callable[..., list[str]]) -> None:
    assert quotes(block_unused.check, "Venlig hilsen", alone=is_used) == []


def test_silent_for_a_template(quotes: Callable[..., list[str]]) -> None:
    assert quotes(block_unused.check, "{{p blok('a') }}", blocks={"a": "A", "b": "B"}) == []


def test_told(quotes: Callable[..., list[str]]) -> None:
    (said,) = quotes(block_unused.check, "Venlig hilsen", alone=False)
    assert "»hilsen«" in said


def test_the_advice_names_the_block(found: Callable[..., list[Finding]]) -> None:
    (one,) = found(block_unused.check, "Venlig hilsen", alone=False)
    assert one.fix is not None
    for words in (one.fix.da, one.fix.en):
        assert "{{p blok('hilsen') }}" in words
        assert "blocks/hilsen" in words
