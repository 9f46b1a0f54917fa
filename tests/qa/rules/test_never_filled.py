"""A tag in a spot that is never filled."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import never_filled

RULE = never_filled.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn }}", id="text"),
        pytest.param("(i en kommentar) Spørg {kommunen}", id="comment without tags"),
        pytest.param(
            '<w:p><w:fldSimple w:instr="HYPERLINK &quot;{{ navn }}&quot;"/></w:p>',
            id="address of a link",
        ),
        pytest.param(
            '<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>{{ navn }}</w:t></w:r></w:fldSimple></w:p>',
            id="content of a field",
        ),
        pytest.param(
            '<w:p><w:r><w:drawing><wp:docPr id="1" name="a" descr="{{ navn }}"/></w:drawing>'
            "</w:r></w:p>",
            id="alternative text",
        ),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("(i en kommentar) {{ navn }}", ["{{ navn }}"], id="comment"),
        pytest.param(
            "(i en kommentar) {{ navn }} {{ alder }}",
            ["{{ navn }}", "{{ alder }}"],
            id="two in a comment",
        ),
        pytest.param(
            '<w:p><w:fldSimple w:instr="DDE {{ navn }}"/></w:p>', ["DDE"], id="field instruction"
        ),
        pytest.param(
            '<w:p><w:pPr><w:pStyle w:val="{{ navn }}"/></w:pPr></w:p>', ["{{ navn }}"], id="style"
        ),
        pytest.param(
            '<w:p><w:bookmarkStart w:id="1" w:name="{{ navn }}"/><w:bookmarkEnd w:id="1"/></w:p>',
            ["{{ navn }}"],
            id="bookmark",
        ),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words
