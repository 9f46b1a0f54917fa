"""A filter, test or function that does not exist."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from jinja2 import Environment

from qa.finding import Finding
from qa.rules import unknown_function
from render import filters, foreign

RULE = unknown_function.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{ navn|upper }}", id="filter"),
        pytest.param("{{ navn|dato }}", id="Danish filter"),
        pytest.param("{% if navn is udfyldt %}x{% endif %}", id="test"),
        pytest.param("{% for i in range(3) %}{{ i }}{% endfor %}", id="function"),
        pytest.param("{% macro m() %}x{% endmacro %}{{ m() }}", id="macro of the template"),
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Kære {{ navn|uper }}", ["{{ navn|uper }}"], id="filter"),
        pytest.param("{{ navn|pprint }}", ["{{ navn|pprint }}"], id="Jinja's own that we lack"),
        pytest.param("{% if navn is udfylt %}x{% endif %}", ["{% if navn is udfylt %}"], id="test"),
        pytest.param("{{ lipsum() }}", ["{{ lipsum() }}"], id="function"),
        pytest.param(
            "{{ m() }}{% macro m() %}x{% endmacro %}", ["{{ m() }}"], id="macro before it is made"
        ),
        pytest.param("{{ navn|upper|lwr }}", ["{{ navn|upper|lwr }}"], id="second of a chain"),
    ],
)
def test_must_fire(text: str, words: list[str], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == words


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        pytest.param("{{ navn|uper }}", "Mente du »upper«?", id="mistyped filter"),
        pytest.param("{% if navn is udfylt %}x{% endif %}", "Mente du »udfyldt«?", id="test"),
        pytest.param(
            "{% for i in rnge(3) %}{{ i }}{% endfor %}", "Mente du »range«?", id="function"
        ),
        pytest.param(
            "{% macro hilsen() %}x{% endmacro %}{{ hilsn() }}", "Mente du »hilsen«?", id="macro"
        ),
        pytest.param(
            "{{ stoette|selectattr('navn', 'udfylt')|length }}",
            "»udfyldt«",
            id="test in selectattr",
        ),
        pytest.param("{{ navn|strftime('%d') }}", "Brug »dato« i stedet.", id="date"),
        pytest.param("{{ alder|currency }}", "Brug »kroner« i stedet.", id="money"),
        pytest.param("{{ born|comma_and_list }}", "Brug »liste« i stedet.", id="enumeration"),
        pytest.param("{{ born|groupby('x') }}", "»selectattr«", id="Jinja's groupby"),
        pytest.param("{{ born|tojson }}", "hvert felt for sig", id="Jinja's tojson"),
        pytest.param("{{ navn|wordwrap }}", "i Word", id="layout"),
        pytest.param("{{ born|random }}", "ens, hver gang", id="chance"),
        pytest.param("{{ comma_and_list(born) }}", "{{ felt|liste }}", id="a filter as a function"),
        pytest.param("{{ dato(navn) }}", "{{ felt|dato }}", id="our filter as a function"),
        pytest.param("{{ navn|udfyldt }}", "felt is udfyldt", id="a test as a filter"),
        pytest.param("{{ navn is dato }}", "er et filter", id="a filter as a test"),
        pytest.param("{% if navn is empty %}x{% endif %}", "is not udfyldt", id="other test"),
        pytest.param("{{ RichText(navn) }}", "formatér selve koden", id="docxtpl's object"),
        pytest.param("{{ today() }}", "datofelt", id="today"),
        pytest.param("{{ showifdef('navn') }}", "is udfyldt", id="docassemble"),
    ],
)
def test_says_what_to_write(text: str, advice: str, found: Callable[..., list[Finding]]) -> None:
    (one,) = [one for one in found(None, text) if one.code != "LAW001"]
    assert one.code == "TAG003"
    assert advice in one.message.da


def test_every_filter_of_jinja_is_there_or_has_advice() -> None:
    theirs = Environment()
    lacking = set(theirs.filters) - set(filters.FILTERS) - {"safe"}
    kinds = {"filter": frozenset(filters.FILTERS), "test": frozenset(filters.TESTS)}
    assert [name for name in sorted(lacking) if not foreign.instead("filter", name, kinds)] == []
    tests = {name for name in theirs.tests if name.isalpha()} - set(filters.TESTS)
    assert [name for name in sorted(tests) if not foreign.instead("test", name, kinds)] == []
    functions = set(theirs.globals) - set(filters.FUNCTIONS)
    assert [
        name for name in sorted(functions) if not foreign.instead("function", name, kinds)
    ] == []
