"""Names of one part that another reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qa.finding import Finding
from qa.rules import foreign_scope

RULE = foreign_scope.check
SET = '{% set nr = "7" %}Sag {{ nr }}'
MACRO = "{% macro hilsen() %}Hej{% endmacro %}{{ hilsen() }}"


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({"text": SET}, id="used where it is set"),
        pytest.param({"text": SET, "header": SET}, id="set in both"),
        pytest.param(
            {"text": SET, "header": '{{ nr }}{% set nr = "8" %}'},
            id="set too late, told as unknown",
        ),
        pytest.param(
            {"text": "{% set navn = 'x' %}{{ navn }}", "header": "{{ navn }}"}, id="a field"
        ),
        pytest.param({"text": "{{ navn }}", "header": "{{ alder }}"}, id="fields only"),
        pytest.param({"text": "{% set x = loop %}", "header": "{{ kommune.navn }}"}, id="kommune"),
        pytest.param({"text": MACRO, "header": MACRO}, id="macro in both"),
        pytest.param(
            {"text": "{% for i in range(2) %}x{% endfor %}", "header": "x"}, id="function"
        ),
        pytest.param(
            {"text": "{% set nr = nr|upper %}{{ nr }}", "header": "{{ nr }}", "schema": None},
            id="read before it is set: a field, as far as anybody knows",
        ),
        pytest.param(
            {
                "text": "{% for b in born %}{{ b }}{% endfor %}",
                "header": "{{ b }}",
                "schema": None,
            },
            id="a loop's name without a schema",
        ),
    ],
)
def test_must_not_fire(options: dict[str, Any], quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, **options) == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        pytest.param(
            {"text": SET, "header": "Sag {{ nr }}"}, "sat i brødteksten, men bruges i sidehovedet",
            id="header",
        ),
        pytest.param(
            {"text": SET, "header": "Sag {{ nr }}", "schema": None},
            "sat i brødteksten, men bruges i sidehovedet", id="without a schema",
        ),
        pytest.param(
            {"text": SET, "header": "{{ nr }}", "schema": {}}, "sat i brødteksten",
            id="a schema that is open to all",
        ),
        pytest.param(
            {"text": "x", "header": SET, "footer": "{{ nr }}"},
            "sat i sidehovedet, men bruges i sidefoden", id="footer",
        ),
        pytest.param(
            {"text": SET, "footnote": "{% if nr %}x{% endif %}"}, "bruges i fodnoterne", id="test",
        ),
        pytest.param(
            {"text": "{% set nr %}x{% endset %}", "header": "{{ nr }}"}, "sat i brød", id="set block"
        ),
        pytest.param({"text": SET, "header": "{{ nr|upper }} {{ nr }}"}, "»nr«", id="once a part"),
        pytest.param({"text": SET, "title": "Sag {{ nr }}"}, "egenskaber", id="property"),
        pytest.param(
            {"text": SET, "links": ["https://a.example/%7B%7Bnr%7D%7D"]}, "et linkmål", id="link"
        ),
        pytest.param({"text": MACRO, "header": "{{ hilsen() }}"}, "en makro i brød", id="macro"),
        pytest.param(
            {"text": MACRO, "header": "{{ hilsen() }}", "schema": None}, "en makro i brød",
            id="macro without a schema",
        ),
        pytest.param(
            {"text": "{% for b in born %}{{ b }}{% endfor %}", "header": "{{ b }}"},
            "et navn i en løkke i brødteksten", id="loop",
        ),
        pytest.param(
            {"text": "{% with b = navn %}{{ b }}{% endwith %}", "header": "{{ b }}"},
            "i en løkke", id="with",
        ),
    ],
)  # fmt: skip
def test_is_told_once_and_as_nothing_else(
    options: dict[str, Any], words: str, found: Callable[..., list[Finding]]
) -> None:
    # a schema that says nothing lets everything be missing, which is told as well
    kinds = ("TAG",) if options.get("schema") == {} else ("TAG", "DAT", "LNG", "ACC", "PKG")
    (one,) = [one for one in found(None, **options) if one.code.startswith(kinds)]
    assert (one.code, one.severity) == ("TAG020", "error")
    assert words in one.message.da
    assert one.fix is not None


def test_other_unknown_names_are_still_told(
    findings: Callable[..., list[tuple[str, str, str]]],
) -> None:
    told = findings(SET, header="{{ nr }} {{ nvan }} {{ ukendt() }}")
    assert {code for code, _, _ in told} - {"LAW001"} == {"TAG020", "DAT002", "TAG003"}


def test_each_part_that_reads_it(quotes: Callable[..., list[str]]) -> None:
    words = quotes(RULE, SET, header="{{ nr }}", footer="{{ nr|upper }}", schema=None)
    assert sorted(words) == ["{{ nr }}", "{{ nr|upper }}"]


def test_a_sample_case_that_fails_for_it_is_not_told(found: Callable[..., list[Finding]]) -> None:
    told = found(None, SET, header="{{ nr }}", sample='{"navn": "Eva"}')
    assert [one.code for one in told if one.code != "LAW001"] == ["TAG020"]
