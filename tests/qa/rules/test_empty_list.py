"""Items taken out of lists that may be empty."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from following import until_clean
from qa.finding import Finding
from qa.rules import empty_list

Found = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{ born|first }} {{ born|last }}", id="at least one"),
        pytest.param("{% if bilag %}{{ bilag|first }}{% endif %}", id="truth"),
        pytest.param("{% if bilag|length > 0 %}{{ bilag|last }}{% endif %}", id="length"),
        pytest.param("{% if bilag|length == 3 %}{{ bilag|max }}{% endif %}", id="exact length"),
        pytest.param("{% if bilag is udfyldt %}{{ bilag|min }}{% endif %}", id="is udfyldt"),
        pytest.param("{{ bilag|first if bilag else navn }}", id="choice"),
        pytest.param("{% for b in bilag %}{{ bilag|first }}{% endfor %}", id="within its loop"),
        pytest.param("{{ ['a', 'b']|first }}", id="written out"),
        pytest.param("{{ bilag|length }}", id="counted"),
    ],
)
def test_must_not_fire(text: str, found: Found) -> None:
    assert found(empty_list.check, text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{ bilag|first }}", id="first"),
        pytest.param("{{ bilag|last }}", id="last"),
        pytest.param("{{ bilag|min }}", id="smallest"),
        pytest.param("{{ bilag|sort|max }}", id="greatest of the sorted"),
        pytest.param("{% if not bilag %}{{ bilag|first }}{% endif %}", id="the wrong way round"),
        pytest.param("{% if bilag|length >= 0 %}{{ bilag|first }}{% endif %}", id="always so"),
        pytest.param("{% set b = bilag %}{{ b|first }}", id="set"),
        pytest.param("{% for b in born %}{{ bilag|first }}{% endfor %}", id="within another loop"),
        pytest.param("{{ stoette|map('navn')|list|first if 0 else bilag|first }}", id="choice"),
    ],
)
def test_must_fire(text: str, found: Found) -> None:
    (one,) = found(empty_list.check, text)
    assert one.severity == "error"
    assert json.loads(one.case)["bilag"] == []


@pytest.mark.parametrize(
    "text",
    ["{{ bilag|first }}", "{{ bilag|sort|max }}", "{% if bilag|first == 'x' %}y{% endif %}",
     "{% for b in born %}{{ bilag|first }}{% endfor %}"],
)  # fmt: skip
def test_the_fix_helps_when_it_is_followed(text: str, found: Found) -> None:
    until_clean(empty_list.check, text, found)
