"""Places left to fill in, however the author marked them; nobody's data is quoted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from render import package
from render.errors import SeglError
from render.survey import blanks
from render.survey.blanks import Blank
from render.survey.survey import Survey

Docx = Callable[..., bytes]
FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> MERGEFIELD {} '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>«{}»</w:t>'
    '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
CONTROL = (
    '<w:p><w:sdt><w:sdtPr><w:alias w:val="{}"/>{}</w:sdtPr><w:sdtContent><w:r><w:t>{}</w:t></w:r>'
    "</w:sdtContent></w:sdt></w:p>"
)


def _read(data: bytes) -> list[Blank]:
    stories = Survey(package.from_bytes(data)).stories
    return [blank for story in stories for blank in blanks.read(story)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære borger", id="nobody"),
        pytest.param("Kære forælder til et barn i skole", id="anybody"),
        pytest.param("Kære {{ modtager.navn }}", id="tag"),
        pytest.param("Dato: {{ brev.dato|dato }}", id="label with a tag"),
        pytest.param("Se bilag [1], [2] og [12]", id="footnote numbers"),
        pytest.param("Skriv til <post@eksempel.example>", id="address in brackets"),
        pytest.param("{% if a %}[b]{% endif %}".replace("[b]", "b"), id="condition"),
        pytest.param("a < b og c > d", id="signs"),
        pytest.param("Vi ses kl. 10:30 på https://eksempel.example", id="time and address"),
        pytest.param("Sag 1234567890123", id="a long number"),
        pytest.param("Det er XX og xx", id="two"),
        pytest.param("Vi venter... og venter", id="dots"),
        pytest.param("{# [navn] #}", id="in a comment"),
        pytest.param(["| Ydelse | Beløb |", "| {{ a }} | {{ b }} |"][1], id="cells with tags"),
    ],
)
def test_not_a_blank(text: str, docx: Docx) -> None:
    assert _read(docx(text)) == []


@pytest.mark.parametrize(
    ("text", "kind", "words", "name"),
    [
        pytest.param("Kære [navn]", "bracket", "[navn]", "navn", id="square"),
        pytest.param("Kære <navn>", "bracket", "<navn>", "navn", id="angle"),
        pytest.param("Kære {navn}", "bracket", "{navn}", "navn", id="curly"),
        pytest.param("Kære «Navn»", "bracket", "«Navn»", "Navn", id="pointed"),
        pytest.param("Kære [na¦vn]", "bracket", "[navn]", "navn", id="over two runs"),
        pytest.param("Den xx.xx.xxxx", "filler", "xx.xx.xxxx", "", id="date of x"),
        pytest.param("Den dd.mm.åååå", "filler", "dd.mm.åååå", "", id="date of letters"),
        pytest.param("Nr. xxxxxx-xxxx", "filler", "xxxxxx-xxxx", "", id="cpr of x"),
        pytest.param("Den xx.xx.20xx", "filler", "xx.xx.20xx", "", id="date of this century"),
        pytest.param("Ring på xx xx xx", "filler", "xx xx xx", "", id="pairs of x"),
        pytest.param("Støtten er ???", "filler", "???", "", id="question marks"),
        pytest.param("Nr. XXX", "filler", "XXX", "", id="x"),
        pytest.param("[a {{ b }} c]", "bracket", "[a … c]", "a … c", id="a tag within"),
        pytest.param("Navn: ________", "line", "________", "Navn", id="line after a label"),
        pytest.param("Svar den ______ senest", "line", "______", "", id="line in a sentence"),
        pytest.param("Sagsnr.: EKS-2026-000001", "label", "Sagsnr.:", "Sagsnr.", id="label"),
        pytest.param("Sagsnr. : ", "label", "Sagsnr.:", "Sagsnr.", id="label with a space"),
        pytest.param("Kære Anders Andersen", "greeting", "Kære …", "navn", id="greeting"),
        pytest.param("Barnet er 230915-4902.", "number", "230915-xxxx", "cpr", id="CPR number"),
    ],
)
def test_a_blank(text: str, kind: str, words: str, name: str, docx: Docx) -> None:
    (found,) = _read(docx(text))
    assert (found.kind, found.words, found.name) == (kind, words, name)
    assert found.place.paragraph == 1


def test_the_words_around_are_known(docx: Docx) -> None:
    (found,) = _read(docx("Støtten koster [beløb] kr. om måneden"))
    assert (found.before, found.after, found.label) == ("koster", "kr", "")
    (found,) = _read(docx("Dato: [i dag]"))
    assert found.label == "Dato"


def test_two_labels_on_a_line(docx: Docx) -> None:
    found = _read(docx("Tlf.: 99 00 12⇥Mail: a@eksempel.example"))
    assert [blank.words for blank in found] == ["Tlf.:", "Mail:"]


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        ("| Telefon | 99 00 12 |", ["cell"]),
        ("| Telefon: |  |", ["cell"]),
        ("| Telefon | {{ telefon }} |", []),
        ("| Telefon | [nummer] |", ["bracket"]),
    ],
)
def test_a_label_and_the_cell_beside_it(row: str, kinds: list[str], docx: Docx) -> None:
    assert [blank.kind for blank in _read(docx(row))] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Dato: 3. marts 2025",
        "Sagsbehandler: Hanne Hemmelig",
        "Kære Hanne Hemmelig",
        "Cpr-nr. 230915-4902, Hanne Hemmelig",
    ],
)
def test_nobodys_data_is_quoted(text: str, docx: Docx) -> None:
    for blank in _read(docx(text)):
        said = f"{blank} {blank.place.describe('da')}"
        for secret in ("Hemmelig", "4902", "marts"):
            assert secret not in said


@pytest.mark.parametrize(
    "xml",
    [
        FIELD.format("Navn", "Navn"),
        FIELD.format("Navn \\* MERGEFORMAT", "Navn"),
        FIELD.format('"Navn"', "Navn"),
        '<w:p><w:fldSimple w:instr=" MERGEFIELD Navn "><w:r><w:t>«Navn»</w:t></w:r></w:fldSimple></w:p>',
    ],
)
def test_merge_fields_are_told_once(xml: str, docx: Docx) -> None:
    (found,) = _read(docx(xml))
    assert (found.kind, found.words, found.name) == ("merge", "«Navn»", "Navn")


@pytest.mark.parametrize(
    ("xml", "found"),
    [
        (CONTROL.format("Dato", "<w:date/>", "Klik her"), [("control", "Dato", "dato")]),
        (CONTROL.format("Udfald", "<w:dropDownList/>", "Vælg"), [("control", "Udfald", "valg")]),
        (CONTROL.format("Navn", "", "Skriv"), [("control", "Navn", "")]),
        (CONTROL.format("Navn", "", "[Skriv navn]"), [("bracket", "Skriv navn", "")]),
        (CONTROL.format("Navn", "", "{{ navn }}"), []),
        (CONTROL.format("Indhold", "<w:docPartObj/>", "Indhold"), []),
        (CONTROL.format("1", "", "x"), []),
    ],
)
def test_content_controls(xml: str, found: list[tuple[str, str, str]], docx: Docx) -> None:
    assert [(blank.kind, blank.name, blank.sort) for blank in _read(docx(xml))] == found


def test_headers_and_footers_are_read(docx: Docx) -> None:
    found = _read(docx("Brev", header="[navn]", footer="Tlf.: 99 00 00"))
    assert [(blank.place.story, blank.words) for blank in found] == [
        ("header", "[navn]"),
        ("footer", "Tlf.:"),
    ]


def test_the_corpus_is_read_without_a_fall(corpus: Path) -> None:
    count = 0
    for path in sorted(corpus.rglob("*.do[ct]x")):
        try:
            count += len(_read(path.read_bytes()))
        except SeglError:
            continue
    assert count > 200
