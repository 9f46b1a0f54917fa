"""Merge fields however Word wrote them, with the tag that would stand in their place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from odd_package import field, paragraph
from qa.finding import Finding
from qa.rules import merge_field

RULE = merge_field.check


def code(*pieces: str) -> str:
    """Return a field whose instruction Word has split over runs."""
    inner = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"{begin}{inner}{end}"


NESTED = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
    + field("MERGEFIELD Navn")
    + '<w:r><w:instrText> = "x" "y" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
TWIN = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps">{0}</mc:Choice><mc:Fallback>{0}'
    "</mc:Fallback></mc:AlternateContent></w:r>"
).format(
    "<w:pict><v:textbox><w:txbxContent>"
    + paragraph(field("MERGEFIELD Navn"))
    + "</w:txbxContent></v:textbox></w:pict>"
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn }}", id="a tag"),
        pytest.param("(felt) PAGE", id="another field"),
        pytest.param("(felt) MERGEREC", id="the number of the letter"),
        pytest.param("Skriv MERGEFIELD Navn", id="words of the text"),
        pytest.param("Svar «Ja» eller «Nej».", id="quotation marks"),
        pytest.param("Skriv «Navn og adresse» på brevet.", id="words in quotation marks"),
        pytest.param("Udfyld feltet «Navn».", id="what a form calls it"),
        pytest.param("»Navn«", id="Danish quotation marks"),
        pytest.param("«{{ navn }}»", id="a tag in them"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "quote", "tag"),
    [
        pytest.param("Kære «Navn»", "«Navn»", "{{ navn }}", id="a field of the schema"),
        pytest.param("Kære «Fornavn», tak", "«Fornavn»", "{{ fornavn }}", id="a sort of name"),
        pytest.param("«Adresse_linje»", "«Adresse_linje»", "{{ adresse_linje }}", id="two words"),
        pytest.param("«AdresseLinje1»", "«AdresseLinje1»", "{{ adresselinje1 }}", id="joined"),
        pytest.param("‹Sagsnr›", "‹Sagsnr›", "{{ sagsnr }}", id="single angles"),
        pytest.param("Kære «¦Navn¦»", "«Navn»", "{{ navn }}", id="over runs"),
    ],
)
def test_typed_as_text(
    text: str, quote: str, tag: str, found: Callable[..., list[Finding]]
) -> None:
    (one,) = found(RULE, text)
    assert (one.severity, one.place.quote) == ("warning", quote)
    assert one.fix is not None
    assert tag in one.fix.da


@pytest.mark.parametrize(
    ("options", "name", "tag"),
    [
        pytest.param({"text": "(flettefelt) Navn"}, "Navn", "{{ navn }}", id="complex"),
        pytest.param(
            {"text": '<w:p><w:fldSimple w:instr=" MERGEFIELD  Navn  \\* MERGEFORMAT "/></w:p>'},
            "Navn",
            "{{ navn }}",
            id="simple",
        ),
        pytest.param(
            {"text": paragraph(code(" MERGE", "FIELD ", "For", 'navn \\b "Kære " '))},
            "Fornavn",
            "{{ fornavn }}",
            id="split",
        ),
        pytest.param(
            {"text": paragraph(field('mergefield "Fornavn og efternavn"'))},
            "Fornavn og efternavn",
            "{{ fornavn_og_efternavn }}",
            id="quoted",
        ),
        pytest.param(
            {"text": paragraph(field("MERGEFIELD Støtte_beløb_år"))},
            "Støtte_beløb_år",
            "{{ stoette_beloeb_aar }}",
            id="Danish letters",
        ),
        pytest.param(
            {"text": paragraph(field("MERGEFIELD 1"))}, "1", "{{ felt_1 }}", id="a number"
        ),
        pytest.param({"text": paragraph(field("MERGEFIELD"))}, "", "{{ felt }}", id="no name"),
        pytest.param({"text": paragraph(NESTED)}, "Navn", "{{ navn }}", id="in another field"),
        pytest.param({"text": paragraph(TWIN)}, "Navn", "{{ navn }}", id="a text box, once"),
        pytest.param(
            {"text": "x", "footer": paragraph(field("MERGEFIELD Navn"))},
            "Navn",
            "{{ navn }}",
            id="footer",
        ),
        pytest.param(
            {"text": paragraph(field("ADDRESSBLOCK \\f"))},
            "ADDRESSBLOCK",
            "{{ modtager }}",
            id="address block",
        ),
    ],
)
def test_must_fire(
    options: dict[str, Any], name: str, tag: str, found: Callable[..., list[Finding]]
) -> None:
    (one,) = found(RULE, **options)
    assert f"»{name}«" in one.message.da
    assert one.fix is not None
    assert tag in one.fix.da
