"""Where docxtpl gives another letter, and where it only has ways of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from odd_gate import swapped
from qa.finding import Finding
from qa.gate.trial import Gate
from qa.rules import letter_differs
from qa.subject import Subject

Found = Callable[..., list[Finding]]
TEXT = {"type": "string", "minLength": 1, "format": "tekst"}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["navn", "ja", "folk"],
    "properties": {
        "navn": TEXT,
        "ja": {"type": "boolean"},
        "folk": {"type": "array", "items": TEXT},
    },
}


@pytest.mark.parametrize(
    "text",
    [
        "Kære {{ navn }}",  # with all the hard texts, those that docxtpl changes left out
        "{%p if ja %}\nJa\n{%p endif %}",
        "{%p for en in folk %}\n{{ en }}\n{%p endfor %}",
        "{{ navn|upper }} og {{ folk|liste if folk else navn }}",
        "{{ navn|afsnit }}",
    ],
)
def test_must_not_fire(text: str, subject: Callable[..., Subject]) -> None:
    one = subject(text, schema=SCHEMA, gate=Gate(validators=()))
    assert one.trial is not None  # else nothing was tried
    assert list(one.failures("differs")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("Kære", "Hej"), ("<w:b/>", "<w:i/>"), ("</w:p>", "</w:p><w:p/>")],
    ids=["words", "format", "a paragraph more"],
)
def test_must_fire(old: str, new: str, found: Found) -> None:
    text = "Kære ¦{{ navn }}"
    findings = found(letter_differs.check, text, schema=SCHEMA, gate=swapped(old, new))
    assert findings
    for one in findings:
        assert one.severity == "warning"
        assert one.place.part == "word/document.xml"
        assert one.case
