"""Conditions that always hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import always_taken

Found = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{% if medhold %}a{% endif %}", id="may be no"),
        pytest.param("{% if bemaerkning is udfyldt %}a{% endif %}", id="may lack"),
        pytest.param("{% if note is udfyldt %}a{% endif %}", id="may be blank"),
        pytest.param("{% if bilag %}a{% endif %}", id="may be empty"),
        pytest.param("{% if alder >= 0 %}a{% endif %}", id="may be below nought"),
        pytest.param("{% if medhold %}a{% else %}b{% endif %}", id="else has no condition"),
    ],
)
def test_must_not_fire(text: str, found: Found) -> None:
    assert found(always_taken.check, text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{% if navn is udfyldt %}a{% endif %}", id="required and not blank"),
        pytest.param("{% if barn %}a{% endif %}", id="a required group with required fields"),
        pytest.param("{% if born %}a{% endif %}", id="a list with items"),
        pytest.param("{% if medhold or not medhold %}a{% endif %}", id="either"),
        pytest.param("{% if alder > 5 %}{% if alder > 3 %}a{% endif %}{% endif %}", id="nested"),
        pytest.param(
            "{% if udfald == 'medhold' %}a{% elif udfald == 'delvis' %}b"
            "{% elif udfald == 'afslag' %}c{% endif %}", id="the last word",
        ),
    ],
)  # fmt: skip
def test_must_fire(text: str, found: Found) -> None:
    (one,) = found(always_taken.check, text)
    assert one.severity == "info"
    assert "altid opfyldt" in one.message.da
