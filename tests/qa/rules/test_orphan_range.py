"""Half a range is told, and a reference to nothing is worse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from odd_package import bookmark, paragraph, run
from qa.finding import Finding
from qa.rules import orphan_range

RULE = orphan_range.check


def mark(name: str, number: int = 3, more: str = "") -> str:
    return f'<w:{name} w:id="{number}"{more}/>'


HIDDEN = mark("bookmarkStart", more=' w:name="_Hlk123"')
TWIN = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>x</w:t></mc:Choice><mc:Fallback>'
    "<w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
).format(paragraph(mark("bookmarkEnd")))


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"text": "(bogmærke) Kære"}, id="a whole bookmark"),
        pytest.param(
            {
                "text": paragraph(mark("bookmarkStart", more=' w:name="a"'), run("x"))
                + "\n"
                + mark("bookmarkEnd")
            },
            id="an end between paragraphs",
        ),
        pytest.param({"text": paragraph(HIDDEN, run("x"))}, id="Word's own"),
        pytest.param({"text": paragraph(TWIN)}, id="in a fallback copy"),
        pytest.param({"text": "(fodnote) Se loven"}, id="a note"),
        pytest.param(
            {"text": paragraph(mark("commentRangeStart", 1), run("x")), "comment": "c"},
            id="told with the comment",
        ),
    ],
)
def test_must_not_fire(options: dict[str, Any], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, **options) == []


@pytest.mark.parametrize(
    ("text", "severity", "words"),
    [
        pytest.param(
            paragraph(mark("bookmarkStart", more=' w:name="a"'), run("x")),
            "warning",
            "Bogmærket »a« begynder her, men slutter ingen steder.",
            id="start",
        ),
        pytest.param(
            paragraph(run("x"), mark("bookmarkEnd")), "warning", "Et bogmærke har kun", id="end"
        ),
        pytest.param(
            mark("bookmarkEnd") + "\n" + paragraph(run("x")),
            "warning",
            "Et bogmærke har kun",
            id="end before a paragraph",
        ),
        pytest.param(
            paragraph(bookmark("x"), mark("permStart", 7)),
            "warning",
            "Et område med redigeringsret har kun",
            id="permission",
        ),
        pytest.param(
            paragraph(run("x"), mark("commentRangeEnd")),
            "warning",
            "En slettet kommentar har kun",
            id="comment",
        ),
        pytest.param(
            paragraph(run("x"), f"<w:r>{mark('commentReference')}</w:r>"),
            "error",
            "som ikke er i filen",
            id="no comment",
        ),
        pytest.param(
            paragraph(run("x"), f"<w:r>{mark('footnoteReference')}</w:r>"),
            "error",
            "som ikke er i filen",
            id="no note",
        ),
    ],
)
def test_must_fire(
    text: str, severity: str, words: str, found: Callable[..., list[Finding]]
) -> None:
    (one,) = found(RULE, text, footnote="n", comment="c")
    assert (one.severity, one.place.quote, words in one.message.da) == (severity, "x", True)


@pytest.mark.parametrize("name", ["commentReference", "footnoteReference"])
def test_the_sdk_agrees_on_errors(
    name: str, letter: Callable[..., bytes], sdk: Callable[[bytes], list[str]]
) -> None:
    text = paragraph(run("x"), f"<w:r>{mark(name)}</w:r>")
    assert any("MissingReference" in one for one in sdk(letter(text, footnote="n", comment="c")))


def test_the_sdk_agrees_on_warnings(
    letter: Callable[..., bytes], sdk: Callable[[bytes], list[str]]
) -> None:
    assert sdk(letter(paragraph(mark("bookmarkStart", more=' w:name="a"'), run("x")))) == []
