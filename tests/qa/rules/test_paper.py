"""Paper and margins."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import paper

RULE = paper.check


def section(width: int, height: int, margins: str = "") -> str:
    size = f'<w:pgSz w:w="{width}" w:h="{height}"/>'
    found = f"<w:pgMar {margins}/>" if margins else ""
    return f"Kære borger\n<w:p><w:pPr><w:sectPr>{size}{found}</w:sectPr></w:pPr></w:p>\nHilsen"


ROOM = 'w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"'
NARROW = 'w:top="1134" w:right="300" w:bottom="1134" w:left="300"'


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære borger", id="as it comes"),
        pytest.param(section(11906, 16838, ROOM), id="A4"),
        pytest.param(section(16838, 11906, ROOM), id="across"),
        pytest.param(section(11900, 16840), id="rounded"),
        pytest.param(section(11906, 16838, 'w:top="-1134"'), id="a fixed header"),
        pytest.param("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>", id="nothing said"),
        pytest.param(
            section(12240, 15840) + "\nThis is what you can do with it. " * 9, id="abroad"
        ),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(section(12240, 15840), "216 x 279 mm", id="letter"),
        pytest.param(section(8391, 11906), "148 x 210 mm", id="A5"),
        pytest.param(section(11906, 16838, NARROW), "til højre, til venstre", id="margins"),
    ],
)
def test_must_fire(text: str, words: str, found: Callable[..., list[Finding]]) -> None:
    (told,) = found(RULE, text)
    assert words in told.message.da
