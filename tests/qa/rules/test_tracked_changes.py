"""Tracked changes are told once a part, with their number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from odd_package import paragraph, run
from qa.finding import Finding
from qa.rules import tracked_changes

RULE = tracked_changes.check


def change(kind: str, inner: str = "", number: int = 1) -> str:
    return f'<w:{kind} w:id="{number}" w:author="Eva">{inner}</w:{kind}>'


def formatted(kind: str = "rPr") -> str:
    return paragraph(
        f"<w:r><w:rPr><w:b/>{change(f'{kind}Change', f'<w:{kind}/>')}</w:rPr><w:t>x</w:t></w:r>"
    )


INS, DEL = change("ins", run("nyt")), change("del", "<w:r><w:delText>gammelt</w:delText></w:r>")
MARK = f"<w:p><w:pPr><w:rPr>{change('ins')}</w:rPr></w:pPr>{run('første')}</w:p>"
ROW = (
    f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:trPr>{change('del')}</w:trPr>"
    f"<w:tc>{paragraph(run('række'))}</w:tc></w:tr></w:tbl>\nx"
)
TWIN = (
    '<mc:AlternateContent><mc:Choice Requires="wps">{0}</mc:Choice>'
    "<mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>"
).format(f"<w:pict><v:textbox><w:txbxContent>{paragraph(INS)}</w:txbxContent></v:textbox></w:pict>")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn }}", id="plain"),
        pytest.param(paragraph(change("ins"), run("x")), id="an empty insertion"),
        pytest.param("(slettet med »Spor ændringer«) {{ navn }}", id="told for its tag"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        pytest.param({"text": paragraph(INS)}, [("error", "nyt", "en sporet")], id="inserted"),
        pytest.param(
            {"text": paragraph(run("Kære "), DEL)},
            [("error", "Kære", "en sporet")],
            id="deleted: what is gone is not quoted",
        ),
        pytest.param(
            {"text": "\n".join([paragraph(INS), "x", paragraph(DEL)])},
            [("error", "nyt", "første af 2 ")],
            id="several are one finding",
        ),
        pytest.param(
            {"text": paragraph(change("moveFrom", run("a")), change("moveTo", run("b")))},
            [("error", "a", "første af 2 ")],
            id="moved",
        ),
        pytest.param({"text": MARK}, [("error", "første", "en sporet")], id="a paragraph mark"),
        pytest.param({"text": ROW}, [("error", "række", "en sporet")], id="a row"),
        pytest.param({"text": formatted()}, [("warning", "x", "formatet")], id="format"),
        pytest.param(
            {"text": formatted() + "\n" + paragraph(INS)},
            [("error", "nyt", "en sporet")],
            id="format beside words",
        ),
        pytest.param(
            {"text": paragraph(INS), "header": paragraph(INS)},
            [("error", "nyt", "en sporet")] * 2,
            id="each part",
        ),
        pytest.param(
            {"text": paragraph(f"<w:r>{TWIN}</w:r>")},
            [("error", "nyt", "en sporet")],
            id="a text box, once",
        ),
    ],
)
def test_must_fire(
    options: dict[str, Any],
    told: list[tuple[str, str, str]],
    found: Callable[..., list[Finding]],
) -> None:
    findings = found(RULE, **options)
    assert [(one.severity, one.place.quote) for one in findings] == [t[:2] for t in told]
    assert all(t[2] in one.message.da for one, t in zip(findings, told, strict=True))
