"""The p, tr, tc or r of a tag in the wrong place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import spaced_lift

RULE = spaced_lift.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{%p if navn %}\nx\n{%p endif %}", id="right"),
        pytest.param("{%p  if navn %}\nx\n{%p\u00a0endif %}", id="more spaces after it"),
        pytest.param("{{r navn }}", id="run"),
        pytest.param("{{ p }} {{ r }} {{ tr.navn }}", id="fields of these names"),
        pytest.param("{{ p if r else tr }} {{ p and r }} {{ r|upper }}", id="in an expression"),
        pytest.param("{{ p is defined }} {{ p in r }} {{ p not in r }}", id="tested"),
        pytest.param("{% raw %}{% p if x %}{% endraw %}", id="in raw"),
        pytest.param("{# p et afsnit #}", id="in a comment"),
        pytest.param("{% set p = 1 %}{% for r in born %}{{ r }}{% endfor %}", id="set and for"),
        pytest.param("{%- if navn -%}x{%- endif %}", id="a dash of Jinja's"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("tag", "right", "wrong"),
    [
        pytest.param("{% p if navn %}", "{%p if", "{% p if", id="space before"),
        pytest.param("{%  p if navn %}", "{%p if", "{%  p if", id="spaces"),
        pytest.param("{%pif navn %}", "{%p if", "{%pif", id="glued"),
        pytest.param("{% pif navn %}", "{%p if", "{% pif", id="spaced and glued"),
        pytest.param("{%P if navn %}", "{%p if", "{%P if", id="capital"),
        pytest.param("{%-p if navn %}", "{%p if", "{%-p if", id="dash before"),
        pytest.param("{%p- if navn %}", "{%p if", "{%p- if", id="dash after"),
    ],
)
def test_a_paragraph_s_tag(
    tag: str, right: str, wrong: str, found: Callable[..., list[Finding]]
) -> None:
    text = f"{tag}\nKære {{{{ navn }}}}\n{{%p endif %}}"
    (one,) = [one for one in found(None, text) if one.code != "LAW001"]
    assert (one.code, one.severity, one.place.quote) == ("TAG018", "error", " ".join(tag.split()))
    assert one.message.da == f"Skriv »{right}« i stedet for »{wrong}«."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("{%p if navn %}\nx\n{%pendif %}", ["{%pendif %}"], id="an end"),
        pytest.param(
            "{%p if navn %}\nx\n{% p else %}\ny\n{%p endif %}", ["{% p else %}"], id="an else"
        ),
        pytest.param(
            "| {% tr for b in born %} |\n| {{ b }} |\n| {%trendfor %} |",
            ["{% tr for b in born %}", "{%trendfor %}"],
            id="rows",
        ),
        pytest.param(
            "| {%TC for b in born %} | {{ b }} | {% tc endfor %} |",
            ["{%TC for b in born %}", "{% tc endfor %}"],
            id="cells",
        ),
        pytest.param("{{ r navn }}", ["{{ r navn }}"], id="a value"),
        pytest.param("{{R navn}}", ["{{R navn}}"], id="a value, capital"),
        pytest.param("{% r if navn %}x{%r endif %}", ["{% r if navn %}"], id="run"),
    ],
)
def test_must_fire(
    text: str, words: list[str], findings: Callable[..., list[tuple[str, str, str]]]
) -> None:
    told = [one for one in findings(text) if one[0] != "LAW001"]
    assert told == [("TAG018", "error", quote) for quote in words]


def test_twins_are_told_once(quotes: Callable[..., list[str]]) -> None:
    text = "(tekstboks i to udgaver) {{ r navn }} / {{ r navn }}"
    assert quotes(RULE, text) == ["{{ r navn }}"]
