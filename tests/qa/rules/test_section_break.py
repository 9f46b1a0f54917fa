"""Sections whose break a block may leave out: words outside the block get other pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from odd_cut import ending, section
from qa.rules import section_break
from render.ooxml import W

RULE = section_break.check
STANDING, LYING = section(), section(lying=True)
BEFORE, WIDE = ending("Før", STANDING), ending("Bred", LYING)
LETTERHEAD = '<w:headerReference w:type="default" r:id="rIdOwn"/>'
OWN: dict[str, Any] = {
    "related": [("rIdOwn", "header", "header9.xml")],
    "extra": {"word/header9.xml": f'<w:hdr xmlns:w="{W}"><w:p/></w:hdr>'.encode()},
}
NOTED = ending("Bilag", section(more=LETTERHEAD))
COLUMNS = ending("To spalter", '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:cols w:num="2"/></w:sectPr>')  # fmt: skip
NUDGED = ending("Bilag", '<w:sectPr><w:pgSz w:w="11907" w:h="16840"/></w:sectPr>')


def block(*inner: str, word: str = "if medhold", end: str = "endif") -> str:
    return "\n".join([f"{{%p {word} %}}", *inner, f"{{%p {end} %}}"])


LOOP = {"word": "for b in born", "end": "endfor"}


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"text": f"{BEFORE}\n{WIDE}\nEfter"}, id="no block"),
        pytest.param({"text": f"{BEFORE}\n{block(WIDE)}\nEfter"}, id="the whole section"),
        pytest.param({"text": f"{BEFORE}\n{block(WIDE, **LOOP)}\nEfter"}, id="once for each item"),
        pytest.param({"text": f"{block(WIDE)}\nEfter"}, id="nothing before it"),
        pytest.param({"text": f"Før\n{block(NUDGED)}\nEfter"}, id="pages that look the same"),
        pytest.param(
            {"text": f"Før\n{block(WIDE, '{%p else %}', BEFORE)}\nEfter"}, id="a choice of pages"
        ),
        pytest.param({"text": f"Før\n{block('Bilag')}\nEfter"}, id="no section"),
        pytest.param({"text": f"{BEFORE}\n{block('Bilag')}\n{WIDE}\nEfter"}, id="no break in it"),
        pytest.param(
            {"text": f"{ending('Før', section(more=LETTERHEAD))}\n{block(NOTED)}\nE"} | OWN,
            id="the same letterhead",
        ),
        pytest.param(
            {"text": f"{BEFORE}\n{block(block(WIDE), 'Bilag 2')}\nEfter"},
            id="nested, words of the outer block behind it",
        ),
    ],
)
def test_must_not_fire(options: dict[str, Any], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, **options) == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        pytest.param({"text": f"Før\n{block(WIDE)}\nEfter"}, "retning", id="a condition"),
        pytest.param({"text": f"Før\n{block(WIDE, **LOOP)}\nEfter"}, "retning", id="a loop"),
        pytest.param(
            {"text": f"Før\n{block(WIDE, '{%p else %}', 'x')}\nEfter"}, "retning", id="one side"
        ),
        pytest.param(
            {"text": f"{BEFORE}\n{block('A', block(WIDE))}\nEfter"}, "retning", id="nested"
        ),
        pytest.param({"text": f"Før\n{block(COLUMNS)}\nEfter"}, "spalter", id="columns"),
        pytest.param(
            {"text": f"{BEFORE}\n{block(NOTED)}\nEfter"} | OWN,
            "sidehoved",
            id="the words behind it inherit its letterhead",
        ),
        pytest.param(
            {"text": f"Før {{% if medhold %}}A\n{WIDE}\nB{{% endif %}}\nEfter"},
            "retning",
            id="in the line",
        ),
    ],
)
def test_must_fire(options: dict[str, Any], words: str, found: Callable[..., list[Any]]) -> None:
    messages = [finding.message.da for finding in found(RULE, **options)]
    assert len(messages) == 1 and words in messages[0], messages
