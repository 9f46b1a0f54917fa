"""
The hostile page: each trick of the design's §5 (and those of its kind), tried and refused.

What docxtpl 0.20 does with the same is said in a comment where it was tried, and
shown where it loses text: docxtpl runs here as `render.second` runs it, sandboxed
and escaped, so that its own defaults are worse.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from lxml import etree

from render import case, package, second
from render.errors import CaseError, TemplateError
from render.renderer import Renderer
from render.template import Template

Fill = Callable[..., list[str]]
Read = Callable[..., Template]
Faults = Callable[..., list[str]]
Document = Callable[..., etree._Element]
Members = Callable[[bytes], dict[str, bytes]]
Within = Callable[[float], AbstractContextManager[None]]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CASE: dict[str, Any] = {
    "t": "tekst", "n": 5, "nul": None, "ja": True, "l": [1, 2], "o": {"k": "v"}, "tom": "",
}  # fmt: skip


def field(instruction: str) -> str:
    """Return a paragraph with a complex field."""

    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return (
        f'<w:p>{char("begin")}<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        f"{char('separate')}<w:r><w:t>her</w:t></w:r>{char('end')}</w:p>"
    )


# --- values that would be holes, or Python -----------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{ nul }}", id="null"),  # docxtpl: None
        pytest.param("{{ ja }}", id="boolean"),  # docxtpl: True
        pytest.param("{{ l }}", id="list"),  # docxtpl: [1, 2]
        pytest.param("{{ o }}", id="object"),  # docxtpl: {'k': 'v'}
        pytest.param("{{ mangler }}", id="missing"),  # docxtpl: nothing at all, by default
        pytest.param("{{ o.mangler }}", id="missing field"),
        pytest.param(
            "{{ o.items }}", id="method as a value"
        ),  # docxtpl: <built-in method items ...>
        pytest.param("{{ o.keys }}", id="keys"),
        pytest.param("{{ t.upper }}", id="method of a text"),
        pytest.param("{{ n.real }}", id="property of a number"),
        pytest.param("{{ l.append }}", id="method of a list"),
        pytest.param("{{ t.__class__ }}", id="class of a text"),
        pytest.param("{{ o.__class__ }}", id="class of an object"),
        pytest.param("{{ o['__class__'] }}", id="class by subscript"),
        pytest.param("{{ l.__class__ }}", id="class of a list"),
        pytest.param("{% for i in l %}{{ loop.__init__ }}{% endfor %}", id="loop's constructor"),
        pytest.param("{% for i in l %}{{ loop.__class__ }}{% endfor %}", id="loop's class"),
        pytest.param(
            "{% for i in l %}{{ loop.__init__.__globals__ }}{% endfor %}", id="loop's globals"
        ),
        pytest.param("{% for i in l %}{{ loop }}{% endfor %}", id="loop itself"),
        pytest.param("{% for i in l %}{{ loop.previtem }}{% endfor %}", id="item before the first"),
        pytest.param("{% macro m() %}{% endmacro %}{{ m }}", id="macro as a value"),
        pytest.param("{% macro m() %}{% endmacro %}{{ m.name }}", id="macro's attribute"),
        pytest.param("{% macro m() %}{{ caller }}{% endmacro %}{{ m() }}", id="caller"),
        pytest.param("{% macro m() %}{{ varargs }}{% endmacro %}{{ m() }}", id="varargs"),
        pytest.param("{{ self }}", id="self"),
        pytest.param("{{ range }}", id="function as a value"),
        pytest.param("{{ dict }}", id="dict"),
        pytest.param("{{ namespace }}", id="namespace"),
        pytest.param("{{ __builtins__ }}", id="builtins"),
        # operators: docxtpl prints "None" and "x", compares None, multiplies texts
        pytest.param("{{ nul ~ 'x' }}", id="null joined"),
        pytest.param("{{ mangler ~ 'x' }}", id="missing joined"),
        pytest.param("{{ mangler + 1 }}", id="missing added"),
        pytest.param("{% if nul == 1 %}x{% endif %}", id="null compared"),
        pytest.param("{% if nul != 1 %}x{% endif %}", id="null unequal"),
        pytest.param("{% if mangler == 'x' %}x{% endif %}", id="missing compared"),
        pytest.param("{% if mangler < 5 %}x{% endif %}", id="missing ordered"),
        pytest.param("{% if mangler in l %}x{% endif %}", id="missing sought"),
        pytest.param("{% if 1 in mangler %}x{% endif %}", id="sought in missing"),
        pytest.param("{{ t * 3 }}", id="text multiplied"),
        pytest.param("{{ '%s' % t }}", id="text formatted"),
        pytest.param("{{ l ~ 'x' }}", id="list joined"),
        pytest.param("{{ l + l }}", id="lists added"),
        pytest.param("{{ mangler|upper }}", id="missing filtered"),
        pytest.param("{{ nul|upper }}", id="null filtered"),  # docxtpl: NONE
        pytest.param("{{ nul|int }}", id="null as a number"),  # docxtpl: 0
        pytest.param("{{ l|string }}", id="list as text"),  # docxtpl: [1, 2]
        pytest.param("{{ o|length ~ o|first }}", id="first of an object"),
        pytest.param("{% for c in t %}{{ c }}{% endfor %}", id="letters of a text"),
        pytest.param("{% for x in mangler %}{% endfor %}", id="loop over missing"),
        pytest.param("{{ l|map('__class__')|join }}", id="class by map"),
        pytest.param("{{ [o]|map('__class__')|join }}", id="class of objects by map"),
        pytest.param("{{ [o]|sort(attribute='__class__')|length }}", id="class by sort"),
        pytest.param("{{ [o]|sum('__len__') }}", id="method by sum"),
    ],
)
def test_refused_when_filled(read: Read, text: str) -> None:
    renderer = Renderer(read(f"# Afsnit\n{text}"))
    with pytest.raises(CaseError) as caught:
        renderer.render(CASE)
    (problem,) = caught.value.problems
    assert problem.place is not None
    assert problem.place.heading == ("Afsnit",)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{ 9**(9**9) }}", id="power"),  # docxtpl: hangs while it compiles
        pytest.param("{% set x = 9**9**9 %}", id="power in set"),
        pytest.param("{% if 9**(9**9) %}x{% endif %}", id="power in a condition"),
        pytest.param("{% for i in l if 9**(9**9) %}{% endfor %}", id="power in a loop"),
        pytest.param("{% macro m(x=9**(9**9)) %}{% endmacro %}", id="power in a default"),
        pytest.param("{{ 'x'|replace('x', 9**(9**9)) }}", id="power in an argument"),
        pytest.param("{{ t.upper() }}", id="method"),
        pytest.param("{{ ''.join(l) }}", id="method of a literal"),
        pytest.param("{{ '{0.__class__}'.format(t) }}", id="format string"),
        pytest.param("{{ ''.__class__.__mro__[1].__subclasses__() }}", id="subclasses"),
        pytest.param("{{ cycler.__init__.__globals__.os.popen('id').read() }}", id="globals"),
        pytest.param("{{ self.__init__() }}", id="self"),
        pytest.param("{{ t|attr('__class__') }}", id="attr"),
        pytest.param("{{ t|safe }}", id="safe"),
        pytest.param("{{ t|e|safe }}", id="safe after escape"),
        pytest.param("{{ t|striptags }}", id="striptags"),
        pytest.param("{{ o|tojson }}", id="tojson"),
        pytest.param("{{ t|urlize }}", id="urlize"),
        pytest.param("{{ l[0:1] }}", id="slice"),
        pytest.param("{{ {'a': 1} }}", id="dict"),
        pytest.param("{{ dict(a=1) }}", id="dict function"),
        pytest.param("{{ lipsum(9) }}", id="lipsum"),
        pytest.param("{{ cycler(1) }}", id="cycler"),
        pytest.param("{% set ns = namespace(x=1) %}", id="namespace"),
        pytest.param("{% set ns.x = 1 %}", id="namespace field"),
        pytest.param("{% include 'C:/hemmelig.docx' %}", id="include"),
        pytest.param("{% import 'x' as y %}", id="import"),
        pytest.param("{% from 'x' import y %}", id="from"),
        pytest.param("{% extends 'x' %}", id="extends"),
        pytest.param("{% block x %}{% endblock %}", id="block"),
        pytest.param("{% call m() %}{% endcall %}", id="call"),
        pytest.param("{% filter upper %}{% endfilter %}", id="filter block"),
        pytest.param("{% autoescape false %}{{ t }}{% endautoescape %}", id="autoescape off"),
        pytest.param("{% do l.append(1) %}", id="do"),
        pytest.param("{% for i in l recursive %}{{ loop(i) }}{% endfor %}", id="recursive loop"),
        pytest.param("{% set kommune = 1 %}", id="municipality overwritten"),
        pytest.param("{% for kommune in l %}{% endfor %}", id="municipality as a variable"),
        pytest.param("{% macro kommune() %}{% endmacro %}", id="municipality as a macro"),
        pytest.param("{% set loop = 1 %}", id="loop overwritten"),
        pytest.param("{{ " + "(" * 900 + "1" + ")" * 900 + " }}", id="900 parentheses"),
        pytest.param("{{ " + "not " * 400 + "t }}", id="400 times not"),
        pytest.param("{{ t" + "|upper" * 300 + " }}", id="300 filters"),
        pytest.param("{{ " + "9" * 1_900 + " }}", id="1900 digits"),
        pytest.param("{% if t %}" * 3_000 + "{% endif %}" * 3_000, id="3000 blocks"),
        pytest.param(
            "{% macro m() %}" * 100 + "{% endmacro %}" * 100, id="100 macros in each other"
        ),
        pytest.param("{% if t %}", id="condition not ended"),
        pytest.param("{% for i in l %}", id="loop not ended"),
        pytest.param("{% macro m() %}", id="macro not ended"),
        pytest.param("{% endfor %}", id="end of nothing"),
    ],
)
def test_refused_when_read(read: Read, within: Within, text: str) -> None:
    with within(8):
        template = read(text)
        assert template.faults
        with pytest.raises(TemplateError):
            Renderer(template)


# --- case data is only data ---------------------------------------------------------------

EVIL = [
    "{{ 7 * 7 }}", "{% for x in l %}", "{{ o.__class__ }}", "{# væk #}", "{%p if 1 %}", "{{r t }}", "{_{ t }_}",
    "</w:t></w:r></w:p><w:p><w:r><w:t>NY", "<w:fldSimple w:instr='DDE'/>", "<?xml version='1.0'?>",
    "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;", "&x;", "&#60;", "]]>", "<![CDATA[x]]>",
    "<?segl 1?>", "segl-1;", "\x07", "\u202eagurk", "=cmd|'/c calc'!A1", "'; DROP TABLE sager; --",
    "javascript:alert(1)", "https://evil.example/\" \\o \"x",
]  # fmt: skip


@pytest.mark.parametrize("value", EVIL)
def test_data_stays_as_it_is(document: Document, value: str) -> None:
    """Printed, the value is text, letter by letter, in every context that prints text."""
    if value == "\x07":
        with pytest.raises(CaseError):
            case.read(b'{"t": "\\u0007"}')
        return
    text = "[{{ t }}]\n| {{ t }} |\n{{r t }}\n{{p t }}\n{% set x = t ~ t %}{{ x }}"
    plain = document(text, {"t": "x"}, header="{{ t }}", title="{{ t }}")
    root = document(text, {"t": value}, header="{{ t }}", title="{{ t }}")
    shown = ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p")]
    assert shown == [f"[{value}]", value, value, value, value * 2]
    assert [e.tag for e in root.iter()] == [e.tag for e in plain.iter()]
    title = document("x", {"t": value}, title="{{ t }}", part="docProps/core.xml")
    assert title.findtext("{http://purl.org/dc/elements/1.1/}title") == value


@pytest.mark.parametrize("value", [value for value in EVIL if value != "\x07"])
def test_data_that_is_a_key(fill: Fill, value: str) -> None:
    assert fill(
        "{% for k in o %}{{ k }}{% endfor %}{{ o[t] }}", {"o": {value: "!"}, "t": value}
    ) == [value + "!"]


@pytest.mark.parametrize(
    "value", ['" onload="x', "'", "<a>", "&quot;", "a\nb", "]]>", "{{ t }}", '"/><w:p/>']
)
def test_no_markup_through_an_attribute(document: Document, value: str) -> None:
    """docxtpl, with its escaping off by default, lets the quote end the attribute."""
    text = (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="a" '
        'descr="Foto: {{ t }}" title="{{ t }}"/><a:graphic><a:graphicData uri="u"/></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
    (found,) = document(text, {"t": value}).iter("{*}docPr")
    assert dict(found.attrib) == {"id": "1", "name": "a", "descr": f"Foto: {value}", "title": value}


def test_ampersand(fill: Fill) -> None:
    """docxtpl without escaping loses the rest of the paragraph."""
    assert fill("Firma: {{ t }}, og mere tekst.", {"t": "Bo & Co"}) == [
        "Firma: Bo & Co, og mere tekst."
    ]


@pytest.mark.parametrize(
    "literal", ["'\\x00'", "'\\x07'", "'a' ~ '\\x1f'", "t|replace('t', '\\x00')"]
)
def test_control_character_out_of_the_template(read: Read, members: Members, literal: str) -> None:
    """Refused, or at least not in the letter: Word would call the file damaged."""
    template = read(f"{{{{ {literal} }}}}")
    if template.faults:
        return
    try:
        data = Renderer(template).render(CASE)
    except CaseError:
        return
    etree.fromstring(members(data)["word/document.xml"])


def test_surrogate_out_of_the_template(read: Read) -> None:
    template = read('{{ "\\ud800" }}')
    if not template.faults:
        with pytest.raises(CaseError):
            Renderer(template).render(CASE)


# --- field instructions and links -----------------------------------------------------------


@pytest.mark.parametrize(
    "instruction",
    [
        # docxtpl: the case's text becomes the field, so that DDEAUTO runs when it is opened
        "{{ t }}", " DDEAUTO {{ t }} ", ' DDE "{{ t }}" ', ' INCLUDETEXT "{{ t }}" ', ' INCLUDEPICTURE "{{ t }}" ',
        ' IF "{{ t }}" = "x" "a" "b" ', " QUOTE {{ t }} ", ' MERGEFIELD "{{ t }}" ', ' LINK "{{ t }}" ',
        " HYPERLINK {{ t }} ", ' HYPERLINK "https://x.example/" \\o "{{ t }}" ', ' XHYPERLINK "{{ t }}" ',
        ' DDE HYPERLINK "{{ t }}" ', ' HYPERLINK "a\\" "{{ t }}" ', "{% if t %} DDE {% endif %}",
        ' MACROBUTTON {{ t }} x ', ' DOCPROPERTY "{{ t }}" ',
    ],
)  # fmt: skip
def test_field_instruction(faults: Faults, instruction: str) -> None:
    assert set(faults(field(instruction))) == {"context"}
    quoted = instruction.replace('"', "&quot;")
    simple = f'<w:p><w:fldSimple w:instr="{quoted}"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
    assert set(faults(simple)) == {"context"}


ADDRESSES = [
    "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\tscript:x", "file:///C:/x", "vbscript:x",
    "http://x.example/", "ftp://x.example", "data:text/html,x", "ms-word:ofe|u|https://x.example", "//x.example/a",
    "\\\\server\\share", "C:\\x.exe", "/x", "x", "", 'https://x.example/" \\o "x', 'https://x.example/"',
    "https://x.example/ DDEAUTO", "https://x.example/\\", "https://x.example/\n", "https://x.example/<a>",
    "https://x.example/{{ t }}", "\u200bhttps://x.example", "https\u200b://x.example",
]  # fmt: skip


@pytest.mark.parametrize("value", ADDRESSES)
def test_address(read: Read, value: str) -> None:
    """As the argument of a HYPERLINK, and as the target of a relationship."""
    for template in (read(field(' HYPERLINK "{{ t }}" ')), read("x", links=["{{ t }}"])):
        assert not template.faults
        with pytest.raises(CaseError) as caught:
            Renderer(template).render({"t": value})
        assert not value.strip() or value not in caught.value.message.da


@pytest.mark.parametrize(
    "value", ["../..", "a?b#c", '" \\o "x', "a b", "javascript:x", "%22", "æ&<>"]
)
def test_piece_of_an_address(document: Document, value: str) -> None:
    """Behind a host, a value is one step of the path and nothing else."""
    root = document(
        "x",
        {"t": value},
        links=["https://x.example/{{ t }}/b"],
        part="word/_rels/document.xml.rels",
    )
    (target,) = (e.get("Target", "") for e in root if e.get("Id") == "rIdLink1")
    assert target.startswith("https://x.example/")
    assert target.endswith("/b")
    assert target.count("/") == 4
    assert not set(target) & set('"\\ <>?#&')


def test_parent_as_a_piece_of_an_address(read: Read) -> None:
    with pytest.raises(CaseError):
        Renderer(read("x", links=["https://x.example/borger/{{ t }}/b"])).render({"t": ".."})


# --- wrong level: docxtpl drops half a letter ---------------------------------------------

TAIL = [f"Vigtig oplysning {number}." for number in range(1, 7)]


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        pytest.param(
            "Før\n| {% for i in l %}{{ i }} |\nMidt{% endfor %}",
            6,
            id="begun in a cell, ended after the table",
        ),
        pytest.param(
            "{% for i in l %}a\n{%p endfor %}", 6, id="begun in a line, ended as a paragraph"
        ),
        pytest.param("| {%tr if tom %} |\n| a{% endif %} |", 6, id="row begun, ended in the text"),
    ],
)
def test_wrong_level(read: Read, text: str, lost: int) -> None:
    template = read("\n".join([text, *TAIL]))
    assert [fault.kind for fault in template.faults] == ["levels"]
    assert template.faults[0].place.quote
    with pytest.raises(TemplateError) as caught:
        Renderer(template)
    assert "samme niveau" in caught.value.faults[0].message.da
    theirs = package.from_bytes(second.render(template, CASE)).read("word/document.xml").decode()
    assert sum(line not in theirs for line in TAIL) == lost  # and no exception


@pytest.mark.parametrize(
    "text",
    [
        "| {% for i in l %}{{ i }} | b{% endfor %} |",
        "| {%tr for i in l %} |\n| {{ i }}{% endfor %} |",
        "{%p if l %}\n| a{% endif %} |",
        "Før{% for i in l %}\n| {{ i }}{% endfor %} |",
    ],
)
def test_wrong_level_is_refused(faults: Faults, text: str) -> None:
    assert faults(text) == ["levels"]


@pytest.mark.parametrize("beside", ["Kære borger, ", "{{ t }}", "⇥.", "¦x"])
def test_text_beside_a_lifted_tag(read: Read, beside: str) -> None:
    """docxtpl deletes what stands in the same paragraph, without a word."""
    template = read(f"{beside}{{%p if t %}}\nx\n{{%p endif %}}")
    assert {fault.kind for fault in template.faults} <= {"deleted-text", "deleted-tag"}
    assert template.faults
    theirs = package.from_bytes(second.render(template, CASE)).read("word/document.xml").decode()
    assert "Kære borger" not in theirs


# --- floods ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("piece", "count"),
    [
        pytest.param("{{", 50_000, id="openers"),  # docxtpl: quadratic
        pytest.param("{%", 50_000, id="statements"),
        pytest.param("{#", 50_000, id="comments"),
        pytest.param("}}", 50_000, id="closers"),
        pytest.param("{{ '", 50_000, id="quotes"),
        pytest.param("{{ t }}", 20_000, id="tags"),
        pytest.param("{{ t¦ }}", 5_000, id="split tags"),
        pytest.param("{{ t }}\n", 5_000, id="tags in paragraphs"),
        pytest.param("{%p if t %}\nx\n{%p endif %}\n", 1_500, id="lifted paragraphs"),
        pytest.param("| {%tr if t %} |\n| x |\n| {%tr endif %} |\n", 1_500, id="lifted rows"),
        pytest.param("{% if t %}¦", 5_000, id="blocks not ended"),
        pytest.param("{% endif %}", 10_000, id="ends of nothing"),
        pytest.param("{% if t -%}\n", 2_000, id="joins to the right"),
        pytest.param("x\n{%- if t %}y{% endif %}", 2_000, id="joins to the left"),
    ],
)
def test_flood(read: Read, within: Within, piece: str, count: int) -> None:
    with within(8):
        read(piece * count)


def test_deep_xml(docx: Callable[..., bytes], read: Read) -> None:
    """Deep markup is read or refused, never a crash."""
    for depth in (50, 150, 400, 5_000):
        control = "<w:sdt><w:sdtContent>" * depth + "<w:p/>" + "</w:sdtContent></w:sdt>" * depth
        try:
            Renderer(read(control)).render({})
        except TemplateError as error:
            assert depth > 50, error
