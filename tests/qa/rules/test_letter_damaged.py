"""Letters that were spoiled on the way, in every way that the gate looks for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from odd_gate import spoiled, swapped
from qa.finding import Finding
from qa.gate.trial import Gate
from qa.rules import letter_damaged
from qa.subject import Subject

Found = Callable[..., list[Finding]]
TEXT = {"type": "string", "minLength": 1, "format": "tekst"}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["navn", "ja", "antal", "folk"],
    "properties": {
        "navn": TEXT,
        "ja": {"type": "boolean"},
        "antal": {"type": "integer", "minimum": 0},
        "dag": {"type": "string", "format": "date"},
        "folk": {"type": "array", "items": {"type": "object", "required": ["navn"],
                 "properties": {"navn": TEXT, "ja": {"type": "boolean"}}}},
    },
}  # fmt: skip
SOUND = [
    "Kære {{ navn }}",
    "{{ navn }}{{ navn }} {{ antal }}",
    "# Om {{ navn }}\nTekst",
    "# Om ¦{{r navn }}¦. Slut\nTekst",
    "{%p if ja %}\n# Ja\nTekst\n{%p else %}\n# Nej\nTekst\n{%p endif %}",
    "{%p if ja and antal > 3 %}\n# Mange\n{%p endif %}",
    "{%p if navn == 'Per' or antal < 2 %}\n# Per\n{%p endif %}",
    "{%p for en in folk %}\n# En{% if en.ja %} der sagde ja{% endif %}\n{{ en.navn }}\n{%p endfor %}",
    "{%p for en in folk %}\n{%p if en.ja %}\n# Ja\n{%p endif %}\n{{ en.navn }}\n{%p endfor %}",
    "{%p for en in folk %}\n{%p if loop.first %}\n# Den første\n{%p endif %}\n{%p endfor %}",
    "{%p for en in folk %}\n# En\n{%p else %}\n# Ingen\n{%p endfor %}",
    "{%p if folk|length == 2 %}\n# To\n{%p endif %}",
    "{% set x = navn %}{% if x == 'Per' %}{{ x }}{% endif %}",
    "{% macro m(x) %}hr. {{ x }}{% endmacro %}{{ m(navn) }}{% if ja %}{{ m(navn) }}{% endif %}",
    "{% set s %}hr. {{ navn }}{% endset %}{% if ja %}{{ s }}{% endif %}",
    "{% if dag %}{{ dag|dato }}{% endif %}",
    "{{ navn|afsnit }}",
    "| {{ navn }} {{ antal }} |\n| {%tr for en in folk %} |\n| {{ en.navn }} |\n| {%tr endfor %} |",
    "{{ navn|upper }}: {{ '' if ja else navn }}",
    "{_{ skriv en kode }_} {{ navn }}",
]


@pytest.mark.parametrize("text", SOUND)
def test_must_not_fire(text: str, subject: Callable[..., Subject]) -> None:
    one = subject(text, schema=SCHEMA, gate=Gate(validators=()))
    assert one.trial is not None  # else nothing was tried
    assert list(one.failures("damaged")) == []


NAMED = re.compile("Kære [^<]*".encode())
SPOILED: dict[str, tuple[str, Gate, str]] = {
    "a value lost": ("Kære {{ navn }}", spoiled(lambda d: NAMED.sub(b"x", d)), "»navn«"),
    "half a value lost": (
        "Kære {{ navn }}", spoiled(lambda d: _cut(d)), "»navn«"
    ),
    "the second of two": (
        "{{ navn }} og {{ navn }}", spoiled(lambda d: re.sub(b" og [^<]*", b"", d)), "»navn«"
    ),
    "a number lost": (
        "Antal: {{ antal }}.", spoiled(lambda d: re.sub(rb"Antal: \d+", b"Antal: ", d)), "»antal«"
    ),
    "a tag left": (
        "Kære {{ navn }}", swapped("Kære", "{{ navn }} Kære"), "»{{«"
    ),
    "an end left": ("Kære {{ navn }}", swapped("Kære", "%} Kære"), "»%}«"),
    "a heading lost": (
        "# Afgørelse\n{{ navn }}", swapped("Afgørelse", ""), "»Afgørelse«"
    ),
    "a heading no longer one": (
        "# Afgørelse\n{{ navn }}", swapped('<w:pStyle w:val="Heading1"/>', ""), "»Afgørelse«"
    ),
    "a heading too many": (
        "# Nej\n{%p if ja %}\n# Ja\n{%p endif %}\n{{ navn }}", swapped(">Nej<", ">Ja<"), "»Ja«"
    ),
    "in a row of a table": (
        "| A |\n| {%tr for en in folk %} |\n| {{ en.navn }} |\n| {%tr endfor %} |",
        spoiled(lambda d: re.sub(b"<w:tr>(?!.*<w:tr>).*?</w:tr>", b"", d)), "»en.navn«",
    ),
}  # fmt: skip


def _cut(data: bytes) -> bytes:
    """Return a body in which the greeting ends after its first few letters."""
    return re.sub("(Kære .)[^<]*".encode(), rb"\1", data)


@pytest.mark.parametrize("name", SPOILED)
def test_must_fire(name: str, found: Found) -> None:
    text, gate, said = SPOILED[name]
    findings = found(letter_damaged.check, text, schema=SCHEMA, gate=gate)
    assert any(said in one.message.da for one in findings)
    for one in findings:
        assert one.severity == "error"
        assert one.case


def test_a_header_is_looked_at_as_well(found: Found) -> None:
    gate = spoiled(lambda data: NAMED.sub(b"x", data), "word/header1.xml")
    (one,) = found(
        letter_damaged.check, "Brev", header="Kære {{ navn }}", schema=SCHEMA, gate=gate
    )  # fmt: skip
    assert one.place.story == "header"


def test_no_value_of_a_case_is_told(found: Found) -> None:
    text, gate, _ = SPOILED["a value lost"]
    (one,) = found(letter_damaged.check, text, schema=SCHEMA, gate=gate)
    assert one.message.en == 'What "navn" prints is not (all) in the letter.'
