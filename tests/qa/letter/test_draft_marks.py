"""Marks of a draft that people type, and what is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from lxml import etree

from qa.letter.drafts import mark
from render.finished.letter import Line
from render.place import Place
from word_letter import P, Word

Letter = Callable[[str, str], bytes]
Codes = Callable[..., Mapping[str, str]]
CELL = (1, 2, 3)
_VML = (
    '<w:r><w:pict><v:shape id="PowerPlusWaterMarkObject" type="#_x0000_t136" '
    'style="position:absolute"><v:textpath style="font-size:1pt" string="{}"/></v:shape></w:pict></w:r>'
)
_SHAPE = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
    "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp>"
    "</w:drawing></mc:Choice></mc:AlternateContent></w:r>"
)
_ART = "<w:r><w:drawing><a:p><a:r><a:t>{}</a:t></a:r></a:p></w:drawing></w:r>"
_TEXT = "<w:r><w:t>{}</w:t></w:r>"
_NAMES = {
    "w": P[1:-2],
    "v": "urn:schemas-microsoft-com:vml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}


@pytest.mark.parametrize("story", ["body", "header", "footer"])
@pytest.mark.parametrize(
    "text",
    [
        "Vi sender et udkast til handleplan.",
        "Et udkast til handleplan",
        "UDKAST TIL HANDLEPLAN",
        "Udkast til afgørelse",
        "UDKAST til afgørelse om støtte",
        "Kladden er slettet.",
        "FORTROLIGT",
        "UDKASTET ER SENDT",
        "Bilag 2: UDKAST TIL AFGØRELSE",
        "Drafting",
    ],
)
def test_what_is_no_mark(text: str, story: str) -> None:
    assert mark(Line(Place("p", story, 1), text, None), is_top=True) == ""


@pytest.mark.parametrize("text", ["Udkast", "Kladde - ikke godkendt", "Draft"])
def test_small_letters_are_a_mark_in_a_margin_alone(text: str) -> None:
    assert mark(Line(Place("p", "body", 1), text, None), is_top=True) == ""
    assert mark(Line(Place("p", "footer", 1), text, None)) == text


def test_a_cell_of_a_table_in_the_text_is_none() -> None:
    assert mark(Line(Place("p", "body", 1, CELL), "UDKAST", None)) == ""
    assert mark(Line(Place("p", "body", 1, CELL), "UDKAST", None), is_top=True) == "UDKAST"
    assert mark(Line(Place("p", "header", 1, CELL), "UDKAST", None)) == "UDKAST"


@pytest.mark.parametrize("story", ["body", "header", "footer"])
@pytest.mark.parametrize(
    "text",
    [
        "UDKAST",
        "  UDKAST  ",
        "KLADDE",
        "DRAFT",
        "U D K A S T",
        "*** UDKAST ***",
        "(UDKAST)",
        "UDKAST - ikke godkendt",
        "UDKAST: må ikke sendes",
        "UDKAST – MÅ IKKE SENDES UD",
        "UDKAST 2",
        "UDKAST version 1.2",
        "UDKAST af 12. november 2026",
        "KLADDE, 12-11-2026",
        "FORELØBIGT UDKAST",
        "UDKAST TIL GODKENDELSE",
        "UDKAST til internt brug",
        "UDKAST – må ikke sendes",
    ],
)
def test_what_is_one(text: str, story: str) -> None:
    assert mark(Line(Place("p", story, 1), text, None)) == " ".join(text.split())


@pytest.mark.parametrize("text", ["Eksempel Kommune\tUDKAST", "UDKAST | Side 1", "Side 1\tKladde"])
def test_a_piece_of_a_header_is_one(text: str) -> None:
    assert mark(Line(Place("p", "header", 1), text, None))
    assert not mark(Line(Place("p", "body", 1), text, None))


@pytest.mark.parametrize("kind", ["header", "footer"])
@pytest.mark.parametrize("shape", [_VML, _SHAPE, _ART, _TEXT])
@pytest.mark.parametrize(
    ("words", "told"),
    [("FORTROLIGT", False), ("EKSEMPEL", False), ("UDKAST", True), ("KLADDE 1", True)],
)
def test_it_is_seen_however_word_writes_it(
    kind: str, shape: str, words: str, told: bool, letter: Letter, codes: Codes
) -> None:
    word = Word(letter("afgoerelse_stoette", "afslag"))
    names = " ".join(f'xmlns:{key}="{value}"' for key, value in _NAMES.items())
    every = [one.target for one in word.package.relationships(word.main) if one.kind == kind]
    assert every
    root = word.package.parse(every[0])
    root.append(etree.fromstring(f"<w:p {names}>{shape.format(words)}</w:p>"))
    word.changed[every[0]] = etree.tostring(root)
    assert codes(word.save()).get("LTR016") == ("error" if told else None)
