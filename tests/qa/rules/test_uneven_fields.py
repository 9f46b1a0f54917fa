"""Fields that only one of two language versions has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.linter import lint
from qa.rules import uneven_fields
from qa.subject import Subject

RULE = uneven_fields.check


@pytest.mark.parametrize(
    ("danish", "other"),
    [
        pytest.param("Kære {{ navn }}", "Kære {{ navn }}", id="the same"),
        pytest.param("Kære {{ navn }} {{ navn }}", "{{ navn }}", id="how often does not matter"),
        pytest.param("{{ navn|upper }}", "{{ navn }}", id="a filter"),
        pytest.param('{{ "a.b" }}', "x", id="words in quotes"),
    ],
)
def test_must_not_fire(danish: str, other: str, found: Callable[..., list[Finding]]) -> None:
    assert found(RULE, danish, other=other) == []


SCHEMA = {
    "$id": "sag.json",
    "type": "object",
    "required": ["sag", "barn"],
    "properties": {
        one: {
            "type": "object",
            "required": ["navn"],
            "properties": {"navn": {"type": "string", "minLength": 1, "format": "tekst"}},
        }
        for one in ("sag", "barn")
    },
}


def test_the_place_is_that_of_the_field_not_of_one_with_its_last_name(
    found: Callable[..., list[Finding]],
) -> None:
    text = "{{ sag.navn }}\nI stedet: {{ barn.navn }}"
    told = found(RULE, text, other="{{ sag.navn }}", schema=SCHEMA)
    assert [one.place.paragraph for one in told if "barn.navn" in one.message.da] == [2]
    again = "{% set b = barn %}\n{{ sag.navn }}\n{{ b.navn }}"
    told = found(RULE, again, other="{{ sag.navn }}", schema=SCHEMA)
    assert [one.place.paragraph for one in told if "barn.navn" in one.message.da] == [3]


@pytest.mark.parametrize("other", ["{{ navn", "{{p blok('hilsen') }}"])
def test_what_cannot_be_read_whole_is_not_compared(
    other: str, subject: Callable[..., Subject]
) -> None:
    report = lint(subject("{{ navn }} {{ alder }}", other=other))
    assert not [one for one in report.findings if one.code.startswith("PAR")]
    assert "om sprogversionerne siger det samme" in str([o.what.da for o in report.not_checked])


def test_one_version_is_even(found: Callable[..., list[Finding]]) -> None:
    assert found(RULE, "{{ navn }}") == []


@pytest.mark.parametrize(
    ("danish", "other", "words"),
    [
        ("{{ navn }}", "x", "»navn« findes i den danske version"),
        ("x", "{{ navn }}", "»navn« findes i den grønlandske version"),
        ("{% if medhold %}a{% endif %}", "a", "»medhold«"),
    ],
)
def test_must_fire(
    danish: str, other: str, words: str, found: Callable[..., list[Finding]]
) -> None:
    told = [one.message.da for one in found(RULE, danish, other=other)]
    assert any(words in one for one in told), told
