"""Links: words that say nothing, and none at all; addresses are useful on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import link_text

RULE = link_text.check
PICTURE = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="n"/></wp:inline></w:drawing></w:r>'


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def link(inner: str, target: str = "rIdLink1") -> str:
    return f'<w:hyperlink r:id="{target}">{inner}</w:hyperlink>'


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(words: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{words}</w:instrText></w:r>'


def field(words: str, instruction: str = ' HYPERLINK "https://eksempel.gl" ') -> str:
    result = char("separate") + words + char("end")
    return char("begin") + code(instruction) + result


def para(*inner: str) -> str:
    return f"<w:p>{''.join(inner)}</w:p>"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Klik her for at læse mere", id="no link"),
        pytest.param(para(link(run("Sådan klager du"))), id="words"),
        pytest.param(para(link(run("Læs mere om klage"))), id="more words"),
        pytest.param(para(link(run("www.eksempel.gl"))), id="an address"),
        pytest.param(para(link(run("her") + run("mes"))), id="over two runs"),
        pytest.param(para(link(run("{{ sag.nr }}"))), id="words from the case"),
        pytest.param(para(link(PICTURE)), id="a picture"),
        pytest.param(para(link(run("Klage")), link("")), id="the blank end of a link"),
        pytest.param(para(field(run("Sådan klager du"))), id="a field"),
        pytest.param(para(field(run("her"), " REF side ")), id="a field that is no link"),
        pytest.param(para(char("begin"), code(' HYPERLINK "x" '), char("end")), id="no result"),
        pytest.param(para(char("end"), char("separate"), code("x")), id="a broken field"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text, links=["https://eksempel.gl"]) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(para(link(run("her"))), "her", id="here"),
        pytest.param(para(run("Læs "), link(run("Læs mere »"))), "Læs mere »", id="more"),
        pytest.param(para(link(run("KLIK ") + run("HER!"))), "KLIK HER!", id="over two runs"),
        pytest.param(para(link(run("click here"))), "click here", id="English"),
        pytest.param(
            para('<w:hyperlink w:anchor="b">' + run("se her") + "</w:hyperlink>"), "se her", id="in"
        ),
        pytest.param(para(field(run("her"))), "her", id="a field"),
        pytest.param(
            para('<w:fldSimple w:instr=\' HYPERLINK "x" \'>' + run("link") + "</w:fldSimple>"),
            "link",
            id="a simple field",
        ),
        pytest.param(para(field(field(run("her"), " REF x "))), "her", id="a field in a field"),
        pytest.param(
            para(link(run(" "))), "Her er et link uden ord; det kan hverken ses eller læses op.",
            id="no words",
        ),
    ],
)  # fmt: skip
def test_must_fire(text: str, words: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text, links=["https://eksempel.gl"]) == [words]


def test_twins_are_told_once(quotes: Callable[..., list[str]]) -> None:
    side = para(link(run("her")))
    box = f"<w:txbxContent>{side}</w:txbxContent>"
    text = (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline>'
        f"<wps:txbx>{box}</wps:txbx></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert quotes(RULE, text, links=["https://eksempel.gl"]) == ["her"]


def test_fields_that_never_end_take_linear_time(
    quotes: Callable[..., list[str]], within: Callable[..., object]
) -> None:
    opening = char("begin") + code(" HYPERLINK x ") + char("separate") + run("a")
    with within(20):  # type: ignore[attr-defined]
        assert quotes(RULE, para(opening * 4_000)) == []
