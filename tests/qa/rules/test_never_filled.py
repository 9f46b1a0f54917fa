"""A tag in a spot that is never filled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qa.finding import Finding
from qa.rules import never_filled

RULE = never_filled.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn }}", id="text"),
        pytest.param("(i en kommentar) Spørg {kommunen}", id="comment without tags"),
        pytest.param(
            '<w:p><w:fldSimple w:instr="HYPERLINK &quot;{{ navn }}&quot;"/></w:p>',
            id="address of a link",
        ),
        pytest.param(
            '<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>{{ navn }}</w:t></w:r></w:fldSimple></w:p>',
            id="content of a field",
        ),
        pytest.param(
            '<w:p><w:r><w:drawing><wp:docPr id="1" name="a" descr="{{ navn }}"/></w:drawing>'
            "</w:r></w:p>",
            id="alternative text",
        ),
        pytest.param("(i et diagram) {navn}", id="chart without tags"),
        pytest.param("(i en byggeblok) Med venlig hilsen", id="building block without tags"),
        pytest.param("(i en listes nummer) %1.", id="ordinary numbering"),
        pytest.param("(i indlejret HTML) {navn}", id="embedded page without tags"),
        pytest.param("(i feltet Firma) Eksempel Kommune", id="property without tags"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("(i en kommentar) {{ navn }}", ["{{ navn }}"], id="comment"),
        pytest.param(
            "(i en kommentar) {{ navn }} {{ alder }}",
            ["{{ navn }}", "{{ alder }}"],
            id="two in a comment",
        ),
        pytest.param(
            '<w:p><w:fldSimple w:instr="DDE {{ navn }}"/></w:p>', ["DDE"], id="field instruction"
        ),
        pytest.param(
            '<w:p><w:pPr><w:pStyle w:val="{{ navn }}"/></w:pPr></w:p>', ["{{ navn }}"], id="style"
        ),
        pytest.param(
            '<w:p><w:bookmarkStart w:id="1" w:name="{{ navn }}"/><w:bookmarkEnd w:id="1"/></w:p>',
            ["{{ navn }}"],
            id="bookmark",
        ),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words


@pytest.mark.parametrize(
    ("text", "where"),
    [
        pytest.param("(i en kommentar) {{ navn }}", "en kommentar", id="comment"),
        pytest.param("(i et diagram) {{ navn }}", "et diagram", id="chart"),
        pytest.param("(i et diagram) {¦{ navn }¦}", "et diagram", id="chart, in three runs"),
        pytest.param("(i et diagrams tal) {{ navn }}", "et diagram", id="value of a chart"),
        pytest.param("(i en SmartArt-figur) {{ navn }}", "en SmartArt-figur", id="SmartArt"),
        pytest.param("(i en listes nummer) {{ navn }}", "en listes nummerering", id="numbering"),
        pytest.param("(i indlejret HTML) {{ navn }}", "et indlejret dokument", id="HTML"),
        pytest.param("(i indlejret RTF) {{ navn }}", "et indlejret dokument", id="RTF"),
        pytest.param("(i feltet Firma) {{ navn }}", "dokumentets egenskaber", id="app.xml"),
    ],
)
def test_says_which_part_it_is(text: str, where: str, found: Callable[..., list[Finding]]) -> None:
    # a document embedded as it is (altChunk) is told for itself as well
    (one,) = [one for one in found(None, text) if one.code not in ("LAW001", "PKG005")]
    assert (one.code, one.severity) == ("TAG009", "error")
    assert where in one.message.da
    assert where in one.place.describe("da")
    assert "{{ navn }}" in one.place.quote


def test_a_building_block_only_warns(found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, "(i en byggeblok) {{ na¦vn }}")
    assert (one.severity, one.place.quote) == ("warning", "{{ navn }}")


def test_a_document_in_the_document(
    docx: Callable[..., bytes], quotes: Callable[..., list[str]]
) -> None:
    inner = docx("Kære {{ na¦vn }}")
    options = {"related": [("rIdOdd", "package", "embeddings/a.docx")]}
    extra = {"word/embeddings/a.docx": inner}
    assert quotes(RULE, "Kære", extra=extra, **options) == ["{{ navn }}"]
    assert quotes(RULE, "Kære", extra={"word/embeddings/a.docx": b"PK\x03\x04"}, **options) == []


@pytest.mark.parametrize(
    ("options", "code"),
    [
        pytest.param({"title": "Brev til {{ navn"}, "TAG004", id="title"),
        pytest.param({"title": "Brev til {navn}}"}, "TAG017", id="title with a brace too few"),
        pytest.param({"title": "Brev til {{ navn navn }}"}, "TAG001", id="title not understood"),
        pytest.param({"properties": {"Emne": "{{ navn|dto }}"}}, "TAG003", id="custom property"),
        pytest.param({"properties": {"Emne": "{{ nvan }}"}}, "DAT002", id="unknown field"),
        pytest.param({"links": ["mailto:%7B%7Bnavn%7D"]}, "TAG017", id="link"),
        pytest.param({"links": ["mailto:%7B%7Bnavn"]}, "TAG004", id="link, never closed"),
    ],
)
def test_a_broken_tag_in_a_property_is_an_error_there(
    options: dict[str, Any], code: str, found: Callable[..., list[Finding]]
) -> None:
    told = [one for one in found(None, "Kære {{ navn }}", **options) if one.code != "LAW001"]
    assert [(one.code, one.severity) for one in told] == [(code, "error")]
    assert told[0].place.story in ("properties", "link")
