"""Hidden text is told, whichever part it stands in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import hidden_text

RULE = hidden_text.check


def _run(switch: str, words: str = "Husk Eva") -> str:
    return f"<w:p><w:r><w:rPr>{switch}</w:rPr><w:t>{words}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn }}", id="plain"),
        pytest.param(_run('<w:vanish w:val="0"/>'), id="switched off"),
        pytest.param(_run("<w:vanish/>", " "), id="a hidden space"),
        pytest.param("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>", id="hidden mark"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        pytest.param({"text": _run("<w:vanish/>")}, ["Husk Eva"], id="body"),
        pytest.param({"text": "Kære", "header": _run("<w:vanish/>")}, ["Husk Eva"], id="header"),
        pytest.param(
            {"text": _run('<w:vanish w:val="true"/>') + "\nKære\n" + _run("<w:vanish/>", "To")},
            ["Husk Eva", "To"],
            id="each paragraph",
        ),
    ],
)
def test_must_fire(
    options: dict[str, str], words: list[str], quotes: Callable[..., list[str]]
) -> None:
    assert quotes(RULE, **options) == words
