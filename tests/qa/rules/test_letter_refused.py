"""Cases that the schema accepts and the template refuses, beyond what the proof follows."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from qa.finding import Finding
from qa.gate.trial import Gate
from qa.rules import letter_refused
from qa.subject import Subject

Found = Callable[..., list[Finding]]
GATE = Gate(validators=())
TEXT = {"type": "string", "minLength": 1, "format": "tekst"}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["navn", "vej"],
    "properties": {
        "navn": TEXT,
        "vej": TEXT,
        "by": TEXT,
        "fri": {"type": "string"},
        "side": {"type": "string", "minLength": 1},
    },
}


@pytest.mark.parametrize(
    "text",
    [
        "Kære {{ navn }}",
        "{% if by %}{{ by }}{% endif %}",
        "{{ navn|replace('a', 'b') }}",
        "{{ navn|replace(' ', '-') }}",
        "{% if navn == 'x' %}{{ vej }}{% endif %}",
        "{{ navn|truncate(3) }}",
        "Kære {{ navn|upper }}, {{ navn|lower }}: {{ vej|afsnit }}",
    ],
)
def test_must_not_fire(text: str, subject: Callable[..., Subject]) -> None:
    one = subject(text, schema=SCHEMA, gate=GATE)
    assert one.trial is not None  # else nothing was tried
    assert list(one.failures("refused")) == []


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("{{ navn|replace('Fru', '') }}", "navn", "Fru"),
        ("{{ vej|replace('c/o', ' ') }}", "vej", "c/o"),
        ("{% if by %}{{ by|replace('ukendt', '') }}{% endif %}", "by", "ukendt"),
    ],
)
def test_must_fire(text: str, field: str, value: str, found: Found) -> None:
    (one,) = found(letter_refused.check, text, schema=SCHEMA, gate=GATE)
    assert one.severity == "error"
    assert one.place.paragraph == 1
    assert json.loads(one.case)[field] == value


def test_the_case_is_made_small(found: Found) -> None:
    (one,) = found(letter_refused.check, "{{ vej|replace('c/o', '') }}", schema=SCHEMA, gate=GATE)
    assert set(json.loads(one.case)) == {"navn", "vej"}


@pytest.mark.parametrize("text", ["{{ fri }}", "{{ by }}", "{{ navn|dato }}"])
def test_what_the_proof_shows_is_told_once(text: str, found: Found) -> None:
    assert found(letter_refused.check, text, schema=SCHEMA, gate=GATE) == []
    assert any(one.severity == "error" for one in found(None, text, schema=SCHEMA, gate=GATE))


def test_no_letter_is_tried_unless_asked_for(found: Found) -> None:
    assert found(letter_refused.check, "{{ navn|replace('Fru', '') }}", schema=SCHEMA) == []
