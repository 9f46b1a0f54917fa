"""Paragraphs that went from serviceloven to barnets lov."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from qa.finding import Finding
from qa.rules import moved

RULE = moved.check


@pytest.mark.parametrize(
    "text",
    [
        "(dansk) barnets lov § 50",
        "(dansk) serviceloven § 85",
        "(dansk) serviceloven",
        "(dansk) Du fik støtte efter den tidligere servicelov § 50.",
        "(dansk) efter den dagældende lov om social service § 50",
        "(dansk) § 50",
        "serviceloven § 50",  # in Greenland it is LAW013
    ],
)
def test_must_not_fire(text: str, quotes: Callable[..., list[str]]) -> None:
    assert quotes(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "severity", "fix"),
    [
        ("servicelovens § 50", "error", "Skriv §§ 20-22 i barnets lov."),
        ("§ 58, stk. 1, nr. 1, i lov om social service", "error", "Skriv § 47 i barnets lov."),
        ("SEL § 51", "error", "Skriv § 23 i barnets lov."),
        ("SEL § 52, stk. 3, nr. 7", "error", "Skriv § 46 i barnets lov."),
        ("SEL § 52", "error", "Skriv § 32 i barnets lov."),
        ("servicelovens § 68", "warning", "Slå op, om det er § 100 i barnets lov"),
        ("servicelovens § 54", "info", "§ 75 i barnets lov"),
        ("LBK nr. 170 af 24/01/2022 § 50", "error", "Skriv §§ 20-22 i barnets lov."),
    ],
)
def test_must_fire(text: str, severity: str, fix: str, found: Callable[..., list[Finding]]) -> None:
    (one,) = found(RULE, f"(dansk) Vi har brugt {text}.")
    assert one.severity == severity
    assert one.fix is not None
    assert fix in one.fix.da


def test_each_paragraph_of_a_list(found: Callable[..., list[Finding]]) -> None:
    told = found(RULE, "(dansk) servicelovens §§ 50 og 51, jf. § 58")
    assert [one.message.da.split(" i ")[0] for one in told] == ["§ 50", "§ 51", "§ 58"]


def test_a_sample_case_names_its_field(found: Callable[..., list[Finding]]) -> None:
    sample = json.dumps({"hjemmel": "serviceloven § 50"})
    (one,) = found(RULE, "(dansk) Kære", sample=sample)
    assert (one.place.quote, one.severity) == ("prøve.json", "error")
    assert "»hjemmel«" in one.message.da
