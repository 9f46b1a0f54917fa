"""Quotes that break a tag, or that only Segl reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import odd_quotes

RULE = odd_quotes.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{{ navn|default("ukendt") }}', id="straight"),
        pytest.param("{{ navn|default('ukendt') }}", id="single"),
        pytest.param("{{ navn|default(“ukendt”) }}", id="curly, which docxtpl reads too"),
        pytest.param("{{ navn|default(”ukendt”) }}", id="as Danish Word writes"),
        pytest.param("{{ navn|default(‘ukendt’) }}", id="single curly"),
        pytest.param('{{ navn|default("ukendt”) }}', id="straight and curly of one kind"),
        pytest.param('{{ "Det »Sociale« Ankenævn" }}', id="within a sound text"),
        pytest.param("{{ '„x“' }}", id="low ones within a sound text"),
        pytest.param("»{{ navn }}« og „{{ navn }}“", id="around a tag"),
        pytest.param("{# »en« note #}", id="in a comment"),
        pytest.param("{% raw %}{{ »x« }}{% endraw %}", id="in raw"),
        pytest.param("Hun sagde »ja«.", id="in words"),
        pytest.param("{{ it's }}", id="an apostrophe is no quote"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{ navn|default(”ukendt') }}", id="curly and single"),
        pytest.param("{{ navn|default('ukendt\") }}", id="single and double"),
        pytest.param("{{ navn|default('ukendt) }}", id="one too few"),
        pytest.param("{{ navn|default(») }}", id="one odd mark"),
        pytest.param("{% if navn == 'd’Or' %}x{% endif %}", id="apostrophe in single quotes"),
        pytest.param("{% if navn == ”den ”gode” dag” %}x{% endif %}", id="within its own kind"),
        pytest.param("{% if navn == »a »b« c« %}x{% endif %}", id="within odd ones"),
        pytest.param("{% set x = „ukendt» %}{{ x }}", id="two odd kinds"),
    ],
)
def test_a_tag_that_quotes_break_is_told_once(
    text: str, findings: Callable[..., list[tuple[str, str, str]]]
) -> None:
    quote = text.split("%}")[0] + "%}" if text.startswith("{%") else text
    assert [one for one in findings(text) if one[0] != "LAW001"] == [("TAG015", "error", quote)]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        pytest.param("{{ navn|default(»ukendt«) }}", "»…«", id="guillemets"),
        pytest.param("{{ navn|default(«ukendt») }}", "«…»", id="the French way"),
        pytest.param("{{ navn|default(„ukendt“) }}", "„…“", id="the German way"),
        pytest.param("{{ navn|default(„ukendt”) }}", "„…”", id="low and high"),
        pytest.param("{{ navn|default(‚ukendt‘) }}", "‚…‘", id="low singles"),
        pytest.param("{{ navn|default(`ukendt´) }}", "`…´", id="accents"),
        pytest.param("{{ navn|default(´ukendt´) }}", "´…´", id="two accents"),
        pytest.param("{{ navn|default(′ukendt′) }}", "′…′", id="primes"),
        pytest.param("{{ navn|default(″ukendt″) }}", "″…″", id="double primes"),
        pytest.param("{{ navn|default(»Jens’ mor«) }}", "»…«", id="with an apostrophe"),
    ],
)
def test_what_only_segl_reads_is_a_warning(
    text: str, marks: str, found: Callable[..., list[Finding]]
) -> None:
    (one,) = [one for one in found(None, text) if one.code != "LAW001"]
    assert (one.code, one.severity, one.place.quote) == ("TAG015", "warning", text)
    assert marks in one.message.da
