"""Cross-references to what is not in the letter."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from odd_reference import reference, target
from qa.finding import Finding
from qa.rules import reference_lost

Found = Callable[..., list[Finding]]
RULE = reference_lost.check


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{reference('Se')}\n{target()}", id="both always"),
        pytest.param(f"{target()}\n{reference('Se', kind='PAGEREF')}", id="the page"),
        pytest.param("{%p if medhold %}\n" + reference("Se") + "\n{%p endif %}\n" + target("medhold"), id="on one condition"),
        pytest.param("{%p if udfald == 'afslag' %}\n" + reference("Se") + "\n{%p endif %}\n" + target("udfald != 'medhold'"), id="the target oftener"),
        pytest.param("{%p if medhold %}\n" + reference("Se") + "\n" + target() + "\n{%p endif %}", id="in one branch"),
        pytest.param(reference("Se", "_ref1") + "\n" + target(), id="case of letters"),
    ],
)  # fmt: skip
def test_must_not_fire(text: str, found: Found) -> None:
    assert found(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "words", "shows"),
    [
        pytest.param(reference("Se"), "findes ikke", {}, id="no such bookmark"),
        pytest.param(f"{reference('Se')}\n{target('medhold')}", "»medhold« er nej", {"medhold": False}, id="the target under a condition"),
        pytest.param("{%p if medhold %}\n" + reference("Se") + "\n{%p endif %}\n" + target("not medhold"), "»medhold« er ja", {"medhold": True}, id="never together"),
        pytest.param("{%p if udfald != 'medhold' %}\n" + reference("Se") + "\n{%p endif %}\n" + target("udfald == 'afslag'"), "»delvis«", {"udfald": "delvis"}, id="the target rarer"),
    ],
)  # fmt: skip
def test_must_fire(text: str, words: str, shows: dict[str, object], found: Found) -> None:
    (one,) = found(RULE, text)
    assert one.severity == "error"
    assert words in one.message.da
    case = json.loads(one.case) if one.case else {}
    assert {key: case[key] for key in shows} == shows


def test_without_a_schema_only_what_is_sure_is_told(found: Found) -> None:
    assert found(RULE, f"{reference('Se')}\n{target('medhold')}", schema=None) == []
    assert len(found(RULE, reference("Se"), schema=None)) == 1
