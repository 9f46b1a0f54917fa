"""A template with a block is the template with the block's text written out, whatever it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import shared_files
from render import package, second
from render.manifest import Manifest
from render.renderer import Renderer
from render.template import Template, read_bytes
from shared_files import Numbers, Style, lookup, paragraph, seen

Make = Callable[..., bytes]
NAMES = ("Brødtekst", "Boks", "Trin", "Kontakt", "Liste")
COLOURS = ("FF0000", "00FF00", "0000FF", "123456", "ABCDEF")
TEXTS = (
    "Kære {{ navn }}", "Du kan klage inden seks uger.", "{{ liste|liste }}", "x",
    "{% if ja %}Ja{% else %}Nej{% endif %}", "{{ navn|upper }} og {{ navn }}",
)  # fmt: skip
FRAMES = (
    ("{%p if ja %}", "{%p endif %}"), ("{%p if not ja %}", "{%p endif %}"),
    ("{%p for x in liste %}", "{%p endfor %}"),
)  # fmt: skip
CASE: Mapping[str, Any] = {"navn": "Åse & Bo", "ja": True, "liste": ["a", "b"]}
ASK = "{{p blok('b') }}"


@dataclass(frozen=True)
class Line:
    """A paragraph: its words, the name of its style, and its list ("" and 0: none)."""

    text: str
    style: str = ""
    list: int = 0
    celled: bool = False


@dataclass(frozen=True)
class File:
    """The styles and lists of a file: a style's id and colour by its name, lists by number."""

    styles: Mapping[str, tuple[str, str]]
    texts: Mapping[int, str]
    lists: Mapping[int, int]

    def make(self, make: Make, lines: list[Line]) -> bytes:
        styles = [
            Style(one, name, f'<w:rPr><w:color w:val="{colour}"/></w:rPr>')
            for name, (one, colour) in self.styles.items()
        ]
        return make(
            "\n".join(map(self.xml, lines)),
            styles=styles, numbers=Numbers(self.texts, self.lists),
        )  # fmt: skip

    def xml(self, line: Line) -> str:
        inner = paragraph(line.text, self.styles[line.style][0] if line.style else "", line.list)
        return f"| {inner} |" if line.celled else inner


def file(r: Random) -> File:
    names = r.sample(NAMES, r.randint(1, len(NAMES)))
    ids = r.sample([f"S{n}" for n in range(9)], len(names))
    styles = {name: (one, r.choice(COLOURS)) for name, one in zip(names, ids, strict=True)}
    texts = {key: f"{r.choice('abc')}%1" for key in r.sample(range(6), 2)}
    return File(styles, texts, {n: r.choice(list(texts)) for n in r.sample(range(1, 9), 3)})


def lines(r: Random, of: File, depth: int = 1) -> list[Line]:
    found: list[Line] = []
    for _ in range(r.randint(1, 4)):
        if depth and r.random() < 0.25:
            first, last = r.choice(FRAMES)
            found += [Line(first), *lines(r, of, 0), Line(last)]
        else:
            style = r.choice(["", *of.styles])
            number = r.choice([0, 0, *of.lists])
            found.append(Line(r.choice(TEXTS), style, number, celled=r.random() < 0.2))
    return found


def written_out(own: File, block: File, times: list[list[Line]]) -> tuple[File, list[list[Line]]]:
    """Return the template's file with what blocks would bring, and their lines in its terms."""
    styles, texts, numbers = dict(own.styles), dict(own.texts), dict(own.lists)
    told = []
    for some in times:
        fresh: dict[int, int] = {}
        abstracts: dict[int, int] = {}
        for line in some:
            if line.style and line.style not in styles:
                taken = {one for one, _ in styles.values()}
                new = next(f"N{n}" for n in range(99) if f"N{n}" not in taken)
                styles[line.style] = (new, block.styles[line.style][1])
            if line.list and line.list not in fresh:
                abstract = block.lists[line.list]
                if abstract not in abstracts:
                    abstracts[abstract] = max(texts) + 1
                    texts[abstracts[abstract]] = block.texts[abstract]
                fresh[line.list] = max(numbers) + 1
                numbers[fresh[line.list]] = abstracts[abstract]
        told.append([replace(one, list=fresh.get(one.list, 0)) for one in some])
    return File(styles, texts, numbers), told


def parted(*pieces: list[Line]) -> list[Line]:
    """Return pieces one after the other, with an empty paragraph between two tables."""
    found: list[Line] = []
    for piece in pieces:
        if found and found[-1].celled and piece[0].celled:
            found.append(Line(""))
        found += piece
    return found


@pytest.fixture(scope="module")
def make(
    docx: Make,
    zip_of: Callable[[Mapping[str, bytes]], bytes],
    members: Callable[[bytes], dict[str, bytes]],
) -> Make:
    """`make(text, styles=, numbers=)`: a Word file."""
    return lambda text, **options: shared_files.make(docx, zip_of, members, text, **options)


def tags(template: Template) -> list[tuple[str, str, str]]:
    return [(tag.code, tag.lift, tag.context.where) for tag in template.tags()]


def paragraphs(template: Template) -> list[tuple[Any, ...]]:
    body = template.parts[0]
    return [
        (tuple(piece if isinstance(piece, str) else 0 for piece in one.content), one.level)
        for one in body.paragraphs
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(r=st.randoms(use_true_random=False))
def test_inserted_is_written_out(r: Random, make: Make) -> None:
    own, block = file(r), file(r)
    before, between, after, shared = (lines(r, one) for one in (own, own, own, block))
    asked = [*before, Line(ASK), *between, Line(ASK), *after]
    whole, (first, other) = written_out(own, block, [shared, shared])
    blocks = lookup(b=block.make(make, shared))
    about = Manifest("brev", "Brev")
    inserted = read_bytes(own.make(make, asked), about, "da", blocks)
    out = parted(before, first, between, other, after)
    plain = read_bytes(whole.make(make, out), about)
    assert inserted.faults == plain.faults == ()
    assert tags(inserted) == tags(plain)
    assert paragraphs(inserted) == paragraphs(plain)
    assert [part.literal for part in inserted.parts] == [part.literal for part in plain.parts]
    ours, theirs = (Renderer(one).render(CASE) for one in (inserted, plain))
    assert seen(ours) == seen(theirs)
    places = [tag.place.told for tag in inserted.tags()]
    assert {one.source for one in places if one.source} <= {"blocks/b/da.docx"}
    assert all(1 <= (one.paragraph or 0) <= len(asked) for one in places if not one.source)
    assert all(1 <= (one.paragraph or 0) <= len(shared) for one in places if one.source)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(r=st.randoms(use_true_random=False))
def test_docxtpl_reads_the_same(r: Random, make: Make) -> None:
    own, block = file(r), file(r)
    shared = [one for one in lines(r, block) if "|" not in one.text]
    data = own.make(make, [*lines(r, own), Line(ASK), Line("slut")])
    template = read_bytes(
        data, Manifest("b", "B"), "da", lookup(b=block.make(make, shared or [Line("x")]))
    )
    assert second.compare(Renderer(template).render(CASE), second.render(template, CASE)) == []


def test_a_list_lost_would_be_seen(make: Make) -> None:
    """The property can fail: a letter whose lists go on counting is another letter."""
    own = File({"Boks": ("S1", "FF0000")}, {0: "a%1"}, {1: 0})
    one = own.make(make, [Line("x", "Boks", 1), Line("y", "", 1)])
    other = own.make(make, [Line("x", "Boks", 1), Line("y", "", 0)])
    assert seen(one) != seen(other)
    assert package.from_bytes(one).main == "word/document.xml"
