"""Text taken out of Word files and put back: nothing is lost, and the file stays sound."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render import package, show
from render.errors import SeglError
from render.translation.document import Document
from render.translation.segment import MARK, Mark, Segment, plain

ROOT = Path(__file__).resolve().parents[2]
LETTERS = sorted(ROOT.glob("templates/*/da.docx"))
PIECES = [
    "Kære ",
    "{{ navn }}",
    "{{ na¦v¦n }}",
    "¦fed¦",
    "{% if a %}",
    "{% endif %}",
    "⇥",
    "⏎",
    " og ",
]


def _lines(data: bytes) -> list[str]:
    return [" ".join(one.split()) for one in show.lines(package.from_bytes(data))]


def _same(data: bytes) -> None:
    """Translate every segment into itself: the same text comes back."""
    document = Document(package.from_bytes(data))
    known = {one: one.text for one in document.segments()}
    made = Document(package.from_bytes(data)).translated(known, "kl")
    assert _lines(made) == _lines(data)
    words = [plain(MARK.sub("", one.text)) for one in Document(package.from_bytes(made)).segments()]
    assert words == [plain(MARK.sub("", one.text)) for one in document.segments()]


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.parent.name)
def test_the_library_comes_back_as_it_was(path: Path) -> None:
    _same(path.read_bytes())


def test_files_of_others_come_back_as_they_were(corpus: Path) -> None:
    tried = 0
    for path in sorted(corpus.rglob("*.docx")):
        data = path.read_bytes()
        try:
            Document(package.from_bytes(data)).segments()
        except SeglError:  # broken, or Strict Open XML
            continue
        tried += 1
        _same(data)
    assert tried > 100


@given(st.lists(st.sampled_from(PIECES), max_size=9))
def test_drawn_paragraphs_come_back(docx: Callable[..., bytes], pieces: list[str]) -> None:
    _same(docx("".join(pieces) or "x"))


def _p(inner: str) -> str:
    """A paragraph of one run; elements in its text stand between its words."""
    words = "".join(
        one if one.startswith("<") else f'<w:t xml:space="preserve">{one}</w:t>'
        for one in re.split(r"(<[^>]+>)", inner)
        if one
    )
    return f"<w:p><w:r>{words}</w:r></w:p>"


def _field(code: str, result: str, before: str = "") -> str:
    """A paragraph with a field that Word keeps in runs."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    first = f'<w:r><w:t xml:space="preserve">{before}</w:t></w:r>' if before else ""
    said = f"<w:r><w:instrText>{code.replace(chr(34), '&quot;')}</w:instrText></w:r>"
    end = mark("separate") + f"<w:r><w:t>{result}</w:t></w:r>" + mark("end")
    return f"<w:p>{first}{mark('begin')}{said}{end}</w:p>"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Kære {{ navn }}", "Kære {1}"),
        ("Kære ¦{{ navn }}¦, hej", "Kære {1}{2}{/1}, hej"),
        ("¦Frist:¦ den rigtige dag {{ dato }}", "{1}Frist:{/1} den rigtige dag {2}"),
        ("Kære {{ na¦vn }}¦ du", "Kære {1} du"),
        ("Navn⇥Dato", "Navn{1}Dato"),
        ("{% if a %}Ja{% else %}Nej{% endif %}", "{1}Ja{2}Nej{3}"),
        pytest.param("Se note {5} og {7 dage}", "Se note {1} og {2}", id="braces of its own"),
        pytest.param(_p("Sags<w:softHyphen/>behandler"), "Sagsbehandler", id="a soft hyphen"),
        pytest.param(
            _p('Loven<w:footnoteReference w:id="2"/> siger'), "Loven{1} siger", id="a footnote"
        ),
        pytest.param(
            _field(' HYPERLINK "https://a.gl" ', "Læs mere"), "{1}Læs mere{/1}", id="link"
        ),
        pytest.param(_field(" REF _Ref1 ", "Klagevejledning"), "{1}Klagevejledning{/1}", id="ref"),
        pytest.param(
            '<w:p><w:r><w:t>Se </w:t></w:r><w:fldSimple w:instr=" REF a "><w:r><w:t>Klage</w:t></w:r>'
            "</w:fldSimple></w:p>",
            "Se {1}Klage{/1}",
            id="a simple field",
        ),
        pytest.param(_field(" DATE ", "20. november 2026", "Dato: "), "Dato: {1}", id="computed"),
        pytest.param(_field(" PAGE ", "1", "Side "), "Side {1}", id="a number"),
    ],
)
def test_what_a_translator_sees(line: str, text: str, docx: Callable[..., bytes]) -> None:
    document = Document(package.from_bytes(docx(line)))
    assert text in [one.text for one in document.segments()]


@pytest.mark.parametrize(
    ("line", "inside"),
    [
        (_field(' HYPERLINK "https://a.gl" ', "Læs mere"), ["instrText", "fldChar"]),
        (_p('Loven<w:footnoteReference w:id="2"/> siger'), ["footnoteReference"]),
        (_p('Se<w:br/>her<w:sym w:font="Wingdings" w:char="F0E0"/>nu'), ["br", "sym"]),
    ],
)
def test_what_stands_among_words_stays(
    line: str, inside: list[str], docx: Callable[..., bytes]
) -> None:
    data = docx(line)
    document = Document(package.from_bytes(data))
    known = {one: one.text.upper() for one in document.segments()}
    made = package.from_bytes(Document(package.from_bytes(data)).translated(known, "kl"))
    body, before = (p.read("word/document.xml") for p in (made, package.from_bytes(data)))
    for name in inside:
        assert body.count(f"<w:{name}".encode()) == before.count(f"<w:{name}".encode())
    assert "".join(known.values()).isupper()
    words = MARK.sub(" ", next(iter(known.values()))).split()
    assert all(word in "".join(show.lines(made)) for word in words)


def test_braces_of_the_author_come_back(docx: Callable[..., bytes]) -> None:
    data = docx("Se note {5} her")
    document = Document(package.from_bytes(data))
    (segment,) = document.segments()
    assert list(segment.flaws("Uani {1} takuuk")) == []
    assert list(segment.flaws("Uani takuuk")) == [("missing", 1)]
    made = Document(package.from_bytes(data)).translated({segment: "Uani {1} takuuk"}, "kl")
    assert "Uani {5} takuuk" in _lines(made)


@pytest.mark.parametrize("title", ["Brev {5} til dig", "Brev til {{ navn }} i dag"])
def test_a_title_keeps_what_is_no_words(title: str, docx: Callable[..., bytes]) -> None:
    data = docx("5", title=title)
    document = Document(package.from_bytes(data))
    (segment,) = document.segments()
    assert "{1}" in segment.text
    made = Document(package.from_bytes(data)).translated({segment: segment.text.upper()}, "kl")
    again = Document(package.from_bytes(made))
    assert [one.marks for one in again.segments()] == [segment.marks]
    assert Document(package.from_bytes(data), is_block=True).segments() == ()


def test_what_lies_within_a_paragraph_is_translated_too(docx: Callable[..., bytes]) -> None:
    box = (
        "<w:p><w:r><w:t>Uden om</w:t></w:r><w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r>"
        "<w:t>I boksen</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    )
    data = docx(box)
    document = Document(package.from_bytes(data))
    known = {one: one.text.upper() for one in document.segments()}
    made = Document(package.from_bytes(data)).translated(known, "kl")
    assert {"UDEN OM", "I BOKSEN"} <= set(_lines(made))


def test_hard_spaces_stay(docx: Callable[..., bytes]) -> None:
    document = Document(package.from_bytes(docx("Det står i §\u00a07, stk.\u00a01.")))
    assert "Det står i §\u00a07, stk.\u00a01." in [one.text for one in document.segments()]


@pytest.mark.parametrize("line", ["{{ navn }}", "{%p if a %}\n5\n{%p endif %}", "12.05.2026", "–"])
def test_what_needs_no_translator(line: str, docx: Callable[..., bytes]) -> None:
    assert Document(package.from_bytes(docx(line))).segments() == ()


TWO = Segment("{1}Ja{/1} {2}", (Mark("look", "look", is_pair=True), Mark("tag", "{{ a }}")))


@pytest.mark.parametrize(
    ("text", "flaws"),
    [
        ("{2} {1}aap{/1}", []),
        ("{1}aap {2}{/1}", []),
        ("{1}aap{/1}", [("missing", 2)]),
        ("{1}aap {2}", [("missing", 1)]),
        ("{1}aap{/1} {2} {2}", [("extra", 2)]),
        ("{/1}aap{1} {2}", [("crossed", 1)]),
    ],
)
def test_flaws(text: str, flaws: list[tuple[str, int]]) -> None:
    assert list(TWO.flaws(text)) == flaws


def test_marks_are_read_with_their_labels() -> None:
    assert plain("Kære  {1 Modtagerens navn},\n{/02}") == "Kære {1}, {/2}"
