"""Highlighted text: words in any colour, fields in yellow."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import highlighted

RULE = highlighted.check


def _run(words: str, colour: str = "yellow") -> str:
    return f'<w:r><w:rPr><w:highlight w:val="{colour}"/></w:rPr><w:t>{words}</w:t></w:r>'


def _p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def _shaded(words: str, fill: str, theme: str = "clear") -> str:
    shade = f'<w:shd w:val="{theme}" w:color="auto" w:fill="{fill}"/>'
    return _p(f"<w:r><w:rPr>{shade}</w:rPr><w:t>{words}</w:t></w:r>")


def _box(words: str, fill: str, more: str = "") -> str:
    shade = f'<w:pPr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/></w:pPr>'
    return f"<w:p>{shade}<w:r>{more}<w:t>{words}</w:t></w:r></w:p>"


CELL = (
    '<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="FFFF00"/></w:tcPr>'
    "<w:p><w:r><w:t>I alt</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
PLAIN = "<w:r><w:t>Kære </w:t></w:r>"
BOX = (
    "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing/></mc:Choice><mc:Fallback><w:pict>"
    f"<v:shape><v:textbox><w:txbxContent>{_p(_run('Tjek'))}</w:txbxContent></v:textbox></v:shape>"
    "</w:pict></mc:Fallback></mc:AlternateContent>"
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn }}", id="plain"),
        pytest.param(_p(_run("Tjek", "none")), id="no colour"),
        pytest.param(_p(_run(" ")), id="a space"),
        pytest.param(_p(_run(" . ")), id="a full stop"),
        pytest.param(
            _p(PLAIN, _run("{% if alder %}"), PLAIN, _run("{% endif %}")), id="a condition"
        ),
        pytest.param(_p(_run("{% if"), _run(" alder ", "cyan"), _run("%}{% endif %}")), id="in it"),
        pytest.param(_p(_run("{{ navn }}", "green")), id="a field in a colour of the design"),
        pytest.param(_p(_run("[indsæt navn].")), id="a bracket, which another rule tells of"),
        pytest.param(_shaded("Tjek", "auto"), id="no shade"),
        pytest.param(_shaded("Tjek", "D9D9D9"), id="a grey shade"),
        pytest.param(_shaded("Tjek", "FFF2CC"), id="a pale yellow of the design"),
        pytest.param(_box("Husk", "FFE599"), id="a box of the design"),
        pytest.param(CELL, id="a yellow cell"),
        pytest.param(
            _box("Husk", "FFFF00", '<w:rPr><w:shd w:val="clear" w:fill="auto"/></w:rPr>'),
            id="a shade taken away",
        ),
        pytest.param(
            "<w:p><w:pPr><w:rPr><w:highlight w:val='yellow'/></w:rPr></w:pPr></w:p>",
            id="the mark of a paragraph",
        ),
        pytest.param(f"<w:p><w:r>{BOX}</w:r></w:p>", id="the copy for older Words"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(_p(_run("Tjek satsen")), ["Tjek satsen"], id="words"),
        pytest.param(_p(PLAIN, _run("Ane")), ["Ane"], id="only what is marked is quoted"),
        pytest.param(_p(_run("Tjek", "cyan")), ["Tjek"], id="another colour"),
        pytest.param(_p(_run("{{ navn }}")), ["{{ navn }}"], id="a field in yellow"),
        pytest.param(_p(_run("{{ na"), _run("vn }}")), ["{{ navn }}"], id="over runs"),
        pytest.param(_p(_run("Se {{ navn }} her")), ["Se her"], id="words around a field"),
        pytest.param(_shaded("Tjek satsen", "FFFF00"), ["Tjek satsen"], id="a yellow shade"),
        pytest.param(_shaded("Tjek", "ffff66"), ["Tjek"], id="a lighter yellow"),
        pytest.param(_shaded("{{ navn }}", "FFFF00"), ["{{ navn }}"], id="a field in a shade"),
        pytest.param(_box("Husk satsen", "FFFF00"), ["Husk satsen"], id="a whole paragraph"),
        pytest.param(_p(_run("Et")) + "\n" + _p(_run("To")), ["Et", "To"], id="each paragraph"),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words


def test_in_a_header(quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, "Kære", header=_p(_run("Tjek"))) == ["Tjek"]
