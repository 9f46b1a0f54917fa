"""Objects, controls and macros inside a file; not the workbook of a chart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from odd_package import paragraph, picture, run
from qa.finding import Finding
from qa.rules import active_content

RULE = active_content.check
OLE = 'xmlns:o="urn:schemas-microsoft-com:office:office"'
LINKED = [("rIdArk", "oleObject!", "https://fremmed.example/ark.xlsx")]
CHART = {
    "word/charts/chart1.xml": b"<c/>",
    "word/charts/_rels/chart1.xml.rels": (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/package" Target="../embeddings/ark.xlsx"/></Relationships>'
    ),
    "word/embeddings/ark.xlsx": b"PK",
}


def ole(program: str) -> str:
    data = f'<o:OLEObject ProgID="{program}" r:id="rIdArk"/>'
    return paragraph(run("Se her"), f"<w:r><w:object {OLE}>{data}</w:object></w:r>")


def inside(kind: str, name: str) -> dict[str, Any]:
    return {"related": [("rIdArk", kind, name)], "extra": {f"word/{name}": b"x"}}


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"text": "Kære {{ navn }}"}, id="plain"),
        pytest.param(
            {
                "text": paragraph(picture('r:embed="rIdArk"')),
                **inside("image", "media/a.png"),
            },
            id="a picture",
        ),
        pytest.param(
            {"text": "x", "related": [("rIdC", "chart", "charts/chart1.xml")], "extra": CHART},
            id="the workbook of a chart",
        ),
        pytest.param({"text": ole("Excel.Sheet.12"), "related": LINKED}, id="a linked object"),
        pytest.param(
            {"text": ole("Excel.Sheet.12"), "related": [("rIdArk", "oleObject", "ark.bin")]},
            id="an object that is not there",
        ),
        pytest.param({"text": "x", **inside("customXml", "egen.xml")}, id="another part"),
    ],
)
def test_must_not_fire(options: dict[str, Any], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, **options) == []


@pytest.mark.parametrize(
    ("options", "severity", "words"),
    [
        pytest.param(
            {"text": ole("Excel.Sheet.12"), **inside("package", "ark.xlsx")},
            "error",
            "et Excel-regneark",
            id="a sheet",
        ),
        pytest.param(
            {"text": ole("Package"), **inside("oleObject", "a.bin")}, "error", "en fil", id="a file"
        ),
        pytest.param(
            {"text": ole("Equation.3"), **inside("oleObject", "a.bin")},
            "error",
            "et objekt fra et andet program",
            id="an unknown program",
        ),
        pytest.param(
            {"text": "x", **inside("oleObject", "a.bin")}, "error", "et objekt", id="unused"
        ),
        pytest.param(
            {
                "text": paragraph('<w:r><w:object><w:control r:id="rIdArk"/></w:object></w:r>'),
                **inside("control", "activeX1.xml"),
            },
            "error",
            "ActiveX",
            id="ActiveX",
        ),
        pytest.param(
            {"text": "x", **inside("vbaProject", "vbaProject.bin")}, "error", "makroer", id="macros"
        ),
        pytest.param(
            {"text": "x", **inside("keyMapCustomizations", "customizations.xml")},
            "warning",
            "genvejstaster",
            id="shortcut keys",
        ),
        pytest.param(
            {"text": "x", **inside("webextensiontaskpanes", "taskpanes.xml")},
            "warning",
            "tilføjelsesprogram",
            id="a pane",
        ),
    ],
)
def test_must_fire(
    options: dict[str, Any], severity: str, words: str, found: Callable[..., list[Finding]]
) -> None:
    (one,) = found(RULE, **options)
    assert (one.severity, words in one.message.da) == (severity, True)


def test_it_is_placed_where_the_object_stands(found: Callable[..., list[Finding]]) -> None:
    text = "# Beløb\n" + ole("Excel.Sheet.12")
    (one,) = found(RULE, text, **inside("package", "ark.xlsx"))
    assert one.place.describe("da") == "brødteksten, under »Beløb«, afsnit 2: »Se her«"
