"""The reference library's letters, as Word sees them: the Open XML SDK accepts each."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from render import case, library, package, second
from render.renderer import Renderer
from samples import to_one

ROOT = Path(__file__).resolve().parents[2]
CASES = to_one(ROOT)
Sdk = Callable[[bytes], list[str]]


@cache
def renderer(name: str) -> Renderer:
    """Return a template of the library with its blocks, and the example municipality."""
    home = library.open_library(ROOT)
    entry = home.entry(name)
    return Renderer(home.template(entry), home.schema(entry.manifest.schema), home.municipality())


def filled(path: Path) -> tuple[Renderer, dict[str, Any], bytes]:
    """Return the renderer, the case and the letter of one sample case."""
    found, content = renderer(path.parents[1].name), case.read(path.read_bytes())
    return found, content, found.render(content)


NAMES = [f"{path.parent.parent.name}/{path.stem}" for path in CASES]


def test_there_are_letters() -> None:
    assert len(CASES) >= 8


@pytest.mark.parametrize("path", CASES, ids=NAMES)
def test_letter_is_accepted_by_the_sdk(path: Path, sdk: Sdk) -> None:
    assert sdk(filled(path)[2]) == []


@pytest.mark.parametrize("path", CASES, ids=NAMES)
def test_letter_is_whole(path: Path, members: Callable[[bytes], dict[str, bytes]]) -> None:
    found = members(filled(path)[2])
    data_of_the_case = path.read_text("utf-8")  # one sample case holds words that look like tags
    marks = [m for m in ("{{", "}}", "{%", "%}", "None", "Undefined") if m not in data_of_the_case]
    assert len(marks) >= 2
    for name, data in found.items():
        if name.endswith((".xml", ".rels")):
            text = "".join(str(t) for t in etree.fromstring(data).itertext())
            assert not any(mark in text for mark in marks)


@pytest.mark.parametrize("path", CASES, ids=NAMES)
def test_both_renderers_agree(path: Path) -> None:
    found, content, data = filled(path)
    assert second.compare(data, second.render(found.template, content, found.municipality)) == []


def test_what_the_builder_makes_is_accepted(docx: Callable[..., bytes], sdk: Sdk) -> None:
    """The tests' own documents are sound, so that what they show is Segl's doing."""
    assert sdk(docx("# A\n| a | b |\nc¦d⇥e⏎f", header="x", footer="y", footnote="z", title="T",
                    properties={"P": "1"}, links=["https://x.example/"], stores=["<a/>"], comment="c")) == []  # fmt: skip


def test_word_template_gives_an_accepted_document(letter: Callable[..., bytes], sdk: Sdk) -> None:
    data = letter(
        "Kære {{ navn }}\n| {% for i in l %}{{ i }}{% endfor %} |",
        {"navn": "Å", "l": [1]},
        dotx=True,
    )
    assert package.from_bytes(data).content_type("word/document.xml") == package.DOCUMENT_TYPE
    assert sdk(data) == []


TRICKS = """# {{ t|afsnit }}
{{ t }}
| {% colspan n %}{% cellbg c %}{{ t }} |
| x | y |
| {%tr for i in l %} |  |
| {{ i }} | {% if loop.first %}¦først{% endif %} |
| {%tr endfor %} |  |
| {%tc for i in l %} | {{ i }} | {%tc endfor %} |
| {%p if not l %}¶x¶{%p endif %} |
{%p for i in l %}
<w:p><w:bookmarkStart w:id="7" w:name="a"/><w:r><w:t>{{ i }}</w:t></w:r><w:bookmarkEnd w:id="7"/></w:p>
{%p endfor %}
{%p macro m(x) %}
{{ x }}
{%p endmacro %}
{{p m(t) }}
{% set s %}{{ t }}{% endset %}{{ s }}
{{r t }}"""


@pytest.mark.parametrize("items", [[], [1], [1, 2, 3, 4, 5]])
@pytest.mark.parametrize("text", [" a ", "a", "a\nb\tc", "<&>\"'"])
def test_every_trick_of_the_dialect_is_accepted(
    letter: Callable[..., bytes], sdk: Sdk, items: list[int], text: str
) -> None:
    data = letter(
        TRICKS, {"t": text, "n": 2, "c": "FFCC00", "l": items}, header="{{ t }}", title="{{ t }}"
    )
    assert sdk(data) == []
