"""Divisions by what may be nought."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from following import until_clean
from qa.finding import Finding
from qa.rules import zero_divisor

Found = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{ alder / 2 }} {{ alder // 3 }} {{ alder % 4 }}", id="a number written out"),
        pytest.param("{% if alder > 0 %}{{ 1 / alder }}{% endif %}", id="above nought"),
        pytest.param("{% if alder < 0 %}{{ 1 / alder }}{% endif %}", id="below nought"),
        pytest.param("{% if alder != 0 %}{{ 1 / alder }}{% endif %}", id="not nought"),
        pytest.param("{% if alder %}{{ 1 / alder }}{% endif %}", id="truth"),
        pytest.param("{% if alder >= 3 and alder <= 9 %}{{ 1 / (alder - 2) }}{% endif %}", id="less two"),
        pytest.param("{{ 100 / born|length }}", id="a list with items"),
        pytest.param("{% if bilag %}{{ 100 / bilag|length }}{% endif %}", id="a list asked for"),
        pytest.param("{% for b in bilag %}{{ 1 / loop.index }}{% endfor %}", id="the turn of a loop"),
    ],
)  # fmt: skip
def test_must_not_fire(text: str, found: Found) -> None:
    assert found(zero_divisor.check, text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{ 1 / alder }}", id="divided"),
        pytest.param("{{ 1 // alder }}", id="divided down"),
        pytest.param("{{ 7 % alder }}", id="the rest"),
        pytest.param("{% if alder >= 0 %}{{ 1 / alder }}{% endif %}", id="nought let through"),
        pytest.param("{% if alder > 1 %}{{ 1 / (alder - 2) }}{% endif %}", id="less two"),
        pytest.param("{% if 1 / alder > 3 %}x{% endif %}", id="in a condition"),
        pytest.param("{{ 100 / bilag|length }}", id="an empty list"),
        pytest.param("{% for b in born %}{{ 1 / loop.index0 }}{% endfor %}", id="the first turn"),
        pytest.param("{{ alder / 0 }}", id="nought written out"),
    ],
)
def test_must_fire(text: str, found: Found) -> None:
    (one,) = found(zero_divisor.check, text)
    assert one.severity == "error"
    assert json.loads(one.case)


@pytest.mark.parametrize(
    "text",
    ["{{ 1 / alder }}", "{{ 7 % (alder - 2) }}", "{% if 1 / alder > 2 %}x{% endif %}",
     "{% if alder >= 0 %}{{ 1 / alder }}{% endif %}"],
)  # fmt: skip
def test_the_fix_helps_when_it_is_followed(text: str, found: Found) -> None:
    until_clean(zero_divisor.check, text, found)
