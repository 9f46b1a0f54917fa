"""Colours against what lies behind them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import faint
from render.survey.contrast import contrast

RULE = faint.check
STYLE = (
    '<w:style w:type="paragraph" w:styleId="Svag"><w:name w:val="Svag"/>'
    '<w:rPr><w:color w:val="BFBFBF"/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Moerk"><w:name w:val="Mørk"/>'
    '<w:tcPr><w:shd w:val="clear" w:fill="000080"/></w:tcPr></w:style>'
)


def run(color: str, more: str = "", words: str = "Du kan klage") -> str:
    return f'<w:r><w:rPr><w:color w:val="{color}"/>{more}</w:rPr><w:t>{words}</w:t></w:r>'


def line(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cell(inner: str, fill: str = "", table: str = "") -> str:
    shade = f'<w:tcPr><w:shd w:val="clear" w:fill="{fill}"/></w:tcPr>' if fill else ""
    style = f'<w:tblPr><w:tblStyle w:val="{table}"/></w:tblPr>' if table else "<w:tblPr/>"
    return (
        f'<w:tbl>{style}<w:tblGrid><w:gridCol w:w="900"/></w:tblGrid>'
        f"<w:tr><w:tc>{shade}{inner}</w:tc></w:tr></w:tbl>"
    )


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(line("<w:r><w:t>Kære</w:t></w:r>"), id="no colour"),
        pytest.param(line(run("auto")), id="automatic"),
        pytest.param(line(run("000000")), id="black"),
        pytest.param(line(run("595959")), id="dark grey"),
        pytest.param(line(run("C00000")), id="dark red"),
        pytest.param(line(run("949494", '<w:sz w:val="40"/>')), id="large"),
        pytest.param(line(run("949494", '<w:b/><w:sz w:val="28"/>')), id="large and bold"),
        pytest.param(line(run("FFFFFF", '<w:highlight w:val="black"/>')), id="highlighted"),
        pytest.param(
            line(run("FFFFFF", '<w:shd w:val="clear" w:fill="1F3864"/>')), id="run shaded"
        ),
        pytest.param(line(run("FFFFFF"), '<w:shd w:val="clear" w:fill="1F3864"/>'), id="paragraph"),
        pytest.param(cell(line(run("FFFFFF")), "1F3864"), id="cell"),
        pytest.param(cell(line(run("FFFFFF")), table="Moerk"), id="a table style that shades"),
        pytest.param(line(run("BFBFBF", words=" ")), id="a blank"),
        pytest.param(line(run("FFFFFF"), '<w:shd w:val="solid" w:fill="auto"/>'), id="solid black"),
        pytest.param(line(run("FFFFFF"), '<w:shd w:val="pct50" w:fill="auto"/>'), id="a pattern"),
    ],
)
def test_must_not_fire(body: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, body, styles=STYLE) == []


@pytest.mark.parametrize(
    ("body", "ratio"),
    [
        pytest.param(line(run("BFBFBF")), "1,8", id="light grey"),
        pytest.param(line(run("FFFF00")), "1,1", id="yellow"),
        pytest.param(line(run("FFFFFF")), "1,0", id="white on white"),
        pytest.param(line(run("000000", '<w:highlight w:val="darkBlue"/>')), "1,3", id="on blue"),
        pytest.param(
            line("<w:r><w:t>Kære</w:t></w:r>", '<w:pStyle w:val="Svag"/>'), "1,8", id="style"
        ),
        pytest.param(cell(line(run("404040")), "7F7F7F"), "2,6", id="on a grey cell"),
        pytest.param(line(run("BFBFBF") + run("BFBFBF", words="igen")), "1,8", id="told once"),
    ],
)
def test_must_fire(body: str, ratio: str, found: Callable[..., list[Finding]]) -> None:
    (told,) = found(RULE, body, styles=STYLE)
    assert f"et forhold på {ratio};" in told.message.da


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("000000", "FFFFFF", 21.0), ("FFFFFF", "FFFFFF", 1.0), ("767676", "FFFFFF", 4.54)],
)
def test_the_ratio_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)
