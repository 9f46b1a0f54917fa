"""What the gate did is in its report: how many cases, which judges, what was left out and why."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from qa.finding import Report
from qa.gate.tracing import Tracer
from qa.gate.trial import Gate
from qa.linter import lint
from qa.subject import Subject

Made = Callable[..., Subject]
GATE = Gate(validators=())
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["folk"],
    "properties": {
        "folk": {"type": "array", "items": {"type": "string", "minLength": 1, "format": "tekst"}},
        "par": {"type": "array", "maxItems": 2, "items": {"type": "integer"}},
        "antal": {"type": "integer"},
    },
}
LOOP = "{%p for en in folk %}\n{{ en }}\n{%p endfor %}"


def words(report: Report, language: str = "en") -> str:
    said = [one.what for one in report.notes] + [one.what for one in report.not_checked]
    return "\n".join(what.text(language) for what in said)


def test_a_report_says_what_was_tried(subject: Made) -> None:
    report = lint(subject(LOOP, schema=SCHEMA, gate=GATE))
    assert re.search(r"\d+ cases tried \(2 made up, ", words(report))
    assert re.search(r"\d+ letters compared with docxtpl", words(report))
    assert "the Open XML SDK is not installed" in words(report)
    assert re.search(r"\d+ sager prøvet", words(report, "da"))


def test_without_it_nothing_is_tried(subject: Made) -> None:
    report = lint(subject(LOOP, schema=SCHEMA))
    assert report.notes == ()
    assert "--prove" not in words(report)


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        ("{{ navn }}", {"schema": None}, "without a schema no case can be made up"),
        ("{{ navn", {}, "mend the errors above first"),
        ("{{r antal }}", {"schema": SCHEMA}, "it takes only objects of its own"),
    ],
)
def test_what_was_not_tried_has_a_reason(
    text: str, options: dict[str, Any], said: str, subject: Made
) -> None:
    assert said in words(lint(subject(text, gate=GATE, **options)))


def test_a_long_list_is_told_and_not_judged(subject: Made) -> None:
    report = lint(subject(LOOP, schema=SCHEMA, gate=GATE))
    assert re.search(r'5000 items in "folk": [\d.]+ seconds, \d+ kB', words(report))
    short = "{% if par %}{% for en in par %}{{ en }}{% endfor %}{% endif %}"
    assert "5000 items" not in words(lint(subject(short, schema=SCHEMA, gate=GATE)))


def test_a_case_that_the_proof_shows_is_counted_apart(subject: Made) -> None:
    report = lint(subject("{{ antal }}", schema=SCHEMA, gate=GATE))
    assert "refused as proved above" in words(report)


def test_a_trace_knows_blocks_and_values(subject: Made) -> None:
    text = (
        "{% if antal %}{{ antal }}{% else %}intet{% endif %}"
        "{% for en in folk %}{{ en|upper }}{% endfor %}"
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m('a') }}"
        "{% set s %}{{ antal }}{% endset %}"
    )
    about = subject(text, schema=SCHEMA)
    assert about.template is not None
    tracer = Tracer(about.template, None)
    trace = tracer.trace({"antal": 3, "folk": ["en", "to"]})
    (printed,) = trace.printed.values()
    assert [one.value for one in printed] == [3, "EN", "TO", "a"]  # what `set` keeps is not out
    first = min(number for number, _ in trace.passed)
    assert (first, 0) in trace.passed
    assert (first, 1) in tracer.trace({"antal": 0, "folk": []}).passed
