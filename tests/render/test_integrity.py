"""Templates that could once come out broken, or lose something, although nothing was said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree

from render.errors import CaseError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Faults = Callable[..., list[str]]
Document = Callable[..., etree._Element]


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def link(text: str, anchor: str = "a") -> str:
    return f'<w:hyperlink w:anchor="{anchor}">{run(text)}</w:hyperlink>'


def control(inner: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
    )


def paragraph(*inner: str) -> str:
    return f"<w:p>{''.join(inner)}</w:p>"


def field(*instruction: str) -> str:
    marks = [
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    ]
    return paragraph(marks[0], *instruction, marks[1], run("x"), marks[2])


def rows(*lines: str) -> str:
    cells = "".join(f"<w:tr><w:tc>{paragraph(run(line))}</w:tc></w:tr>" for line in lines)
    grid = '<w:tblGrid><w:gridCol w:w="100"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr/>{grid}{control(cells)}</w:tbl>"


INSTRUCTION = '<w:r><w:instrText>HYPERLINK "https://a/{{ b }}"</w:instrText></w:r>'
INCLUDE = '<w:r><w:instrText>INCLUDETEXT "</w:instrText></w:r>'
RUN_SET = paragraph(run("{%r set b %}"), run("{{ x }}"), run("{%r endset %}"))
BREAKS = "{% macro m(y) %}{{ y|afsnit }}{% endmacro %}"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(paragraph(run("A {% if a %}x"), link("L{% else %}m"), link("L{% endif %}n")), "levels", id="branches end in two links"),
        pytest.param("{% if a %}x\n| in{% else %}y |\nmid\n| in{% endif %}z |\nend", "levels", id="branches end in two tables"),
        pytest.param(paragraph(run("{% set b %}{{ x|afsnit }}{% endset %}"), link("{{ b }}")), "levels", id="paragraphs into a link"),
        pytest.param(paragraph(run(BREAKS)) + "\n" + paragraph(link("{{ m(x) }}")), "levels", id="a macro's paragraphs into a link"),
        pytest.param(paragraph(run(BREAKS)) + "\n" + paragraph(control(run("{{ m(x) }}"))), "levels", id="a macro's paragraphs into a control"),
        pytest.param(RUN_SET + "\n" + field(INSTRUCTION), "levels", id="runs into an instruction"),
        pytest.param(RUN_SET + "\n" + paragraph("<m:oMath><m:r><m:t>{{ b }}</m:t></m:r></m:oMath>"), "levels", id="runs into an equation"),
        pytest.param(rows("{%tr set b %}", "r", "{%tr endset %}", "x") + "\n{{p b }}\nx", "levels", id="rows of a control into the body"),
        pytest.param("{%p set b %}\npar\n{%p endset %}\n" + rows("x", "{{tr b }}") + "\nx", "levels", id="paragraphs among rows of a control"),
        pytest.param("| A{% if a -%} |\n| B{% endif %} |\nx", "levels", id="rows joined"),
        pytest.param(field(INCLUDE, run("{{ x }}")), "context", id="text where an instruction stands"),
    ],
)  # fmt: skip
def test_refused(text: str, kind: str, faults: Faults) -> None:
    assert kind in faults(text)


def words(root: etree._Element, name: str) -> list[str]:
    return ["".join(e.itertext()) for e in root.iter(f"{W}{name}")]


def test_cells_are_not_joined(document: Document) -> None:
    assert words(document("| {% set x = 1 -%} | B |\nx"), "tc") == ["", "B"]


def test_links_are_not_joined(document: Document) -> None:
    text = paragraph(link("one{% set x = 1 -%}")) + "\n" + paragraph(link("two", "b"))
    assert words(document(text), "hyperlink") == ["one", "two"]


@pytest.mark.parametrize(
    ("between", "tag"),
    [
        ('<w:br w:type="page"/>', "br"),
        ('<w:footnoteReference w:id="1"/>', "footnoteReference"),
    ],
)
def test_what_is_no_space_is_not_trimmed(between: str, tag: str, document: Document) -> None:
    text = (
        paragraph(run("text"), f"<w:r>{between}</w:r>")
        + "\n"
        + paragraph(run("{%- if a %}m{% endif %}"))
    )
    root = document(text, {"a": True}, footnote="note")
    assert len(list(root.iter(f"{W}{tag}"))) == 1
    assert words(root, "p") == ["text", "m"]


def test_a_line_break_is_space_to_be_trimmed(fill: Callable[..., list[str]]) -> None:
    assert fill("hus⏎{%- if a %} by{% endif %}", {"a": True}) == ["hus by"]


def test_bookmarks_keep_both_ends(document: Document) -> None:
    text = (
        paragraph(run("a"))
        + "\n"
        + paragraph(
            '<w:bookmarkStart w:id="1" w:name="k"/>',
            run("{%- if a %}b{% endif %}"),
            '<w:bookmarkEnd w:id="1"/>',
        )
    )
    root = document(text, {"a": True})
    assert len(list(root.iter(f"{W}bookmarkStart"))) == len(list(root.iter(f"{W}bookmarkEnd"))) == 1


@pytest.mark.parametrize(
    "address", ["https://[", "https://a\u2100b/", "javascript:x", "https://a b"]
)
def test_no_address(address: str, letter: Callable[..., bytes]) -> None:
    text = paragraph('<w:hyperlink r:id="rIdLink1">' + run("l") + "</w:hyperlink>")
    with pytest.raises(CaseError) as caught:
        letter(text, {"u": address}, links=["{{ u }}"])
    assert address not in caught.value.message.da


def test_range_beyond_any_length(refusal: Callable[..., CaseError]) -> None:
    assert (
        "for stort" in refusal("{% for i in range(n * n) %}x{% endfor %}", {"n": 10**14}).message.da
    )


def test_statement_in_a_link_is_filled(
    letter: Callable[..., bytes], members: Callable[..., Any]
) -> None:
    text = paragraph('<w:hyperlink r:id="rIdLink1">' + run("l") + "</w:hyperlink>")
    target = "https://x.dk/%7B%25%20if%20a%20%25%7Dy%7B%25%20endif%20%25%7D"
    parts = members(letter(text, {"a": True}, links=[target]))
    assert b'Target="https://x.dk/y"' in parts["word/_rels/document.xml.rels"]


def test_tracked_grid_is_past(document: Document) -> None:
    change = (
        '<w:tblGridChange w:id="3"><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid></w:tblGridChange>'
    )
    cells = "".join(
        f"<w:tc>{paragraph(run(t))}</w:tc>"
        for t in ("{%tc for c in l %}", "{{ c }}", "{%tc endfor %}")
    )
    text = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/>{change}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>'
    root = document(text + "\nx", {"l": ["a", "b"]})
    assert [e.get(f"{W}w") for e in root.iter(f"{W}gridCol")] == ["50", "50"]


def test_grid_is_as_wide_as_its_spans(document: Document) -> None:
    root = document("| {% colspan n %}x |\nx", {"n": 3})
    assert len(list(root.iter(f"{W}gridCol"))) == 3


def test_drawing_ids_differ_where_a_tag_stands_before_the_id(document: Document) -> None:
    drawing = '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr descr="{{ x }}" id="1" name="n"/></wp:inline></w:drawing></w:r>'
    root = document(
        "{%p for x in l %}\n" + paragraph(drawing) + "\n{%p endfor %}", {"l": ["a", "b"]}
    )
    found = [e for e in root.iter() if str(e.tag).endswith("docPr")]
    assert len({e.get("id") for e in found}) == len(found) == 2
    assert [e.get("descr") for e in found] == ["a", "b"]


def test_a_test_that_a_filter_names_must_exist(faults: Faults) -> None:
    assert faults("{{ l|selectattr('a', 'definet')|length }}") == ["unknown-test"]
    assert faults("{{ l|selectattr('a', 'defined')|length }}") == []


MARKS = {
    kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
}
PAGE = '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
WHOLE = MARKS["begin"] + PAGE + MARKS["separate"] + run("1") + MARKS["end"]
OPEN = MARKS["begin"] + PAGE + MARKS["separate"] + run("1")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(paragraph(run("{% if a %}"), WHOLE, run("{% endif %}")), id="a field in a branch"),
        pytest.param(paragraph(run("{% for i in l %}"), WHOLE, run("{% endfor %}")), id="a field in a loop"),
        pytest.param(paragraph(OPEN, run("{% if a %}x{% endif %}"), MARKS["end"]), id="a branch in a field"),
        pytest.param(
            paragraph(OPEN, run("{% if a %}"), MARKS["end"], run("x"), OPEN, run("{% endif %}"), MARKS["end"]),
            id="from one field to the next alike",
        ),
        pytest.param(
            paragraph(OPEN, run("{% if a %}x"), MARKS["end"], run("{% else %}y"), MARKS["end"], run("{% endif %}")),
            id="each side ends it",
        ),
    ],
)  # fmt: skip
def test_fields_stay_whole(text: str, faults: Faults) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(paragraph(OPEN, run("{% if a %}"), MARKS["end"], run("{% endif %}")), id="the end in a branch"),
        pytest.param(paragraph(OPEN, run("{% for i in l %}"), MARKS["end"], run("{% endfor %}")), id="the end in a loop"),
        pytest.param(paragraph(run("{% if a %}"), OPEN, run("{% endif %}"), MARKS["end"]), id="the beginning in a branch"),
        pytest.param(
            paragraph(OPEN) + "\n{%p if a %}\n" + paragraph(run("2"), MARKS["end"]) + "\n{%p endif %}",
            id="over paragraphs",
        ),
        pytest.param(
            paragraph(OPEN, run("{% if a %}x"), MARKS["end"], run("{% else %}y{% endif %}")), id="one side ends it"
        ),
    ],
)  # fmt: skip
def test_a_cut_field_is_a_fault(text: str, faults: Faults) -> None:
    assert "field-cut" in faults(text)


def cell(*inner: str) -> str:
    grid = '<w:tblGrid><w:gridCol w:w="100"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr/>{grid}<w:tr><w:tc>{''.join(inner)}</w:tc></w:tr></w:tbl>"


def test_a_cell_that_ends_in_a_control_gets_no_line(document: Document) -> None:
    text = cell(control(paragraph(run("{{ x }}")))) + "\nx"
    assert words(document(text, {"x": "A"}), "p") == ["A", "x"]


@pytest.mark.parametrize("a", [True, False])
def test_an_emptied_control_goes(a: bool, document: Document, sdk: Any, letter: Any) -> None:
    inner = control(
        paragraph(run("{%p if a %}")) + paragraph(run("A")) + paragraph(run("{%p endif %}"))
    )
    for text in (f"{inner}\nx", f"{cell(inner)}\nx"):
        assert len(words(document(text, {"a": a}), "sdt")) == a
        assert sdk(letter(text, {"a": a})) == []


def test_a_control_that_its_author_left_empty_stays(document: Document) -> None:
    assert len(words(document(f"{control('')}\n{{{{ x }}}}", {"x": "A"}), "sdt")) == 1


@pytest.mark.parametrize(("a", "last"), [(True, "p"), (False, "p")])
def test_a_header_ends_in_a_paragraph(a: bool, last: str, document: Document) -> None:
    header = "| a |\n{%p if a %}\n| b |\n{%p endif %}"
    root = document("x", {"a": a}, header=header, part="word/header1.xml")
    assert [etree.QName(child).localname for child in root][-1] == last


def test_a_header_that_ends_in_a_table_is_left_so(document: Document) -> None:
    header = cell(paragraph(run("{{ x }}")))
    root = document("x", {"x": "A"}, header=header, part="word/header1.xml")
    assert [etree.QName(child).localname for child in root] == ["tbl"]
