"""Conditions that only one of two language versions has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import uneven_conditions

RULE = uneven_conditions.check


@pytest.mark.parametrize(
    ("danish", "other"),
    [
        pytest.param("{% if a %}x{% endif %}", "{% if a %}y{% endif %}", id="the same"),
        pytest.param("{%p if a %}\nx\n{%p endif %}", "{% if  a %}y{% endif %}", id="lifted or not"),
        pytest.param("x", "y", id="none"),
    ],
)
def test_must_not_fire(danish: str, other: str, found: Callable[..., list[Finding]]) -> None:
    assert found(RULE, danish, other=other) == []


def test_one_version_is_even(found: Callable[..., list[Finding]]) -> None:
    assert found(RULE, "{% if a %}x{% endif %}") == []


@pytest.mark.parametrize(
    ("danish", "other", "words"),
    [
        ("{% if a %}x{% endif %}", "x", "»if a« findes i den danske"),
        ("{% if a %}x{% endif %}", "{% if b %}x{% endif %}", "»if a«"),
        ("{% for x in b %}x{% endfor %}", "x", "»for x in b«"),
        ("{% if a %}x{% endif %}{% if a %}y{% endif %}", "{% if a %}xy{% endif %}", "»if a«"),
    ],
)
def test_must_fire(
    danish: str, other: str, words: str, found: Callable[..., list[Finding]]
) -> None:
    told = [one.message.da for one in found(RULE, danish, other=other)]
    assert any(words in one for one in told), told
