"""Hidden text is told, whichever part it stands in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import hidden_text

RULE = hidden_text.check


def _run(switch: str, words: str = "Husk Eva") -> str:
    return f"<w:p><w:r><w:rPr>{switch}</w:rPr><w:t>{words}</w:t></w:r></w:p>"


def _style(name: str, switch: str, kind: str = "character", more: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{name}"{more}><w:rPr>{switch}</w:rPr></w:style>'


def _based(name: str, parent: str) -> str:
    return f'<w:style w:type="character" w:styleId="{name}"><w:basedOn w:val="{parent}"/></w:style>'


def _paragraph(style: str, run: str, words: str = "Husk Eva") -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f"<w:r><w:rPr>{run}</w:rPr><w:t>{words}</w:t></w:r></w:p>"
    )


def _row(words: str) -> str:
    cell = f"<w:tc>{words}</w:tc>"
    return f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr>{cell}</w:tr></w:tbl>"


HIDE = _style("Skjul", "<w:vanish/>")
PALE = _style("Note", "<w:vanish/>", "paragraph")
SKJUL = '<w:rStyle w:val="Skjul"/>'


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn }}", id="plain"),
        pytest.param(_run('<w:vanish w:val="0"/>'), id="switched off"),
        pytest.param(_run("<w:vanish/>", " "), id="a hidden space"),
        pytest.param("<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>", id="hidden mark"),
        pytest.param(_run("<w:webHidden/>"), id="hidden on web pages only"),
        pytest.param(
            "<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>"
            "<w:r><w:t>Overskrift</w:t></w:r></w:p>",
            id="a style separator",
        ),
        pytest.param(_run(SKJUL + '<w:vanish w:val="0"/>'), id="a style, switched off again"),
        pytest.param(_paragraph("Note", SKJUL), id="both styles: the one undoes the other"),
        pytest.param(_run('<w:rStyle w:val="Fed"/>'), id="another style"),
        pytest.param(_row(_run("<w:b/>")), id="a row whose mark alone is hidden: Word shows it"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text, styles=HIDE + PALE) == []


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
        pytest.param({"text": _row(_run("<w:vanish/>"))}, ["Husk Eva"], id="a row with all in it"),
        pytest.param({"text": _run(SKJUL), "styles": HIDE}, ["Husk Eva"], id="character style"),
        pytest.param(
            {"text": _run('<w:rStyle w:val="Under"/>'), "styles": HIDE + _based("Under", "Skjul")},
            ["Husk Eva"],
            id="inherited",
        ),
        pytest.param(
            {"text": _paragraph("Note", ""), "styles": PALE}, ["Husk Eva"], id="paragraph style"
        ),
        pytest.param(
            {
                "text": "Alt er skjult",
                "styles": _style("S", "<w:vanish/>", "paragraph", ' w:default="1"'),
            },
            ["Alt er skjult"],
            id="the style of paragraphs without one",
        ),
        pytest.param(
            {"text": _run('<w:rStyle w:val="A"/><w:vanish/>'), "styles": _based("A", "A") + HIDE},
            ["Husk Eva"],
            id="a style based on itself",
        ),
    ],
)
def test_must_fire(
    options: dict[str, str], words: list[str], quotes: Callable[..., list[str]]
) -> None:
    assert quotes(RULE, **options) == words
