"""Fields that only one of two language versions has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import uneven_fields

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
