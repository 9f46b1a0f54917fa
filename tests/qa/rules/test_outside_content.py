"""What would be fetched or run when the letter is opened; ordinary links are left alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from odd_package import attached, field, paragraph, picture, run
from qa.rules import outside_content

RULE = outside_content.check
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def merged(target: str) -> dict[str, Any]:
    source = (
        f'<Relationship Id="rId{{}}" TargetMode="External" Type="{OFFICE}/mailMergeSource" '
        f'Target="{target}"/>'
    )
    both = f"{source.format(1)}{source.format(2)}"  # Word writes it twice
    relations = f'<Relationships xmlns="{RELATIONS}">{both}</Relationships>'
    return {"text": "x", "extra": {"word/_rels/settings.xml.rels": relations.encode()}}


def framed(target: str) -> dict[str, Any]:
    frames = f'<w:frameset><w:frame><w:sourceFileName w:val="{target}"/></w:frame></w:frameset>'
    settings = f'<w:webSettings xmlns:w="{W}">{frames}</w:webSettings>'
    return {
        "text": "x",
        "related": [("rIdWeb", "webSettings", "webSettings.xml")],
        "extra": {"word/webSettings.xml": settings.encode()},
    }


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"text": "Kære {{ navn }}"}, id="plain"),
        pytest.param({"text": "(link) Kære {{ navn }}"}, id="a link"),
        pytest.param({"text": "x"} | attached("file:///C:/x.dotm"), id="the attached template"),
        pytest.param(
            {
                "text": paragraph(picture('r:embed="rIdP"')),
                "related": [("rIdP", "image", "media/logo.png")],
                "extra": {"word/media/logo.png": b"x"},
            },
            id="a picture in the file",
        ),
        pytest.param(
            {"text": paragraph(field('HYPERLINK "https://kommune.example"'))}, id="a link as field"
        ),
        pytest.param({"text": paragraph(field("GOTOBUTTON side2"))}, id="a jump in the letter"),
        pytest.param({"text": paragraph(run("DDEAUTO er en feltkode"))}, id="words of the text"),
    ],
)
def test_must_not_fire(options: dict[str, Any], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, **options) == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        pytest.param(
            {
                "text": paragraph(picture('r:link="rIdP"')),
                "related": [("rIdP", "image!", "https://fremmed.example/a.png")],
            },
            "hentes fra »fremmed.example«",
            id="a picture",
        ),
        pytest.param(
            {"text": "x", "related": [("rIdO", "oleObject!", "file:///C:/Users/eva/ark.xlsx")]},
            "hentes fra »ark.xlsx«",
            id="a linked object",
        ),
        pytest.param(
            {"text": "x", "related": [("rIdS", "subDocument!", "kapitel.docx")]},
            "underdokumentet »kapitel.docx«",
            id="a subdocument",
        ),
        pytest.param(
            {
                "text": "x",
                "body": '<w:altChunk r:id="rIdA"/>',
                "related": [("rIdA", "aFChunk", "side.html")],
                "extra": {"word/side.html": b"<html/>"},
            },
            "(»side.html«)",
            id="a document in the document",
        ),
        pytest.param(merged(r"file:///D:\Users\eva\bouke.mdb"), "»bouke.mdb«", id="mail merge"),
        pytest.param(framed("https://fremmed.example/x"), "»fremmed.example«", id="frames"),
        pytest.param(
            {"text": paragraph(field(r'DDEAUTO c:\\Windows\\cmd.exe "/k"'))},
            "Feltet DDEAUTO starter",
            id="DDEAUTO",
        ),
        pytest.param({"text": paragraph(field("dde x y"))}, "Feltet DDE", id="small letters"),
        pytest.param(
            {"text": "x", "header": paragraph(field('INCLUDETEXT "C:\\\\x.docx"'))},
            "Feltet INCLUDETEXT henter",
            id="in a header",
        ),
        pytest.param(
            {"text": '<w:p><w:fldSimple w:instr=" INCLUDEPICTURE &quot;x&quot; \\d"/></w:p>'},
            "Feltet INCLUDEPICTURE henter",
            id="a simple field",
        ),
        pytest.param(
            {
                "text": paragraph(
                    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
                    "<w:r><w:instrText> DATA</w:instrText></w:r>"
                    "<w:r><w:instrText>BASE \\d x</w:instrText></w:r>"
                    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
                )
            },
            "Feltet DATABASE henter",
            id="a split instruction",
        ),
        pytest.param(
            {"text": paragraph(field("MACROBUTTON NoMacro [Skriv navn]"))},
            "makroknap",
            id="a macro button",
        ),
        pytest.param(
            {
                "text": paragraph(
                    field('INCLUDEPICTURE "https://fremmed.example/a.png"'),
                    picture('r:link="rIdP"'),
                ),
                "related": [("rIdP", "image!", "https://fremmed.example/a.png")],
            },
            "hentes fra »fremmed.example«",
            id="a picture that is a field as well, once",
        ),
    ],
)
def test_must_fire(options: dict[str, Any], words: str, found: Callable[..., list[Any]]) -> None:
    (one,) = found(RULE, **options)
    assert words in one.message.da
    assert "eva" not in one.message.da + one.place.quote
