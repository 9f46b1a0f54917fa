"""Ids that make a file invalid are errors, names that only mislead are warnings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from odd_package import bookmark, field, paragraph, picture, run
from qa.finding import Finding
from qa.rules import double_id

RULE = double_id.check
NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
RIGHT = f'<w:permStart w:id="4" w:edGrp="everyone"/>{run("x")}<w:permEnd w:id="4"/>'
SHAPE = picture('r:link="rIdP"')
BOX = "<w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict>"


def twice(*inner: str) -> str:
    return "\n".join(map(paragraph, inner))


TWIN = '<mc:AlternateContent><mc:Choice Requires="wps">{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>'.format(
    BOX.format(paragraph(bookmark("x")))
)


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"text": "(bogmærke) Kære"}, id="one"),
        pytest.param(
            {"text": twice(bookmark("a", "a", 1), bookmark("b", "b", 2)), "footnote": "n"},
            id="two",
        ),
        pytest.param(
            {"text": paragraph(bookmark("a")), "header": paragraph(bookmark("a"))},
            id="two parts",
        ),
        pytest.param({"text": paragraph(f"<w:r>{TWIN}</w:r>")}, id="two copies of a text box"),
        pytest.param(
            {"text": twice(bookmark("a", "_Hlk1", 1), bookmark("b", "_Hlk1", 1))}, id="Word's own"
        ),
        pytest.param({"text": twice(bookmark("a", "a", 4), RIGHT)}, id="of different kinds"),
        pytest.param(
            {"text": twice(*['<w:r><w:commentReference w:id="1"/></w:r>'] * 2), "comment": "c"},
            id="a comment: another rule",
        ),
        pytest.param({"text": twice(SHAPE, SHAPE)}, id="drawings: they get new numbers"),
        pytest.param(
            {"text": '<w:p w14:paraId="0000000A"/>\n<w:p w14:paraId="0000000A"/>'},
            id="paragraphs: Word and the SDK do not mind",
        ),
    ],
)
def test_must_not_fire(options: dict[str, Any], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, **options) == []


BAD = [
    pytest.param(twice(bookmark("a", "a", 1), bookmark("b", "b", 1)), "Et bogmærke", id="bookmark"),
    pytest.param(
        twice(bookmark("a", "_Ref1", 1), bookmark("b", "_Ref2", 1))
        + "\n"
        + twice(field("REF _Ref1"), field("PAGEREF _Ref2")),
        "Et bogmærke",
        id="Word's own, referred to",
    ),
    pytest.param(twice(RIGHT, RIGHT), "Et område med redigeringsret", id="permission"),
]


@pytest.mark.parametrize(("text", "words"), BAD)
def test_must_fire(text: str, words: str, found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, text)
    assert (one.severity, one.place.paragraph, words in one.message.da) == ("error", 2, True)


@pytest.mark.parametrize(("text", "words"), BAD)
def test_the_sdk_agrees(
    text: str, words: str, letter: Callable[..., bytes], sdk: Callable[[bytes], list[str]]
) -> None:
    assert any("UniqueAttributeValue" in one for one in sdk(letter(text)))


def test_a_note_that_stands_twice(found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, twice(NOTE, run("x") + NOTE), footnote="n")
    assert (one.severity, one.place.quote) == ("error", "x")
    assert "Den samme note" in one.message.da


@pytest.mark.parametrize("other", ["aftale", "AFTALE"])
def test_a_name_that_stands_twice(other: str, found: Callable[..., list[Finding]]) -> None:
    text = twice(bookmark("a", "aftale", 1), bookmark("b", other, 2), field("REF aftale"))
    (one,) = found(RULE, text)
    assert (one.severity, one.place.quote) == ("warning", "b")
    assert f"»{other}«" in one.message.da
