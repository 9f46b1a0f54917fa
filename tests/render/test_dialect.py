"""The DOM pass: docxtpl's dialect in, numbered and placed tags out, nothing lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.sax.saxutils import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from render import tags
from render.archive import write
from render.dialect import Reading, read_part
from render.errors import TemplateError
from render.package import from_bytes
from render.story import Story
from render.template import Template
from render.values import is_visible

Fill = Callable[..., list[str]]
Read = Callable[..., Template]
Faults = Callable[..., list[str]]
Docx = Callable[..., bytes]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MARK = f"{{{W}}}"


def reading(data: bytes, part: str = "word/document.xml") -> Reading:
    """Return what the DOM pass makes of one part."""
    return read_part(Story(part, "body", from_bytes(data).parse(part), {}))


def box(words: str, fallback: str | None = None, before: str = "", after: str = "") -> str:
    """Return a paragraph with a text box and its fallback twin."""
    fallback = words if fallback is None else fallback

    def inner(text: str) -> str:
        return f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"

    return (
        f"<w:p><w:r><w:t>{before}</w:t></w:r><w:r><mc:AlternateContent>"
        '<mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1" cy="1"/>'
        '<wp:docPr id="1" name="Boks"/><a:graphic><a:graphicData uri="u"><wps:wsp><wps:txbx>'
        f"{inner(words)}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inner(fallback)}</v:textbox>"
        f"</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        f"<w:r><w:t>{after}</w:t></w:r></w:p>"
    )


def picture(alt: str) -> str:
    """Return a paragraph with a drawing that has an alternative text."""
    return (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/>'
        f'<wp:docPr id="1" name="Logo" descr="{alt}"/><a:graphic><a:graphicData uri="u"/></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def field(instruction: str, result: str = "her", closed: bool = True) -> str:
    """Return a paragraph with a field; `¦` splits its instruction over runs."""

    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    runs = "".join(
        f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>'
        for piece in instruction.split("¦")
    )
    tail = f"{char('separate')}<w:r><w:t>{result}</w:t></w:r>{char('end')}" if closed else ""
    return f"<w:p>{char('begin')}{runs}{tail}</w:p>"


# --- must work -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Kære {{ a }}.", "Kære Ø.", id="plain"),
        pytest.param("Kære {¦{ ¦a ¦}¦}.", "Kære Ø.", id="split over runs"),
        pytest.param("Kære {{ a¦ }}{{¦ b }}.", "Kære Ø2.", id="two tags share a run"),
        pytest.param("{% if¦ a ¦== ‘Ø’ %}ja¦{%¦ endif %}", "ja", id="curly single quotes"),
        pytest.param("{% if a == “Ø” %}ja{% endif %}", "ja", id="curly double quotes"),
        pytest.param("{{\u00a0a\u00a0}}", "Ø", id="no-break spaces"),
        pytest.param("{{ a⇥}}", "Ø", id="tab inside a tag"),
        pytest.param("{{⏎a }}", "Ø", id="line break inside a tag"),
        pytest.param("x⇥{{ a }}⏎y", "x\tØ\ny", id="tab and break outside"),
        pytest.param("a{# hemmeligt #}b", "ab", id="comment"),
        pytest.param("a{¦# hem¦meligt #¦}b", "ab", id="comment split"),
        pytest.param("{{ b }} {_{ a }_} {_% b %_}", "2 {{ a }} {% b %}", id="escapes"),
        pytest.param(
            "{_{ a }_}",
            "{{ a }}",
            id="escapes in a part without tags",
        ),
        pytest.param("{% raw %}{{ a }}{% endraw %}", "{{ a }}", id="raw"),
        pytest.param("{% raw %}{{ a{% endraw %}{{ b }}", "{{ a2", id="raw with half a tag"),
        pytest.param("x {{r a }} y", "x Ø y", id="run tag"),
        pytest.param("{%r if b %}x{%r endif %}y", "xy", id="run statement"),
        pytest.param("{{ a }} { } % # {", "Ø { } % # {", id="lone brackets"),
        pytest.param("5 < 6 & {{ a }} > 4", "5 < 6 & Ø > 4", id="signs of XML around a tag"),
        pytest.param("{% if 1 < 2 and b > 1 %}ja{% endif %}", "ja", id="signs of XML in a tag"),
        pytest.param("{{ 'a' ~ \"<b>&\" }}", "a<b>&", id="signs of XML in a literal"),
        pytest.param(
            "{{ 'kl.\u00a08' }}",
            "kl.\u00a08",
            id="no-break space in a literal",
        ),
    ],
)
def test_in_one_paragraph(fill: Fill, text: str, expected: str) -> None:
    assert fill(text, {"a": "Ø", "b": 2}) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("{%p if a %}\nx\n{%p endif %}\ny", ["x", "y"], id="paragraph"),
        pytest.param(
            "{%p if a %}{%p if b %}\nx\n{%p endif %}{%p endif %}", ["x"], id="two in one paragraph"
        ),
        pytest.param("{%p if not a %}\nx\n{%p else %}\ny\n{%p endif %}", ["y"], id="else"),
        pytest.param(
            "{%p for i in l %}\n{{ i }}\n{%p endfor %}", ["1", "2"], id="loop of paragraphs"
        ),
        pytest.param("{#p note #}\nx", ["x"], id="paragraph comment"),
        pytest.param("{#p note #} og mere\nx", ["x"], id="paragraph taken out on purpose"),
        pytest.param(
            "| h |\n| {%tr for i in l %} |\n| {{ i }} |\n| {%tr endfor %} |",
            ["h", "1", "2"],
            id="rows",
        ),
        pytest.param(
            "| {%tr if a %} |  |\n| y |\n| {%tr endif %} |", ["y"], id="empty cell beside tr"
        ),
        pytest.param("| {%tc for i in l %} | {{ i }} | {%tc endfor %} |", ["1", "2"], id="cells"),
        pytest.param("| {#tr ud #} |\n| x |", ["x"], id="row comment"),
        pytest.param("| {%p if a %}¶x¶{%p endif %} |", ["x"], id="paragraphs in a cell"),
    ],
)
def test_lifted(fill: Fill, text: str, expected: list[str]) -> None:
    assert fill(text, {"a": 1, "b": 2, "l": [1, 2]}) == expected


def test_row_tag_after_a_nested_table(fill: Fill) -> None:
    """docxtpl's pattern begins at the inner `<w:tr>` and eats the inner table."""
    inner = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>inde</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    text = f"| {inner}¶ude |\n| {{%tr if a %}} |\n| {{{{ a }}}} |\n| {{%tr endif %}} |"
    assert fill(text, {"a": 1}) == ["inde", "ude", "1"]


def test_row_loop_in_a_nested_table(fill: Fill) -> None:
    rows = "".join(
        f"<w:tr><w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc></w:tr>"
        for words in ("{%tr for i in l %}", "{{ i }}", "{%tr endfor %}")
    )
    inner = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{rows}</w:tbl>"
    text = f"| {{%tr for j in l %}} |\n| {inner}¶{{{{ j }}}} |\n| {{%tr endfor %}} |"
    assert fill(text, {"l": [1, 2]}) == ["1", "2", "1", "1", "2", "2"]


def test_text_box_and_its_twin(document: Callable[..., etree._Element]) -> None:
    root = document(box("{{ a }}"), {"a": "Ø&"})
    texts = [t.text for t in root.iter(f"{MARK}t") if (t.text or "").strip()]
    assert texts == ["Ø&", "Ø&"]


def test_text_box_that_is_no_twin_counts_once(read: Read) -> None:
    template = read(box("{{ a }}"))
    assert [tag.code for tag in template.tags()] == ["a"]


@pytest.mark.parametrize(
    ("alt", "value", "expected"),
    [
        ("Logo for {{ a }}", "Å & B", "Logo for Å & B"),
        ("{{ a }}", 'x" onload="y', 'x" onload="y'),
        ("{{ a }}", "<w:p/>", "<w:p/>"),
        ("{{ a }}", "to\nlinjer\tog tab", "to\nlinjer\tog tab"),
        ("{% if a %}ja{% else %}nej{% endif %}", "", "nej"),
    ],
)
def test_alternative_text(
    document: Callable[..., etree._Element], alt: str, value: str, expected: str
) -> None:
    root = document(picture(alt), {"a": value})
    assert [e.get("descr") for e in root.iter("{*}docPr")] == [expected]
    assert all(set(e.attrib) == {"id", "name", "descr"} for e in root.iter("{*}docPr"))


def test_comment_in_an_alternative_text(document: Callable[..., etree._Element]) -> None:
    root = document(picture("Logo{# spørg Ida #}"), {})
    assert [e.get("descr") for e in root.iter("{*}docPr")] == ["Logo"]


@pytest.mark.parametrize(
    ("target", "value", "expected"),
    [
        ("{{ a }}", "https://kommune.example/sag?nr=1&x=å", "https://kommune.example/sag?nr=1&x=å"),
        ("%7B%7B%20a%20%7D%7D", "https://kommune.example/", "https://kommune.example/"),
        ("https://kommune.example/{{ a }}", "BOR-1/&x", "https://kommune.example/BOR-1%2F%26x"),
        ("{{ a }}", "mailto:a@b.gl", "mailto:a@b.gl"),
        ("{{ a }}", "tel:+299328033", "tel:+299328033"),
        pytest.param("mailto:{{ a }}", "a@b.gl", "mailto:a@b.gl"),
        pytest.param("tel:{{ a }}", "+299328033", "tel:+299328033"),
    ],
)  # fmt: skip
def test_link(
    document: Callable[..., etree._Element], target: str, value: str, expected: str
) -> None:
    root = document("x", {"a": value}, links=[target], part="word/_rels/document.xml.rels")
    found = {e.get("Id"): e.get("Target") for e in root}
    assert found["rIdLink1"] == expected


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("x", {"header": "{{ a }}"}),
        ("x", {"footer": "{{ a }}"}),
        ("x", {"footnote": "{{ a }}"}),
    ],
)
def test_other_stories(fill: Fill, text: str, options: dict[str, str]) -> None:
    (story,) = options
    name = {"header": "header1", "footer": "footer1", "footnote": "footnotes"}[story]
    assert fill(text, {"a": "Ø"}, part=f"word/{name}.xml", **options) == ["Ø"]


def test_title(document: Callable[..., etree._Element]) -> None:
    root = document("x", {"a": "Ø & <b>"}, title="Sag {{ a }}", part="docProps/core.xml")
    assert root.findtext("{http://purl.org/dc/elements/1.1/}title") == "Sag Ø & <b>"


def test_checked_hyperlink_field(document: Callable[..., etree._Element]) -> None:
    root = document(field(' HYPER¦LINK "{{ a }}" '), {"a": "https://kommune.example/"})
    text = "".join(e.text or "" for e in root.iter(f"{MARK}instrText"))
    assert text.strip() == 'HYPERLINK "https://kommune.example/"'


# --- must be told --------------------------------------------------------------------

MOVED = '<w:p><w:moveFrom w:id="1" w:author="A"><w:r><w:t>{{ a }}</w:t></w:r></w:moveFrom></w:p>'
DELETED = (
    '<w:p><w:del w:id="1" w:author="A"><w:r><w:delText>{{ a }}</w:delText></w:r></w:del></w:p>'
)
NOTE = '<w:p><w:r><w:t>{%p if a %}</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
SECTION = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="1" w:h="1"/></w:sectPr></w:pPr><w:r><w:t>{#p x #}{%p if a %}</w:t></w:r></w:p>'
LIFT_END = "\nx\n{%p endif %}"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Kære {{ a", "unclosed", id="not closed"),
        pytest.param("Kære a }}", "brace", id="not opened"),
        pytest.param("Kære {{ a\n}}", "unclosed", id="over two paragraphs"),
        pytest.param("{% raw %}{{ a }}", "block", id="raw without end"),
        pytest.param("Hej {%p if a %}" + LIFT_END, "deleted-text", id="text before a lifted tag"),
        pytest.param("{%p if a %} x" + LIFT_END, "deleted-text", id="text behind a lifted tag"),
        pytest.param("{%p if a %} {{ b }}" + LIFT_END, "deleted-tag", id="tag beside a lifted tag"),
        pytest.param(NOTE + LIFT_END, "deleted-content", id="footnote beside a lifted tag"),
        pytest.param(SECTION + LIFT_END, "deleted-section", id="section break beside a lifted tag"),
        pytest.param(box("x", before="{%p if a %}") + LIFT_END, "deleted-text", id="text box beside"),
        pytest.param("| {%tr if a %} | tekst |\n| x |\n| {%tr endif %} |", "deleted-text", id="text in the row"),
        pytest.param("| {%tc if a %}tekst | {%tc endif %} |", "deleted-text", id="text in the cell"),
        pytest.param("{%tr if a %}" + LIFT_END.replace("%p", "%tr"), "lift", id="row tag outside a table"),
        pytest.param("{%tc if a %}", "lift", id="cell tag outside a table"),
        pytest.param("{% colspan 2 %}", "lift", id="colspan outside a table"),
        pytest.param("{% p if a %}", "space", id="space before the letter"),
        pytest.param(MOVED, "tracked", id="moved away"),
        pytest.param(DELETED, "tracked", id="deleted with tracking"),
        pytest.param(field("{{ a }}"), "context", id="field instruction"),
        pytest.param(field(" DDEAUTO ¦{{ a }} "), "context", id="DDE"),
        pytest.param(field(' HYPERLINK {{ a }} '), "context", id="hyperlink without quotes"),
        pytest.param(field(' HYPERLINK "x" \\o "{{ a }}" '), "context", id="hyperlink's tip"),
        pytest.param(field(' INCLUDETEXT "{{ a }}" '), "context", id="include"),
        pytest.param(field("{{ a }}", closed=False), "context", id="field that never ends"),
        pytest.param("<w:p><w:r><w:instrText>{{ a }}</w:instrText></w:r></w:p>", "context", id="instruction without a field"),
        pytest.param('<w:p><w:fldSimple w:instr=" QUOTE {{ a }} "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>', "context", id="simple field"),
        pytest.param('<w:p><w:pPr><w:pStyle w:val="{{ a }}"/></w:pPr></w:p>', "context", id="style"),
        pytest.param('<w:p><w:bookmarkStart w:id="1" w:name="{{ a }}"/><w:bookmarkEnd w:id="1"/></w:p>', "context", id="bookmark"),
        pytest.param(box("{{ a }}", "{{ b }}"), "twin", id="twins with different tags"),
        pytest.param(box("{{ a }}", "x"), "twin", id="twin without the tag"),
        pytest.param(picture("{{ a"), "unclosed", id="alternative text not closed"),
    ],
)  # fmt: skip
def test_fault(read: Read, text: str, kind: str) -> None:
    faults = read(text).faults
    assert kind in [fault.kind for fault in faults]
    fault = next(fault for fault in faults if fault.kind == kind)
    assert fault.message.da.endswith(".")
    assert fault.place.part == "word/document.xml"


@pytest.mark.parametrize(
    "text",
    [
        field(' HYPERLINK "javascript:{{ a }}" '),
        field(' HYPERLINK "file:///{{ a }}" '),
        field(' HYPERLINK "\\\\server\\{{ a }}" '),
    ],
)
def test_scheme_of_a_hyperlink_field(faults: Faults, text: str) -> None:
    """The same links in a relationship are refused."""
    assert faults(text) == ["context"]


@pytest.mark.parametrize(
    "target",
    ["javascript:{{ a }}", "file:///{{ a }}", "http://x.example/{{ a }}", "\\\\server\\{{ a }}"],
)
def test_scheme_of_a_link(faults: Faults, target: str) -> None:
    assert faults("x", links=[target]) == ["context"]


def test_tag_in_another_relationship(docx: Docx, faults: Faults) -> None:
    data = docx("x", header="{{ a }}")
    base = from_bytes(data)
    rels = base.read("word/_rels/document.xml.rels").replace(b"styles.xml", b"{{ a }}.xml")
    assert "context" in faults(write(base.members, {"word/_rels/document.xml.rels": rels}))


def test_tag_in_a_comment(read: Read) -> None:
    """Comments are never filled: the tag would reach the reader of the file."""
    (fault,) = read("x", comment="Husk {{ a }}").faults
    assert fault.kind == "unread"
    assert fault.place.quote == "{{ a }}"


@pytest.mark.parametrize(
    "owner",
    [
        "document",
        pytest.param(
            "header1",
        ),
    ],
)
def test_tag_in_a_chart(docx: Docx, faults: Faults, owner: str) -> None:
    """Charts are never filled either, wherever they stand."""
    link = (
        '<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/chart" Target="charts/chart1.xml"/></Relationships>'
    )
    base = from_bytes(docx("x", header="y"))
    name = f"word/_rels/{owner}.xml.rels"
    empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    rels = base.read(name).decode() if name in base.members else f"{empty}</Relationships>"
    chart = b'<a:t xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{{ a }}</a:t>'
    rels = rels.replace("</Relationships>", link)
    assert faults(write(base.members, {name: rels.encode(), "word/charts/chart1.xml": chart})) == [
        "unread"
    ]


def test_comment_without_a_tag(faults: Faults) -> None:
    assert faults("x", comment="Husk at spørge {Ida}") == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("# Indledning\nx\nKære {{ a", "brødteksten, under »Indledning«, afsnit 3: »Kære {{ a«"),
        ("# A\n## B\n# C\n{{ a", "brødteksten, under »C«, afsnit 4: »{{ a«"),
        ("# A\n## B\n{{ a", "brødteksten, under »A › B«, afsnit 3: »{{ a«"),
        ("| x |\n| y | {{ a |", "brødteksten, tabel 1, række 2, kolonne 2, afsnit 3: »{{ a«"),
    ],
)
def test_places(read: Read, text: str, place: str) -> None:
    assert read(text).faults[0].place.describe("da") == place


def test_place_in_a_header(read: Read) -> None:
    place = read("x", header="y\n{{ a").faults[0].place
    assert place.describe("da") == "sidehovedet, afsnit 2: »{{ a«"
    assert place.part == "word/header1.xml"


# --- the invariant ---------------------------------------------------------------------


def literal_of(tokens: Any) -> Iterator[str]:
    """Yield the text of runs in a stream of tokens."""
    names: list[str] = []
    for token in tokens:
        if token.kind == "start":
            names.append(token.name)
        elif token.kind == "end":
            names.pop()
        elif token.kind == "text" and names and names[-1] == "w:t":
            yield unescape(token.markup)


def expected_literal(root: etree._Element) -> Iterator[str]:
    """Yield the text of runs outside tags, found in another way than the reader does."""
    signs = {
        f"{MARK}tab": "\t",
        f"{MARK}br": "\n",
        f"{MARK}cr": "\n",
        f"{MARK}noBreakHyphen": "\u2011",
    }
    for paragraph in root.iter(f"{MARK}p"):
        owned = [
            e
            for e in paragraph.iter(f"{MARK}t", *signs)
            if next(e.iterancestors(f"{MARK}p")) is paragraph
            and next(e.iterancestors()).tag == f"{MARK}r"
            and not any(True for _ in e.iterancestors(f"{MARK}moveFrom"))
        ]
        shown = [(signs.get(str(e.tag)) or e.text or "", e.tag == f"{MARK}t") for e in owned]
        text = "".join(piece for piece, _ in shown)
        keep = [flag for piece, flag in shown for _ in piece]
        for span in tags.scan(text):
            if isinstance(span, tags.Span):
                keep[span.start : span.end] = [False] * (span.end - span.start)
        yield "".join(character for character, kept in zip(text, keep, strict=True) if kept)


def check_invariant(found: Reading, literal: str) -> None:
    """Each tag once or dropped with a fault; each literal character once or told."""
    numbers = [token.number for token in found.tokens if token.kind == "tag"]
    assert len(numbers) == len(set(numbers))
    assert set(numbers) <= set(found.tags)
    kinds = {fault.kind for fault in found.faults}
    dropped = [tag for number, tag in found.tags.items() if number not in set(numbers)]
    told = {fault.place for fault in found.faults}
    for tag in dropped:
        assert tag.kind == "comment" or tag.made or tag.place in told or "deleted-tag" in kinds
    before, after = Counter(literal), Counter("".join(literal_of(found.tokens)))
    assert not after - before
    lost = before - after
    directive = any(
        tag.context.simple in ("color", "span") or tag.made for tag in found.tags.values()
    )
    if directive and not "".join(lost).strip():  # `{% cellbg x %} text`: the space goes with it
        return
    assert lost.total() == found.deleted
    meant = any(tag.kind == "comment" and tag.lift for tag in found.tags.values())
    assert meant or not "".join(lost).strip() or "deleted-text" in kinds


def test_no_file_of_the_corpus_is_a_crash(corpus: Path, read: Read) -> None:
    """Nine hold macros, six are encrypted or broken, one is Strict; the rest are read."""
    found = Counter[str]()
    for path in sorted(corpus.rglob("*.do*")):
        try:
            read(path.read_bytes())
            found["read"] += 1
        except TemplateError as error:
            assert error.message.da.endswith(".")
            found["refused"] += 1
    assert found["read"] > 100
    assert found["refused"] > 5


def test_invariant_over_the_corpus(corpus: Path) -> None:
    read = 0
    for path in sorted(corpus.rglob("*.do[ct]x")):
        try:
            package = from_bytes(path.read_bytes())
            root = package.parse(package.main)
        except TemplateError:
            continue
        if root.nsmap.get("w") != W:
            continue
        raw = any("raw" in (t.text or "") and "{%" in (t.text or "") for t in root.iter(f"{MARK}t"))
        moved = next(root.iter(f"{MARK}moveFrom"), None) is not None
        if raw or moved:
            continue
        literal = "".join(expected_literal(root))
        found = read_part(Story(package.main, "body", root, {}))
        check_invariant(found, literal)
        assert found.literal == len(literal)
        read += 1
    assert read > 100


LITERALS = st.text("abæ <>&\"'{}%#_-.\u00a0", min_size=1, max_size=8).filter(
    lambda text: not any(mark in text for mark in ("{{", "{%", "{#", "}}", "%}", "#}"))
    and not text.startswith(("{", "}", "%", "#")) and not text.endswith(("{", "}", "%", "#"))
    and "_" not in text
)  # fmt: skip
TAGS = st.sampled_from(
    ["{{ a }}", "{{a}}", "{{ a ~ 'x' }}", "{% if a %}", "{% endif %}", "{# note #}", "{{ “a” }}",
     "{{\u00a0a }}", "{%- set b = 1 -%}", "{{r a }}", "{%r if a %}"]
)  # fmt: skip
PIECES = st.lists(st.tuples(LITERALS, TAGS), max_size=5)


def split(text: str, cuts: list[int]) -> str:
    """Return the paragraph of a text whose runs are cut at given spots."""
    spots = sorted({cut % (len(text) + 1) for cut in cuts} | {0, len(text)})
    runs = "".join(
        '<w:r><w:t xml:space="preserve">'
        + text[start:end].replace("&", "&amp;").replace("<", "&lt;")
        + "</w:t></w:r>"
        for start, end in pairwise(spots)
    )
    return f"<w:p>{runs}</w:p>"


@given(st.lists(st.tuples(PIECES, LITERALS, st.lists(st.integers(0, 99), max_size=6)), max_size=4))
@settings(deadline=None)
def test_invariant_over_any_paragraphs(docx: Docx, paragraphs: list[Any]) -> None:
    literal, body, codes = "", "", 0
    for pieces, end, cuts in paragraphs:
        literal += "".join(text for text, _ in pieces) + end
        body += split("".join(text + tag for text, tag in pieces) + end, cuts)
        codes += len(pieces)
    found = reading(docx("", body=body))
    check_invariant(found, literal)
    assert not [fault for fault in found.faults if fault.kind == "unclosed"]
    assert len(found.tags) == codes
    assert "".join(literal_of(found.tokens)) == literal
    assert found.literal == len(literal)


VALUES = st.text("abæ <>&\"'{}%#\n\t\u00a0😀", max_size=8).filter(is_visible)


@given(
    st.lists(st.tuples(LITERALS, VALUES), max_size=5),
    LITERALS,
    st.lists(st.integers(0, 99), max_size=6),
)
@settings(deadline=None)
def test_what_is_filled_is_what_is_read(
    docx: Docx, fill: Fill, pieces: list[tuple[str, str]], end: str, cuts: list[int]
) -> None:
    """However the runs are split: the literal text, and each value in its place."""
    text = "".join(f"{literal}{{{{ v{n} }}}}" for n, (literal, _) in enumerate(pieces)) + end
    case = {f"v{n}": value for n, (_, value) in enumerate(pieces)}
    expected = "".join(literal + value for literal, value in pieces) + end
    data = docx("", body=split(text, cuts))
    assert fill(data, case)[-1] == expected
