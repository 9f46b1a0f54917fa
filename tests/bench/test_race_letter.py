"""The letter of the race is the one that is told of, and every syntax says the same of it."""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from render import case as cases
from render import schema
from render.errors import CaseError
from render.manifest import Manifest
from render.renderer import Renderer
from render.template import read_bytes

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench"))

from racing import dialects, letter, peers, sameness, words  # noqa: E402 - lies beside the package
from racing.course import Course  # noqa: E402
from racing.dialects import BRACES, COMMANDS, EXAMPLE, FIELDS, JINJA, Dialect  # noqa: E402
from racing.flow import Paragraph, Table, Tag, Written  # noqa: E402
from racing.letter import Condition, Grid, Letter, Line, Repeat, Rows  # noqa: E402
from racing.shell import word_file  # noqa: E402
from racing.texts import visible  # noqa: E402

HERE = (sys.executable, str(peers.DRIVERS / "worker.py"))
DOCXTPL = peers.Racer(peers.DOCXTPL, HERE)  # as it is installed here
SMALL = Letter(
    header="[a]",
    body=(
        Condition("f", (Line("One [b]"), Line("Two"))),
        Repeat("xs", (Line("Of [.t]"),)),
        Rows("rs", ("N", "P"), ("n", "p")),
    ),
    footer="end",
)
CASE = {"a": "A", "b": "B", "f": True, "xs": [{"t": "x1"}, {"t": "x2"}], "rs": [{"n": "1"}]}


def written(pieces: Sequence[str | Tag]) -> str:
    return "".join(
        piece if isinstance(piece, str) else f"<{piece.text}>" if piece.is_field else piece.text
        for piece in pieces
    )


def lines(dialect: Dialect, found: dict[str, Any]) -> list[str]:
    """Write the small letter: a paragraph a line, the cells of a row between bars."""
    letter = dialect.write(SMALL, found)
    shown = [written(letter.header)]
    for flow in letter.body:
        if isinstance(flow, Table):
            shown += [" | ".join(map(written, row)).strip() for row in flow.rows]
        else:
            shown.append(written(flow.pieces))
    return [*shown, written(letter.footer)]


@pytest.mark.parametrize(
    ("dialect", "expected"),
    [
        (
            JINJA,
            """{{ a }}
            {%p if f %}
            One {{ b }}
            Two
            {%p endif %}
            {%p for x in xs %}
            Of {{ x.t }}
            {%p endfor %}
            N | P
            {%tr for x in rs %} |
            {{ x.n }} | {{ x.p }}
            {%tr endfor %} |
            end""",
        ),
        (
            BRACES,
            """{a}
            {#f}
            One {b}
            Two
            {/f}
            {#xs}
            Of {t}
            {/xs}
            N | P
            {#rs}{n} | {p}{/rs}
            end""",
        ),
        (
            COMMANDS,
            """+++a+++
            +++IF f+++
            One +++b+++
            Two
            +++END-IF+++
            +++FOR x IN xs+++
            Of +++$x.t+++
            +++END-FOR x+++
            N | P
            +++FOR x IN rs+++ |
            +++$x.n+++ | +++$x.p+++
            +++END-FOR x+++ |
            end""",
        ),
        (
            EXAMPLE,
            """{d.a}
            {d.f:ifEQ(true):showBegin}One {d.b}
            Two{d.f:showEnd}
            Of {d.xs[i].t}
            Of {d.xs[i+1].t}
            N | P
            {d.rs[i].n} | {d.rs[i].p}
            {d.rs[i+1].n} | {d.rs[i+1].p}
            end""",
        ),
        (
            FIELDS,
            """<a>
            One <b>
            Two
            Of <xs_1_t>
            Of <xs_2_t>
            N | P
            <n> | <p>
            end""",
        ),
    ],
    ids=lambda value: value.name if isinstance(value, Dialect) else "",
)
def test_each_syntax(dialect: Dialect, expected: str) -> None:
    assert lines(dialect, CASE) == [line.strip() for line in expected.splitlines()]


def test_mail_merge_has_only_the_paragraphs_of_its_case() -> None:
    assert "Two" not in lines(FIELDS, CASE | {"f": False})


def test_the_letter_is_the_one_that_is_told_of() -> None:
    names = words.LETTER.values()
    assert (len(names), len(set(names))) == (52, 40)
    for story in (words.LETTER.header, words.LETTER.footer):
        assert len(letter.FIELD.findall(story)) == 3
    kinds = [type(block) for block in words.LETTER.body]
    assert (kinds.count(Condition), kinds.count(Repeat), kinds.count(Rows)) == (4, 1, 1)
    (grid,) = [block for block in words.LETTER.body if isinstance(block, Grid)]
    assert len(grid.rows) == 5
    found = words.case()
    flags = [value for value in found.values() if isinstance(value, bool)]
    assert len(flags) == 4
    assert set(flags) == {True, False}
    assert set(names) == {name for name, value in found.items() if isinstance(value, str)}
    assert "&" in str(found)
    assert "<new>" in str(found)


def test_every_fifth_tag_lies_in_two_runs() -> None:
    data = word_file(JINJA.write(words.LETTER, words.case()))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = archive.read("word/document.xml").decode()
    texts = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", body)
    whole = sum(text.count("{{") + text.count("{%") for text in texts if "}" in text)
    cut = sum("}" not in text and "{" in text for text in texts)
    assert cut == pytest.approx((whole + cut) / 5, abs=2)


def test_the_schema_declares_every_field(tmp_path: Path) -> None:
    course = Course(tmp_path)
    template, _, declared = course.files(peers.ours())
    renderer = Renderer(
        read_bytes(template.read_bytes(), Manifest("x", "x")), schema.read(declared)
    )
    found = cases.read(json.dumps(course.content).encode())
    renderer.check(found)
    for name in found:
        with pytest.raises(CaseError):
            renderer.check({key: value for key, value in found.items() if key != name})
    with pytest.raises(CaseError):
        renderer.check(found | {"unknown": "x"})
    with pytest.raises(CaseError):
        renderer.check(found | {"poster": [{**found["poster"][0], "unknown": "x"}]})


def test_segl_and_docxtpl_write_the_same_letter(tmp_path: Path) -> None:
    assert sameness.different(DOCXTPL, [peers.ours(), DOCXTPL], tmp_path) == {}
    (text,) = sameness.texts(peers.ours(), [Course(tmp_path, rows=3)], tmp_path)
    assert "Leverandør" in text
    assert 'Hansen & Søn <new> "Møbler" A/S' in text
    assert sum("Jensen & Co." in line for line in text) == 3


@pytest.mark.parametrize(
    "dialect",
    [
        replace(JINJA, value=lambda name: Tag("{{ dato }}")),
        replace(JINJA, condition=lambda block, _: JINJA.lines(block.lines)),
        replace(JINJA, rows=lambda block: (((Tag("x"),),) * len(block.fields),)),
    ],
    ids=["other values", "no conditions", "no rows"],
)
def test_an_engine_that_writes_another_letter_is_not_raced(
    dialect: Dialect, tmp_path: Path
) -> None:
    odd = replace(dialect, name="odd")
    racer = replace(DOCXTPL, peer=replace(DOCXTPL.peer, dialect=odd))
    found = sameness.different(DOCXTPL, [racer], tmp_path)
    assert sameness.DIFFERS in found["docxtpl"]


def test_what_a_reader_sees() -> None:
    body = (
        Paragraph(("Dear ", Tag("{{ x }}")), "Body Text"),
        Paragraph((), "Body Text"),
        Table(((("a",), ("b & c",)),)),
    )
    data = word_file(Written(("head",), body, ("foot",)))
    assert visible(data) == ["Dear {{ x }}", "a", "b & c", "foot", "head"]


def test_both_shells_hold_the_same_text() -> None:
    written = dialects.JINJA.write(words.LETTER, words.case())
    light, heavy = word_file(written), word_file(written, heavy=True)
    assert visible(light) == visible(heavy)
    assert len(heavy) > len(light) + 15_000
