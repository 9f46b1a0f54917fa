"""The syntax tree: blocks matched, levels kept, every fault in one run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from render.nodes import For, If, Macro, Output, Set, SetBlock, Text, With, walk
from render.template import Template

Fill = Callable[..., list[str]]
Read = Callable[..., Template]
Faults = Callable[..., list[str]]
CASE: dict[str, Any] = {"a": 1, "b": 0, "l": [1, 2], "e": []}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("{% if a %}x{% endif %}", ["x"], id="if"),
        pytest.param("{% if b %}x{% else %}y{% endif %}", ["y"], id="else"),
        pytest.param("{% if b %}x{% elif a %}y{% else %}z{% endif %}", ["y"], id="elif"),
        pytest.param("{% if b %}x{% elif b %}y{% else %}z{% endif %}", ["z"], id="else after elif"),
        pytest.param("{% for i in l %}{{ i }}{% else %}-{% endfor %}", ["12"], id="for"),
        pytest.param("{% for i in e %}{{ i }}{% else %}-{% endfor %}", ["-"], id="for else"),
        pytest.param("{% for i in l %}{% if i == 1 %}x{% else %}y{% endif %}{% endfor %}", ["xy"], id="nested"),
        pytest.param("{% if a %}x\ny{% endif %}", ["x", "y"], id="over paragraphs"),
        pytest.param("1{% if b %}x\ny{% endif %}2", ["12"], id="over paragraphs and not taken"),
        pytest.param("{% for i in l %}{{ i }}\n{% endfor %}z", ["1", "2", "z"], id="loop over paragraphs"),
        pytest.param("{% if a %}¦x{% endif %}", ["x"], id="over runs"),
        pytest.param("{% if b %}x¦y{% else %}z{% endif %}", ["z"], id="else in another run"),
        pytest.param("| {% if a %}x{% endif %} | y |", ["x", "y"], id="in a cell"),
        pytest.param("{%p if b %}\n| x |\n{%p endif %}\ny", ["y"], id="around a table"),
        pytest.param("{%p if b %}\n| x |\n{%p else %}\nz\n{%p endif %}\ny", ["z", "y"], id="table or paragraph"),
        pytest.param("| h |\n| {%tr if b %} |\n| x |\n| {%tr else %} |\n| z |\n| {%tr endif %} |", ["h", "z"], id="rows"),
        pytest.param("{% set x = 2 %}{{ x }}", ["2"], id="set"),
        pytest.param("{% with x = 2 %}{{ x }}{% endwith %}", ["2"], id="with"),
        pytest.param("{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(1) }}{{ m(2) }}", ["[1][2]"], id="macro"),
        pytest.param("{% set x %}en{{ a }}{% endset %}{{ x }}{{ x }}", ["en1en1"], id="set block"),
        # joins
        pytest.param("x\n{%- if a %}y{% endif %}", ["xy"], id="join left"),
        pytest.param("x{% if a -%}\ny{% endif %}", ["xy"], id="join right"),
        pytest.param("x {%- if a %} y{% endif %}", ["x y"], id="trim in a paragraph"),
        pytest.param("x{% if a -%} y{%- endif %} z", ["xy z"], id="trim inside"),
        pytest.param("| x |\n{%- if a %}y{% endif %}", ["x", "y"], id="no join with a table"),
    ],
)  # fmt: skip
def test_blocks(fill: Fill, text: str, expected: list[str]) -> None:
    assert fill(text, CASE) == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("{% if a %}", ["block"], id="if without end"),
        pytest.param("{% for i in l %}x", ["block"], id="for without end"),
        pytest.param("{% set x %}x", ["block"], id="set without end"),
        pytest.param("{% macro m() %}x", ["block"], id="macro without end"),
        pytest.param("x{% endif %}", ["block"], id="endif alone"),
        pytest.param("x{% else %}", ["block"], id="else alone"),
        pytest.param("{% elif a %}", ["block"], id="elif alone"),
        pytest.param("{% if a %}{% else %}{% else %}{% endif %}", ["block"], id="two elses"),
        pytest.param("{% if a %}{% else %}{% elif b %}{% endif %}", ["block"], id="elif after else"),
        pytest.param("{% for i in l %}{% elif a %}{% endfor %}", ["block"], id="elif in a loop"),
        pytest.param("{% if a %}{% for i in l %}{% endif %}", ["block"], id="for within if not ended"),
        pytest.param("{% if a %}{% endfor %}{% endif %}", ["block"], id="wrong end"),
        pytest.param("{% if a %}{% for i in l %}{% endif %}{% endfor %}", ["block", "block"], id="crossed"),
        pytest.param("{% if %}x{% endif %}", ["syntax"], id="broken if keeps its end"),
        pytest.param("{% for i %}x{% endfor %}", ["syntax"], id="broken for keeps its end"),
        pytest.param("{% macro %}x{% endmacro %}", ["syntax"], id="broken macro keeps its end"),
        pytest.param("{% if a|ukendt %}x{% endif %}", ["unknown-filter"], id="unknown filter keeps its end"),
        pytest.param("{{ a b }}{{ c|ukendt }}{% endif %}{{ d", ["unclosed", "syntax", "unknown-filter", "block"],
                     id="all in one run"),
        pytest.param("| {% if a %}x | y{% endif %} |", ["levels"], id="over cells"),
        pytest.param("| {% if a %}x |\n| y{% endif %} |", ["levels"], id="over rows"),
        pytest.param("{% if a %}x\n| y{% endif %} |", ["levels"], id="into a table"),
        pytest.param("| {% if a %}y |\nx{% endif %}", ["levels"], id="out of a table"),
        pytest.param("{% for i in l %}x\n| y{% endfor %} |", ["levels"], id="loop into a table"),
        pytest.param("{%p if a %}\nx{% endif %}", ["levels"], id="paragraph level against text level"),
        pytest.param("x{% if a %}\n{%p endif %}", ["levels"], id="text level against paragraph level"),
        pytest.param("| {%tr if a %} |\n| x{% endif %} |", ["levels"], id="row level against text level"),
        pytest.param("| {%p if a %} |\n| {%p endif %} |", ["levels"], id="paragraph level over rows"),
        pytest.param("{% if a %}x{% else %}\ny{% endif %}", [], id="else in the next paragraph: joined alike"),
        pytest.param("{% macro m() %}\nx\n{% endmacro %}{{ m() }}", [], id="macro of paragraphs"),
        pytest.param("{%p macro m() %}\nx\n{%p endmacro %}\nKære {{ m() }}", ["levels"], id="block macro in a line"),
        pytest.param("{% macro m() %}{{ m() }}{% endmacro %}", [], id="macro that calls itself"),
        pytest.param("{% macro m() %}{{ n() }}{% endmacro %}{% macro n() %}{% endmacro %}", ["unknown-function"],
                     id="macro that calls a later one"),
        pytest.param("| {{tr a ~ b }} |", ["context"], id="row tag with a sum"),
        pytest.param("{{p a ~ b }}", [], id="paragraph tag with a sum: a paragraph"),
    ],
)  # fmt: skip
def test_faults(faults: Faults, text: str, kinds: list[str]) -> None:
    assert sorted(faults(text)) == sorted(kinds)


def test_levels_are_told_with_both_places(read: Read) -> None:
    (fault,) = read("| {% for i in l %}x | y |\n| z{% endfor %} | w |").faults
    assert "række 1, kolonne 1" in fault.message.da
    assert "række 2, kolonne 1" in fault.message.da
    assert "»for«" in fault.message.da


def test_every_part_is_read_in_one_run(read: Read) -> None:
    found = read("{{ a b }}", header="{{ c", footer="{% endif %}", footnote="{{ x|ukendt }}")
    assert {fault.place.story for fault in found.faults} == {"body", "header", "footer", "footnote"}


def test_deep_nesting(faults: Faults) -> None:
    assert faults("{% if a %}" * 30 + "x" + "{% endif %}" * 30) == []
    assert faults("{% if a %}" * 2_000 + "x" + "{% endif %}" * 2_000)


def test_nodes(read: Read) -> None:
    text = (
        "x{% if a %}{{ a }}{% endif %}{% for i in l %}{% endfor %}{% set x = 1 %}{% set y %}{% endset %}"
        "{% with z = 1 %}{% endwith %}{% macro m() %}{% endmacro %}"
    )
    (part,) = (p for p in read(text).parts if p.story == "body")
    kinds = {type(node) for node in walk(part.body)}
    assert {If, Output, For, Set, SetBlock, With, Macro, Text} <= kinds


def test_tags_are_numbered_and_placed(read: Read) -> None:
    found = list(read("{{ a }}\n| {{ b }} | {{ c }} |", header="{{ d }}").tags())
    assert [tag.code for tag in found] == ["a", "b", "c", "d"]
    assert len({tag.number for tag in found}) == 4
    assert [tag.place.cell for tag in found] == [None, (1, 1, 1), (1, 1, 2), None]
    assert found[3].place.story == "header"


def test_paragraphs(read: Read) -> None:
    text = "# Overskrift\n{%p if a %}\n## Under\nKære {{ a }}!\n{%p endif %}\nSlut"
    (part,) = (p for p in read(text).parts if p.story == "body")
    found = [(p.level, p.text, len(p.blocks)) for p in part.paragraphs]
    assert found == [(1, "Overskrift", 0), (2, "Under", 1), (None, "Kære …!", 1), (None, "Slut", 0)]
    assert part.paragraphs[2].place.heading == ("Overskrift", "Under")
