"""A tag that cannot be understood."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.rules import syntax

RULE = syntax.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Kære borger", id="no tag"),
        pytest.param("Kære {{ navn }}", id="field"),
        pytest.param("Sæt {x} i {mængden}", id="braces in prose"),
        pytest.param("{% raw %}{{ navn navn }}{% endraw %}", id="raw"),
        pytest.param("{# frit {{ #}", id="comment"),
        pytest.param("{{ 'a }} b' }}", id="closer within a text"),
        pytest.param("{{ navn|default(”ukendt”) }}", id="curly quotes are straightened"),
        pytest.param("{{ na¦vn }}", id="tag in two runs"),
        pytest.param("{% p if medhold %}\nx\n{%p endif %}", id="space before p, told as such"),
        pytest.param("{{ navn|default(»ukendt') }}", id="quotes, told as such"),
        pytest.param("{{{ navn }}}", id="braces, told as such"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Kære {{ navn navn }}", ["{{ navn navn }}"], id="two names"),
        pytest.param("{{ }}", ["{{ }}"], id="empty"),
        pytest.param("{{ navn| }}", ["{{ navn| }}"], id="nothing after the bar"),
        pytest.param("{% iff medhold %}", ["{% iff medhold %}"], id="unknown word"),
        pytest.param("{%p %}", ["{%p %}"], id="nothing after p"),
        pytest.param(
            "{{ navn|dato('a', 'b') }}", ["{{ navn|dato('a', 'b') }}"], id="too many arguments"
        ),
        pytest.param(
            "{{ navn|replace('a') }}", ["{{ navn|replace('a') }}"], id="too few arguments"
        ),
        pytest.param("{% for b born %}{% endfor %}", ["{% for b born %}"], id="for without in"),
        pytest.param("{% if %}{% endif %}", ["{% if %}"], id="if without a test"),
        pytest.param("{{ a b }} {{ c d }}", ["{{ a b }}", "{{ c d }}"], id="two in one paragraph"),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{% hvis medhold %}x{% endif %}", id="if in Danish"),
        pytest.param("{% if medhold %}x{% ellers hvis navn %}y{% endif %}", id="elif in Danish"),
        pytest.param("{% if medhold %}x{% slut hvis %}", id="endif in Danish"),
        pytest.param("{% iff medhold %}x{% endif %}", id="mistyped"),
        pytest.param("{% for b born %}{{ b }}{% endfor %}", id="for without in"),
        pytest.param("{% for hver b i born %}{{ b }}{% endfor %}", id="for in Danish"),
        pytest.param("{% set n = navn navn %}{{ n }}", id="set"),
        pytest.param("{% with n = navn navn %}{{ n }}{% endwith %}", id="with"),
        pytest.param("{% macro m(a b) %}x{% endmacro %}{{ m() }}", id="macro"),
    ],
)
def test_what_follows_from_it_is_not_told(
    text: str, findings: Callable[..., list[tuple[str, str, str]]]
) -> None:
    assert [code for code, _, _ in findings(text) if code != "LAW001"] == ["TAG001"]


def test_all_broken_tags_are_told_in_one_run(
    findings: Callable[..., list[tuple[str, str, str]]],
) -> None:
    text = (
        "{{ navn navn }} {{ navn|uper }} {{navn} {{ navn.upper() }}\n{{ x|default(”a') }}\n"
        "{% p if navn %}\n{% iff navn %}x{% endif %}\n{%p endif %}\n{{ åben"
    )
    told = {code for code, severity, _ in findings(text, header="{{ a b }}", footer="{{ nvan }}")}
    assert told - {"LAW001"} == {
        "TAG001", "TAG002", "TAG003", "TAG004", "TAG015", "TAG017", "TAG018", "DAT002",
    }  # fmt: skip
