"""The second renderer: agrees on sound templates, and sees a planted difference."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from render import archive, package, second
from render.renderer import Renderer
from render.template import Template

Read = Callable[..., Template]
CASE: dict[str, Any] = {
    "navn": "Åse & Bo <x>", "dato": "2026-11-20", "varer": [{"n": "A", "p": 1}, {"n": "B\nC", "p": 2}],
    "ja": True, "tom": [],
}  # fmt: skip
MIXED = """# Kære {{ navn }}
Den {{ dato|dato }} {% if ja %}fik ¦du{% else %}fik du ikke{% endif %} svar.
{%p if varer %}
| Vare | Pris |
| {%tr for v in varer %} |  |
| {{ v.n }} | {{ v.p|kroner }} |
| {%tr endfor %} |  |
{%p endif %}
{%p for x in tom %}
{{ x }}
{%p endfor %}
{% set x = navn|upper %}{{ x }}⇥og⏎slut"""


def compared(read: Read, text: str, **options: Any) -> list[second.Difference]:
    """Return the differences between the two renderers' letters."""
    template = read(text, **options)
    return second.compare(Renderer(template).render(CASE), second.render(template, CASE))


@pytest.mark.parametrize(
    ("text", "options"),
    [
        pytest.param(MIXED, {}, id="mixed"),
        pytest.param(
            "x", {"header": "{{ navn }}", "footer": "{% if ja %}a{% endif %}"}, id="stories"
        ),
        pytest.param("Kære {{ navn }}, {%- if ja %} ja{% endif %}", {}, id="trim"),
        pytest.param(
            "{% for v in varer %}{{ loop.index }}. {{ v.n }} {% endfor %}", {}, id="loop in a line"
        ),
        pytest.param(
            "{% macro m(a, b='x') %}{{ a }}{{ b }}{% endmacro %}{{ m(navn) }}", {}, id="macro"
        ),
    ],
)
def test_agree(read: Read, text: str, options: dict[str, Any]) -> None:
    assert compared(read, text, **options) == []


def changed(data: bytes, old: str, new: str, part: str = "word/document.xml") -> bytes:
    """Return a letter with something else in one part."""
    base = package.from_bytes(data)
    content = base.read(part)
    assert old.encode() in content
    return archive.write(base.members, {part: content.replace(old.encode(), new.encode(), 1)})


@pytest.mark.parametrize(
    ("old", "new", "level"),
    [
        pytest.param("svar.", "svar", "text", id="a full stop"),
        pytest.param("&amp; Bo", "&amp;  Bo", "text", id="a space"),
        pytest.param("<w:b/>", "<w:i/>", "structure", id="a format"),
        pytest.param("Heading1", "Heading2", "structure", id="a style"),
        pytest.param(
            "<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", "structure", id="a row property"
        ),
        pytest.param("<w:tab/>", "", "text", id="a tab"),
        pytest.param("</w:tbl>", "</w:tbl><w:p/>", "text", id="an empty paragraph"),
    ],
)
def test_planted_difference(read: Read, old: str, new: str, level: str) -> None:
    ours = Renderer(read(MIXED)).render(CASE)
    assert second.compare(ours, ours) == []
    assert [d.level for d in second.compare(ours, changed(ours, old, new))] == [level]
    assert [d.level for d in second.compare(changed(ours, old, new), ours)] == [level]


def test_difference_in_a_header(read: Read) -> None:
    ours = Renderer(read("x", header="{{ navn }}")).render(CASE)
    (found,) = second.compare(ours, changed(ours, "Åse", "Ase", "word/header1.xml"))
    assert (found.level, found.part) == ("text", "word/header1.xml")


def test_missing_part(read: Read) -> None:
    ours = Renderer(read("x", header="{{ navn }}")).render(CASE)
    base = package.from_bytes(ours)
    theirs = archive.write(base.members, {}, frozenset({"word/header1.xml"}))
    assert [d.level for d in second.compare(ours, theirs)] == ["structure"]


@pytest.mark.parametrize("text", ["{{ mangler }}", "{{ navn|dato }}", "{{ navn.mangler }}"])
def test_strict_too(read: Read, text: str) -> None:
    with pytest.raises(Exception, match=r"undefined|date|attribute"):
        second.render(read(text), CASE)


def test_sandboxed(read: Read) -> None:
    with pytest.raises(Exception, match="unsafe"):
        second.render(read("{{ ''.__class__.__mro__ }}"), CASE)
