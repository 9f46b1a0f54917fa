"""LIB012: a block that cannot stand in another file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qa.finding import Finding
from qa.rules import block_unfit

LETTER = "Kære {{ navn }}\n{{p blok('hilsen') }}\nSlut"
NOTE = '<w:p><w:r><w:t>Se</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
OBJECT = '<w:p><w:r><w:object><w:control r:id="rIdX"/></w:object></w:r></w:p>'
CHUNK = '<w:altChunk r:id="rIdX"/>'
SECTION = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>Et</w:t></w:r></w:p>"
LINK = '<w:p><w:hyperlink r:id="rIdLink1"><w:r><w:t>Her</w:t></w:r></w:hyperlink></w:p>'


@pytest.mark.parametrize(
    "block",
    [
        "Venlig hilsen",
        "# Hilsen\n| a | {{ navn }} |",
        "{%p if medhold %}\nJa\n{%p endif %}",
        {"text": LINK, "links": ["https://eksempel.example"]},
        {"text": "Hej", "header": "Brevpapir", "comment": "Husk"},
        {"text": "Hej", "footnote": "En note, som intet henviser til"},
    ],
)
def test_silent(block: Any, quotes: Callable[..., list[str]]) -> None:
    assert quotes(block_unfit.check, LETTER, blocks={"hilsen": block}) == []


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (SECTION, "sektionsskift"),
        ({"text": NOTE, "footnote": "note"}, "fodnote"),
        ({"text": OBJECT, "related": [("rIdX", "control", "x.xml")]}, "objekt"),
        ({"text": "Hej\n" + CHUNK, "related": [("rIdX", "aFChunk", "x.html")]}, "objekt"),
        ("Hej\n{{p blok('anden') }}", "anden blok"),
        ("", "tom"),
    ],
)
def test_told(block: Any, words: str, found: Callable[..., list[Finding]]) -> None:
    (one,) = found(block_unfit.check, LETTER, blocks={"hilsen": block})
    assert words in one.message.da
    assert one.template == "blocks/hilsen/da.docx"
    assert one.place.source == ""


def test_the_place_is_the_blocks_own(found: Callable[..., list[Finding]]) -> None:
    block = f"# Om os\nEt\n{SECTION}"
    (one,) = found(block_unfit.check, LETTER, blocks={"hilsen": block})
    assert (one.place.paragraph, one.place.heading) == (3, ("Om os",))


def test_a_block_alone_is_told_the_same(found: Callable[..., list[Finding]]) -> None:
    there = found(block_unfit.check, LETTER, blocks={"hilsen": SECTION})
    assert found(block_unfit.check, SECTION, alone=True) == there
