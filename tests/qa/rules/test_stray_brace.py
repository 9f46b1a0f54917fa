"""Braces that went wrong, and braces that are words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import stray_brace

RULE = stray_brace.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære {{ navn }}", id="sound"),
        pytest.param("{% if navn %}x{% endif %}", id="sound statement"),
        pytest.param("Sæt {x} i {mængden} {{ navn }}", id="braces in prose"),
        pytest.param("{a, {b}} {{ navn }}", id="a set in a set"),
        pytest.param("{ {x}, {y} } {{ navn }}", id="two sets in one"),
        pytest.param("rente {5 %}", id="per cent in braces"),
        pytest.param("kun { og }", id="far apart"),
        pytest.param("Valgte {Organized and implemented", id="never closed"),
        pytest.param("{_{ navn }_} og {_{navn}_}", id="escaped"),
        pytest.param("{% raw %}{navn}} ${navn}{% endraw %}", id="in raw"),
        pytest.param("{{ '}' }} og {{ '{x}}' }}", id="within a text"),
        pytest.param("{ {{ navn }} }", id="words around a tag"),
        pytest.param("«navn» [[navn]] <navn>", id="told by others, or words"),
        pytest.param("Sæt {x}", id="one letter in braces"),
        pytest.param("if (a << b) {{ navn }}", id="less than"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        pytest.param("{navn}}", "{{ navn }}", id="opener short"),
        pytest.param("{{navn}", "{{ navn }}", id="closer short"),
        pytest.param("{ {navn}}", "{{ navn }}", id="opener apart"),
        pytest.param("{{navn} }", "{{ navn }}", id="closer apart"),
        pytest.param("{ {navn} }", "{{ navn }}", id="both apart"),
        pytest.param("{{ navn %}", "{{ navn }}", id="two kinds"),
        pytest.param("{{ barn.navn|upper }", "{{ barn.navn|upper }}", id="with a filter"),
    ],
)
def test_a_field_with_wrong_braces(
    text: str, right: str, found: Callable[..., list[Finding]]
) -> None:
    (one,) = [one for one in found(None, f"Kære {text} og {{{{ alder }}}}") if one.code != "LAW001"]
    assert (one.code, one.severity, one.place.quote) == ("TAG017", "error", text)
    assert f"skriv »{right}«" in one.message.da


@pytest.mark.parametrize(
    ("text", "right"),
    [
        pytest.param("{ % if navn %}", "{% if navn %}", id="opener apart"),
        pytest.param("{ % if navn % }", "{% if navn %}", id="both apart, untold before"),
        pytest.param("{%if navn}", "{% if navn %}", id="sign lost at the end"),
        pytest.param("{if navn %}", "{% if navn %}", id="sign lost at the beginning"),
        pytest.param("{% if navn }}", "{% if navn %}", id="ends as a field"),
        pytest.param("{{% if navn %}}", "{% if navn %}", id="braces too many"),
    ],
)
def test_a_statement_with_wrong_braces_still_opens_its_block(
    text: str, right: str, found: Callable[..., list[Finding]]
) -> None:
    (one,) = [one for one in found(None, f"{text}x{{% endif %}}") if one.code != "LAW001"]
    assert (one.code, one.severity, one.place.quote) == ("TAG017", "error", text)
    assert f"skriv »{right}«" in one.message.da


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Kære navn }}", ["Kære navn }}"], id="never begun"),
        pytest.param("100 %}", ["100 %}"], id="statement never begun"),
        pytest.param("{%p if navn }\nx\n{%p endif %}", ["{%p if navn }"], id="lifted"),
        pytest.param("{ # note #}", ["{ # note #}"], id="comment"),
        pytest.param("{{{ navn }}}", ["{{{ navn }}"], id="three"),
        pytest.param("{{ navn} }}", ["{{ navn} }}"], id="one in the code"),
        pytest.param("{a}} {{b} {{ navn }}", ["{a}}", "{{b}"], id="each of them"),
        pytest.param("(tekstboks i to udgaver) {navn}} / {navn}}", ["{navn}}"], id="twins, once"),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text, schema=None) == words


@pytest.mark.parametrize(
    ("text", "severity", "words"),
    [
        pytest.param("Kære {navn}", "warning", "{navn}", id="a field of the schema"),
        pytest.param("Kære ${navn}", "warning", "${navn}", id="as a shell writes it"),
        pytest.param("Kære {barn.navn}", "warning", "{barn.navn}", id="a path"),
        pytest.param("Kære <<navn>>", "warning", "<<navn>>", id="in angles"),
        pytest.param("{{ a }} {a}", "warning", "{a}", id="of one letter"),
        pytest.param("Kære {fornavn}", "info", "{fornavn}", id="without any tag"),
        pytest.param("{{ navn }} {for_navn}", "info", "{for_navn}", id="no word of prose"),
        pytest.param("{{ navn }} ${fornavn}", "info", "${fornavn}", id="no prose at all"),
        pytest.param("Kære {{ navn }}}", "warning", "Kære …}", id="left behind a tag"),
        pytest.param("Kære {navn} {navn}", "warning", "{navn}", id="once"),
    ],
)
def test_placeholders_of_others(
    text: str, severity: str, words: str, found: Callable[..., list[Finding]]
) -> None:
    (one,) = found(RULE, text)
    assert (one.severity, one.place.quote) == (severity, words)


def test_each_in_a_paragraph_with_both(quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, "{navn}} og {alder} og {{ navn }}") == ["{navn}}", "{alder}"]


def test_a_field_is_known_by_the_other_tags(found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, "Kære {navn}. {{ navn }}", schema=None)
    assert one.severity == "warning"
