"""Branches that no case takes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import never_taken

Found = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{% if medhold %}a{% else %}b{% endif %}", id="either"),
        pytest.param("{% if udfald == 'medhold' %}a{% elif udfald == 'delvis' %}b{% else %}c{% endif %}", id="each word"),
        pytest.param("{% if alder > 10 and alder < 12 %}a{% endif %}", id="a narrow gap"),
        pytest.param("{% for b in bilag %}{% if loop.first and loop.last %}a{% endif %}{% endfor %}", id="the only one"),
        pytest.param("{% for b in bilag %}{% if not loop.last %}, {% endif %}{% endfor %}", id="between items"),
        pytest.param("{% if navn == 'x' %}{% if note == 'x' %}a{% endif %}{% endif %}", id="two fields"),
        pytest.param("{% if bilag|length > 2 %}a{% endif %}", id="many items"),
        pytest.param("{% if medhold and not medhold %}{% if alder > 3 %}a{% endif %}{% endif %}".replace("medhold and not medhold", "bemaerkning"), id="within one that may be"),
        pytest.param("{% macro m(x) %}{% if x == 'a' %}b{% endif %}{% endmacro %}{{ m('c') }}{{ m('a') }}", id="a macro for others"),
        pytest.param("{{ 'x' if medhold else 'y' }}", id="a choice of words"),
    ],
)  # fmt: skip
def test_must_not_fire(text: str, found: Found) -> None:
    assert found(never_taken.check, text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{% if medhold and not medhold %}a{% endif %}", id="its own contrary"),
        pytest.param("{% if alder > 10 %}{% if alder < 5 %}a{% endif %}{% endif %}", id="nested"),
        pytest.param("{% if medhold %}a{% elif medhold %}b{% endif %}", id="the same again"),
        pytest.param("{% if 1 == 2 %}a{% endif %}", id="two numbers"),
        pytest.param("{% if udfald == 'medhold' and udfald == 'afslag' %}a{% endif %}", id="two words"),
        pytest.param("{% if udfald not in ['medhold', 'delvis', 'afslag'] %}a{% endif %}", id="none of all words"),
        pytest.param("{% if navn is undefined %}a{% endif %}", id="required, asked whether it lacks"),
        pytest.param("{% if navn == 3 %}a{% endif %}", id="a text and a number"),
        pytest.param("{% for b in bilag %}{% if loop.index > loop.length %}a{% endif %}{% endfor %}", id="after the last"),
        pytest.param("{% if born|length == 0 %}a{% endif %}", id="a list with items"),
        pytest.param("{% set x = 'a' %}{% if x == 'b' %}a{% endif %}", id="set to another"),
    ],
)  # fmt: skip
def test_must_fire(text: str, found: Found) -> None:
    (one,) = found(never_taken.check, text)
    assert one.severity == "warning"
    assert "aldrig opfyldt" in one.message.da


def test_a_word_that_cannot_be_is_told_once_with_the_word(found: Found) -> None:
    codes = [one.code for one in found(None, "{% if udfald == 'Medhold' %}a{% endif %}")]
    assert [code for code in codes if code.startswith("DAT")] == ["DAT003"]
