"""A check that was cut off is told, and nothing else about the file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.linter import lint
from qa.rules import unfinished
from qa.subject import Subject

RULE = unfinished.check
HANGS = "(en fil, som kontrollen går i stå på)"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn }}", id="document"),
        pytest.param("", id="empty document"),
        pytest.param("(en beskadiget fil)", id="a file that is refused"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


def test_must_fire(found: Callable[..., list[Finding]]) -> None:
    (one,) = found(None, HANGS)
    assert (one.code, one.severity) == ("PKG013", "error")
    assert one.message.da == "Kontrollen blev stoppet."
    assert one.fix is not None
    assert "--timeout" in one.fix.da
    assert "--timeout" in one.fix.en


def test_nothing_was_judged(subject: Callable[..., Subject]) -> None:
    (gap,) = lint(subject(HANGS)).not_checked
    assert gap.what.da == "alt: kontrollen blev ikke færdig"
