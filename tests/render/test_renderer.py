"""Filling: strict, and clean."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from render.errors import CaseError, TemplateError
from render.renderer import Renderer
from render.template import Template
from render.values import is_visible

Fill = Callable[..., list[str]]
Read = Callable[..., Template]
Refusal = Callable[..., CaseError]
Document = Callable[..., etree._Element]
Within = Callable[[float], AbstractContextManager[None]]
SECRET = "hemmelig-0101901234"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# --- what a value is ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("Åse", "Åse"),
        ("<w:p>&amp;\"'</w:p>", "<w:p>&amp;\"'</w:p>"),
        ("a\nb\r\nc\rd", "a\nb\nc\nd"),
        ("a\tb", "a\tb"),
        ("  to  mellemrum  ", "  to  mellemrum  "),
        ("{{ b }} {% if %} {# x #}", "{{ b }} {% if %} {# x #}"),
        ("]]>", "]]>"),
        ("&#60;w:t&#62;", "&#60;w:t&#62;"),
        ("😀 \u2028 \ufeff", "😀 \u2028 \ufeff"),
        (0, "0"),
        (-5, "-5"),
        (Decimal("1.50"), "1.50"),
        (Decimal("1E+3"), "1000"),
    ],
)
def test_printed(fill: Fill, value: Any, printed: str) -> None:
    assert fill("[{{ a }}]", {"a": value, "b": "EVIL"}) == [f"[{printed}]"]


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (None, "tomt"),
        (True, "ja/nej"),
        (False, "ja/nej"),
        ([SECRET], "liste"),
        ({"x": SECRET}, "gruppe"),
        ([], "liste"),
    ],
)
@pytest.mark.parametrize("code", ["a", "o.a", "l[0]", "a if 1 else 2", "a or a", "(a)"])
def test_refused_to_print(refusal: Refusal, value: Any, word: str, code: str) -> None:
    if code == "a or a" and not value:
        code = "a and a"
    error = refusal(
        f"# Navne\nKære {{{{ {code} }}}}", {"a": value, "o": {"a": value}, "l": [value]}
    )
    (problem,) = error.problems
    assert word in problem.message.da
    assert problem.place is not None
    assert problem.place.heading == ("Navne",)
    assert "under »Navne«, afsnit 2" in error.message.da
    assert SECRET not in f"{error}{error.message!r}{error.problems!r}"


def test_refusal_names_the_field(refusal: Refusal) -> None:
    error = refusal("{{ modtager.adresse.by }}", {"modtager": {"adresse": {}}})
    assert error.problems[0].path == "modtager.adresse.by"
    assert error.message.da.startswith("modtager.adresse.by: ")
    assert "ikke udfyldt" in error.message.da


@pytest.mark.parametrize(
    "field", ["a", "o.a", "l[5]", "l[-5]", "o['a']", "o[key]", "loop", "kommune", "range"]
)
def test_missing_is_refused(refusal: Refusal, field: str) -> None:
    error = refusal(f"{{{{ {field} }}}}", {"o": {}, "l": [1], "key": "a"})
    assert "ikke udfyldt" in error.message.da


@pytest.mark.parametrize("field", ["a.b", "a.b.c", "t.b", "n.b", "l.b", "z.b"])
def test_field_of_what_has_no_fields(refusal: Refusal, field: str) -> None:
    assert (
        "har intet felt »b«"
        in refusal(f"{{{{ {field} }}}}", {"t": SECRET, "n": 5, "l": [1], "z": None}).message.da
    )


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("{% if a %}ja{% else %}nej{% endif %}", "nej"),
        ("{% if not a %}ja{% endif %}", "ja"),
        ("{% if a or 1 %}ja{% endif %}", "ja"),
        ("{% if a and a > 5 %}ja{% else %}nej{% endif %}", "nej"),
        ("{% if a is defined %}ja{% else %}nej{% endif %}", "nej"),
        ("{% if a is none %}ja{% else %}nej{% endif %}", "nej"),
        ("{% if a is udfyldt %}ja{% else %}nej{% endif %}", "nej"),
        ("{% if o.a is udfyldt %}ja{% else %}nej{% endif %}", "nej"),
        ("{{ a|default('x') }}", "x"),
        ("{{ a|default('x')|upper }}", "X"),
        ("{{ 'x' if a else 'y' }}", "y"),
        ("{% set x = a %}{{ x|default('y') }}", "y"),
        ("{% if n %}ja{% else %}nej{% endif %}", "nej"),
        ("{% if n is none %}ja{% endif %}", "ja"),
        ("{{ n|default('x') }}", "x"),
    ],
)
def test_where_absence_is_allowed(fill: Fill, code: str, expected: str) -> None:
    assert fill(code, {"o": {}, "n": None}) == [expected]


@pytest.mark.parametrize(
    "code",
    [
        "{% if a == 1 %}x{% endif %}", "{% if a > 1 %}x{% endif %}", "{% if a in [1] %}x{% endif %}",
        "{% if 'x' in a %}x{% endif %}", "{% for i in a %}x{% endfor %}", "{% if a|length %}x{% endif %}",
        "{% if a.b %}x{% endif %}", "{{ a ~ 'x' }}", "{{ [a]|join }}", "{{ 'x'|replace('x', a) }}",
        "{{ a|upper|default('x') }}", "{% if n == none %}x{% endif %}", "{% for i in n %}x{% endfor %}",
        "{% for i in 'abc' %}x{% endfor %}", "{% for i in 5 %}x{% endfor %}",
    ],
)  # fmt: skip
def test_where_absence_is_refused(refusal: Refusal, code: str) -> None:
    assert refusal(code, {"n": None}).problems[0].place is not None


# --- escaping --------------------------------------------------------------------------


def test_line_feeds_and_tabs_are_word_elements(document: Document) -> None:
    run = next(document("{{ a }}", {"a": "x\ny\tz"}).iter(f"{W}r"))
    assert [etree.QName(e).localname for e in run if not (e.tag == f"{W}t" and not e.text)] == [
        "t", "br", "t", "tab", "t",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "value", ["</w:t></w:r></w:p>", "&", "<", '"', "]]>", "<!--", "<?segl 1?>", "&lt;"]
)
def test_markup_in_a_value_adds_no_element(document: Document, value: str) -> None:
    plain = document("x{{ a }}¦y", {"a": "z"}, header="{{ a }}")
    other = document("x{{ a }}¦y", {"a": value}, header="{{ a }}")
    assert [e.tag for e in plain.iter()] == [e.tag for e in other.iter()]


TEXTS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x0b\x0c\ufffe\uffff\r")
    .filter(lambda c: c >= " " or c in "\n\t"), max_size=30,
).filter(is_visible)  # fmt: skip


@given(TEXTS)
@settings(deadline=None)
def test_any_text_comes_out_as_it_is(fill: Fill, value: str) -> None:
    text = "{{ a }}¦{{ a }}\n| {{ a }} |\n{%p if a is string %}\n{{r a }}\n{%p endif %}"
    assert fill(text, {"a": value}) == [value * 2, value, value]


# --- statements --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{% for x in l %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.length }} {% endfor %}",
         "10323 21213 32103 "),
        ("{% for x in l %}{% if loop.first %}f{% endif %}{% if loop.last %}l{% endif %}{{ x }}{% endfor %}", "fablc"),
        ("{% for x in l %}{% for y in l %}{{ loop.depth }}{% endfor %}{{ loop.depth }} {% endfor %}", "2221 2221 2221 "),
        ("{% for x in l if x != 'b' %}{{ loop.index }}{{ x }}{% endfor %}", "1a2c"),
        ("{% for x in l %}{{ loop.cycle('A', 'B') }}{% endfor %}", "ABA"),
        ("{% for k in o %}{{ k }}{% endfor %}", "mn"),
        ("{% for k, v in o|items %}{{ k }}={{ v }} {% endfor %}", "m=1 n=2 "),
        ("{% for k, v in p %}{{ k }}{{ v }}{% endfor %}", "1234"),
        ("{% for i in range(3) %}{{ i }}{% endfor %}", "012"),
        ("{% for i in range(5, 0, -2) %}{{ i }}{% endfor %}", "531"),
        ("{% for i in [1, 'b'] %}{{ i }}{% endfor %}", "1b"),
        ("{% set x = 1 %}{% for i in l %}{% set x = 2 %}{% endfor %}{{ x }}", "1"),
        ("{% set x = 1 %}{% if l %}{% set x = 2 %}{% endif %}{{ x }}", "2"),
        ("{% for i in l %}{% if loop.first %}{% set x = 2 %}{% endif %}{{ x|default('-') }}{% endfor %}", "2--"),
        ("{% with x = 1 %}{% with x = 2 %}{{ x }}{% endwith %}{{ x }}{% endwith %}{{ x|default('-') }}", "21-"),
        ("{% with x = 1, y = 2 %}{{ x + y }}{% endwith %}", "3"),
        ("{% set x, y = p[0] %}{{ x }}{{ y }}", "12"),
        ("{% macro m(x, y='d') %}{{ x }}{{ y }} {% endmacro %}{{ m(1) }}{{ m(1, 2) }}{{ m(y=3, x=4) }}", "1d 12 43 "),
        ("{% macro m(x) %}{{ x|default('–') }}{% endmacro %}{{ m() }}", "–"),
        ("{% macro m() %}{{ l[0] }}{% endmacro %}{{ m() }}", "a"),
        ("{% macro m(l) %}{{ l }}{% endmacro %}{{ m(1) }}{{ l[0] }}", "1a"),
        ("{% set b %}<{{ l[0] }}>{% endset %}{{ b }}{{ b }}", "<a><a>"),
        ("{% for i in l %}{% set b %}{{ i }}{% endset %}{{ b }}{% endfor %}{{ b|default('-') }}", "abc-"),
        ("{% if o.m == 1 and 'a' in l and not o.x %}ja{% endif %}", "ja"),
    ],
)  # fmt: skip
def test_statements(fill: Fill, text: str, expected: str) -> None:
    case = {"l": ["a", "b", "c"], "o": {"m": 1, "n": 2}, "p": [[1, 2], [3, 4]]}
    assert fill(text, case) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "{% macro m(x) %}{% endmacro %}{{ m(1, 2) }}",
        "{% macro m(x) %}{% endmacro %}{{ m(y=1) }}",
        "{% macro m(x) %}{% endmacro %}{{ m(1, x=1) }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m() }}",
        "{% macro m() %}{% endmacro %}{{ m }}",
        "{% macro m() %}x{% endmacro %}{{ m()|upper }}",
        "{% macro m() %}x{% endmacro %}{{ m() ~ 'y' }}",
        "{% macro m() %}x{% endmacro %}{% set y = m() %}{{ y }}",
        "{% set b %}x{% endset %}{{ b|upper }}",
        "{% set b %}x{% endset %}{{ b ~ 'y' }}",
        "{% set b %}x{% endset %}{% if b == 'x' %}{% endif %}",
        "{% set b %}x{% endset %}{{ b[0] }}",
        "{% if l %}{% else %}{% macro m() %}{% endmacro %}{% endif %}{{ m() }}",
        "{% for a, b in l %}{% endfor %}",
        "{% set a, b = l %}{{ a }}",
        "{% for k, v in o %}{% endfor %}",
        "{{ loop.cycle(1) }}",
        "{% for i in range(l) %}{% endfor %}",
        "{% for i in range() %}{% endfor %}",
        "{% for i in range(1, 2, 0) %}{% endfor %}",
        "{% for i in range(1.5) %}{% endfor %}",
        "{% for i in range(true) %}{% endfor %}",
    ],
)
def test_statements_refused(refusal: Refusal, text: str) -> None:
    refusal(text, {"l": [1], "o": {"k": 1}})


def test_each_part_is_its_own_scope(refusal: Refusal) -> None:
    assert "ikke udfyldt" in refusal("{% set x = 1 %}{{ x }}", header="{{ x }}").message.da


@pytest.mark.parametrize("name", ["x", "loop"])
def test_field_named_loop(read: Read, name: str) -> None:
    """Whatever is in the case: a letter or a CaseError, never another exception."""
    renderer = Renderer(read("{% for x in l %}{{ x }}{% endfor %}{{ loop.cycle(1) }}"))
    value = {"depth": "x"} if name == "x" else {"index0": "x"}
    with pytest.raises(CaseError):
        renderer.render({"l": [1], "loop": value})


# --- limits ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        pytest.param("{% for i in range(1001) %}x{% endfor %}", 1, id="range over 1000"),
        pytest.param("{% for i in range(0, 999999999999) %}x{% endfor %}", 1, id="range of billions"),
        pytest.param("{% for i in range(999999999999999 * 999) %}x{% endfor %}", 1, id="range beyond"),
        pytest.param("{% for a in range(1000) %}" * 3 + "x" + "{% endfor %}" * 3, 6, id="billion turns"),
        pytest.param("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 1, id="endless recursion"),
        pytest.param("{% set a = 'xx' %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}", 1, id="doubling text"),
        pytest.param("{% set a = 'xx' %}" + "{% set a = a + a %}" * 40 + "{{ a }}", 1, id="doubling by plus"),
        pytest.param("{% set a = 999999999999999 %}" + "{% set a = a * a %}" * 40 + "{{ a }}", 1, id="squaring"),
        pytest.param("{% set a = 0.000000000000001 %}" + "{% set a = a * a %}" * 40 + "{{ 1 / a }}", 1, id="to nought"),
        pytest.param("{% macro m(n) %}{% if n > 0 %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(50) }}", 12,
                     id="branching recursion"),
        pytest.param("{% for a in range(1000) %}{% for b in range(1000) %}{% for c in range(1000) if false %}"
                     + "{% endfor %}" * 3, 2, id="filtered loops"),
    ],
)  # fmt: skip
def test_runaway(refusal: Refusal, within: Within, text: str, seconds: float) -> None:
    with within(seconds):
        refusal(text)


def test_repeated_text_is_bounded(read: Read) -> None:
    text = (
        "{% for a in range(1000) %}{% for b in range(300) %}"
        + "y" * 500
        + "{% endfor %}{% endfor %}"
    )
    with pytest.raises(CaseError):
        Renderer(read(text)).parts({})


@pytest.mark.parametrize("turns", [1, 1_000])
def test_loops_of_a_real_size(fill: Fill, turns: int) -> None:
    assert len(fill("{%p for x in l %}\n{{ x }}\n{%p endfor %}", {"l": ["x"] * turns})) == turns


# --- whole documents -------------------------------------------------------------------


def test_faulty_template_is_refused(read: Read) -> None:
    with pytest.raises(TemplateError) as caught:
        Renderer(read("{{ a b }}{% endif %}"))
    assert len(caught.value.faults) == 2
    assert "2 fejl" in caught.value.message.da
    assert all(fault.place.paragraph == 1 for fault in caught.value.faults)


def test_schema_is_asked(refusal: Refusal, fill: Fill) -> None:
    schema = {
        "properties": {"a": {"type": "string", "title": "Navn"}},
        "additionalProperties": False,
    }
    assert fill("{{ a }}", {"a": "x"}, schema=schema) == ["x"]
    assert refusal("{{ a }}", {"a": 1}, schema=schema).problems[0].path == "a"
    assert refusal("{{ a }}", {"a": "x", "b": 1}, schema=schema).problems[0].path == "b"


def test_municipality(fill: Fill, refusal: Refusal) -> None:
    assert fill("{{ kommune.navn }}", {}, kommune={"navn": "Kujalleq"}) == ["Kujalleq"]
    assert fill("{{ kommune.navn }}", {"kommune": {"navn": "X"}}) == ["X"]
    error = refusal(
        "{{ kommune.navn }}", {"kommune": {"navn": SECRET}}, kommune={"navn": "Kujalleq"}
    )
    assert error.problems[0].path == "kommune"
    assert SECRET not in repr(error.problems)


def test_renderer_keeps_nothing_between_cases(read: Read) -> None:
    renderer = Renderer(
        read("{% set x = a %}{{ x }}{% if b %}{% set y = b %}{% endif %}{{ y|default('-') }}")
    )
    first = renderer.render({"a": 1, "b": 2})
    renderer.render({"a": 3, "b": 4})
    assert renderer.render({"a": 1, "b": 2}) == first
    assert renderer.render({"a": 1}) != first


def test_case_is_not_changed(read: Read) -> None:
    case = {"l": [3, 1, 2], "o": {"a": 1}}
    Renderer(
        read(
            "{% set l = l|sort %}{{ l|join }}{{ (o|dictsort)[0][0] }}{% for x in l|reverse %}{% endfor %}"
        )
    ).render(case)
    assert case == {"l": [3, 1, 2], "o": {"a": 1}}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param("| {%tc for i in l %} | {{ i }} | {%tc endfor %} |\nx", 0, id="row without cells"),
        pytest.param("| {%tr for i in l %} |\n| {{ i }} |\n| {%tr endfor %} |\nx", 0, id="table without rows"),
        pytest.param("| {#tr ud #} |\nx", 0, id="only row taken out"),
        pytest.param("| h |\n| {%tr for i in l %} |\n| {{ i }} |\n| {%tr endfor %} |\nx", 1, id="header row stays"),
    ],
)  # fmt: skip
def test_empty_tables_go(document: Document, text: str, rows: int) -> None:
    root = document(text, {"l": []})
    assert len(list(root.iter(f"{W}tr"))) == rows
    assert len(list(root.iter(f"{W}tbl"))) == min(rows, 1)


@pytest.mark.parametrize(
    "text",
    [
        "| {%p if b %}¶x¶{%p endif %} | y |",
        "| {%p for i in b %}¶{{ i }}¶{%p endfor %} |",
        pytest.param("| {#p x #} | y |"),
        "| {%p if b %}¶| x¶{%p endif %} |",
        "| <w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>{%tr if b %}</w:t></w:r></w:p></w:tc></w:tr>"
        "<w:tr><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>{%tr endif %}</w:t></w:r></w:p></w:tc></w:tr>"
        "</w:tbl>¶{#p x #} |",
    ],
)  # fmt: skip
def test_cell_always_ends_in_a_paragraph(document: Document, text: str) -> None:
    cells = list(document(text, {"b": []}).iter(f"{W}tc"))
    assert cells
    assert all(cell[-1].tag == f"{W}p" for cell in cells)


@pytest.mark.parametrize(
    "header",
    [
        "{%p if a %}\ny\n{%p endif %}",
        pytest.param("{#p x #}"),
    ],
)  # fmt: skip
def test_header_always_holds_a_paragraph(document: Document, header: str) -> None:
    root = document("x", {}, header=header, part="word/header1.xml")
    assert [e.tag for e in root] == [f"{W}p"]


def test_columns_from_data(document: Document) -> None:
    text = "| navn | {%tc for i in l %} | {{ i }} | {%tc endfor %} |"
    for count in (0, 1, 5):
        root = document(text, {"l": list(range(count))})
        grid = [int(e.get(f"{W}w", "0")) for e in root.iter(f"{W}gridCol")]
        assert len(grid) == len(list(root.iter(f"{W}tc"))) == count + 1
        assert all(grid)


def test_colspan_and_colour(document: Document) -> None:
    text = "| {% colspan n %}a{% cellbg c %} |\n| x | y |"
    root = document(text, {"n": 2, "c": "ffcc00"})
    properties = next(root.iter(f"{W}tcPr"))
    assert [etree.QName(e).localname for e in properties] == ["gridSpan", "shd"]
    assert properties[0].get(f"{W}val") == "2"
    assert properties[1].get(f"{W}fill") == "ffcc00"


@pytest.mark.parametrize(
    ("n", "c"),
    [
        (0, "FFCC00"),
        (64, "FFCC00"),
        ('2" x="', "FFCC00"),
        (1, "rød"),
        (1, '"/><w:p>'),
        (1, ""),
        (None, "FFCC00"),
    ],
)
def test_colspan_and_colour_refused(refusal: Refusal, n: Any, c: str) -> None:
    refusal("| {% colspan n %}a{% cellbg c %} |", {"n": n, "c": c})


def test_paragraphs_of_a_text(document: Document, fill: Fill) -> None:
    text = "# {{ a|afsnit }}\nFør {{ a|afsnit }} efter"
    assert fill(text, {"a": "en\n\nto"}) == ["en", "to", "Før en", "to efter"]
    styles = [e.get(f"{W}val") for e in document(text, {"a": "en\nto"}).iter(f"{W}pStyle")]
    assert styles == ["Heading1", "Heading1"]


DRAWING = (
    '<w:p w14:paraId="0000000A" w14:textId="0000000B"><w:bookmarkStart w:id="7" w:name="mærke"/><w:r><w:drawing>'
    '<wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="3" name="Logo"/><a:graphic><a:graphicData uri="u"/>'
    '</a:graphic></wp:inline></w:drawing></w:r><w:bookmarkEnd w:id="7"/></w:p>'
    '<w:sdt><w:sdtPr><w:id w:val="99"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
)


def test_ids_are_unique_in_loops(document: Document) -> None:
    root = document(f"{{%p for i in l %}}\n{DRAWING}\n{{%p endfor %}}\n{DRAWING}", {"l": [1, 2, 3]})
    ids = [e.get("id") for e in root.iter("{*}docPr")]
    assert len(ids) == len(set(ids)) + 0 == 4
    for name in (f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        assert len(list(root.iter(name))) == 1
    assert len(list(root.iter(f"{W}id"))) == 1
    paragraphs = [
        v for e in root.iter(f"{W}p") for k, v in e.attrib.items() if str(k).endswith("paraId")
    ]
    assert len(paragraphs) == len(set(paragraphs))


@pytest.mark.parametrize("words", ["Kære {{ navn }}", "Kære borger"])
def test_ids_are_unique_outside_loops(
    words: str, document: Document, letter: Callable[..., bytes], sdk: Callable[[bytes], list[str]]
) -> None:
    drawing = DRAWING.split("<w:bookmarkEnd")[0].split('"mærke"/>')[1].join(["<w:p>", "</w:p>"])
    text = "\n".join([words, drawing, drawing, drawing.replace('id="3"', 'id="8"')])
    options = {"text": text, "case": {"navn": "Bo"}, "header": drawing}
    assert [e.get("id") for e in document(**options).iter("{*}docPr")] == ["3", "9", "8"]
    header = document(**options, part="word/header1.xml")
    assert [e.get("id") for e in header.iter("{*}docPr")] == ["3"]
    assert not any("UniqueAttribute" in one for one in sdk(letter(**options)))


def test_output_has_no_tag_and_no_python(fill: Fill) -> None:
    (text,) = fill("{{ a }}{% if a %}{% set b = a %}{% endif %}{# x #}{{ b }}", {"a": "x"})
    assert not re.search(r"[{}]|None|True|Undefined|object at", text)


def _marked(name: str, words: str = "x") -> str:
    return (
        f'<w:p><w:bookmarkStart w:id="7" w:name="{name}"/><w:r><w:t>{words}</w:t></w:r>'
        '<w:bookmarkEnd w:id="7"/></w:p>'
    )


@pytest.mark.parametrize(
    ("name", "more", "kept"),
    [
        ("_GoBack", {}, False),
        ("_Hlk12345", {}, False),
        ("_Ref12345", {}, False),
        ("_Ref12345", {"body": '<w:p><w:fldSimple w:instr=" REF _ref12345 \\h "/></w:p>'}, True),
        ("_Toc1", {"header": '<w:p><w:hyperlink w:anchor="_Toc1"/></w:p>'}, True),
        ("aftale", {}, True),
    ],
)
def test_bookmarks_of_words_own_are_left_out(
    name: str, more: dict[str, str], kept: bool, document: Document
) -> None:
    root = document("Kære {{ navn }}\n" + _marked(name), {"navn": "Bo"}, **more)
    found = [len(list(root.iter(f"{W}bookmark{end}"))) for end in ("Start", "End")]
    assert found == [kept, kept]


def test_words_own_bookmark_does_not_take_another_along(document: Document) -> None:
    text = "{{ navn }}\n" + _marked("_Hlk1") + "\n" + _marked("aftale")
    root = document(text, {"navn": "Bo"})
    assert len(list(root.iter(f"{W}bookmarkEnd"))) >= len(list(root.iter(f"{W}bookmarkStart"))) == 1


_TYPE = (
    '<v:shapetype id="_x0000_t202" path="m,l,1r1,l1,xe"><v:stroke joinstyle="miter"/></v:shapetype>'
)


def _shape(name: str, kind: str = "") -> str:
    words = "<w:p><w:r><w:t>{{ b }}</w:t></w:r></w:p>"
    box = f"<v:textbox><w:txbxContent>{words}</w:txbxContent></v:textbox>"
    return (
        f'<w:p><w:r><w:pict>{kind}<v:shape id="{name}" type="#_x0000_t202" '
        f'style="width:10pt">{box}</v:shape></w:pict></w:r></w:p>'
    )


LOOPED_SHAPES = (
    "{%p for b in l %}\n" + _shape("a", _TYPE) + "\n" + _shape("b") + "\n{%p endfor %}\nslut"
)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_text_boxes_of_older_words_in_loops(
    count: int,
    document: Document,
    letter: Callable[..., bytes],
    sdk: Callable[[bytes], list[str]],
) -> None:
    case = {"l": ["x", "y"][:count]}
    root = document(LOOPED_SHAPES, case)
    assert len(list(root.iter("{*}shapetype"))) == min(count, 1)
    shapes = list(root.iter("{*}shape"))
    assert [shape.get("type") for shape in shapes] == ["#_x0000_t202"] * 2 * count
    assert not any(shape.get("id") for shape in shapes)
    assert sdk(letter(LOOPED_SHAPES, case)) == []


def test_text_boxes_outside_loops_keep_their_ids(document: Document) -> None:
    root = document(_shape("a", _TYPE) + "\n" + _shape("b"), {"b": "x"})
    assert [e.get("id") for e in root.iter("{*}shapetype", "{*}shape")] == ["_x0000_t202", "a", "b"]
