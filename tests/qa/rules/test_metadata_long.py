"""Metadata that can grow longer than the records system takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

import records
from odd_metadata import fields
from qa.finding import Finding
from qa.rules import metadata_long

RULE = metadata_long.check
Rules = Callable[..., list[Finding]]
SHORT = {"type": "string", "format": "tekst", "maxLength": 100}
SCHEMA = fields(
    kort=SHORT, ord={"enum": ["a" * 9, "b"]}, tal={"type": "integer"}, alt={"title": "Alt"}
)


@pytest.mark.parametrize(
    "metadata",
    [
        pytest.param({"title": "Om {sag.nr} af {foedt|dato}"}, id="formats"),
        pytest.param({"title": f"{'x' * 155}{{kort}}"}, id="just fits"),
        pytest.param({"title": "{kort|upper} {ord} {tal}"}, id="words and numbers"),
        pytest.param({"description": f"{'x' * 3990}{{kort}}"}, id="a description may be long"),
        pytest.param({"direction": "Udgående", "type": "x" * 300}, id="no limit is known"),
        pytest.param({"title": "{findes.ikke} {alt}"}, id="nothing is known of the field"),
    ],
)
def test_must_not_fire(metadata: Mapping[str, Any], found: Rules) -> None:
    assert found(RULE, "Kære {{ navn }}", metadata=metadata, schema=SCHEMA) == []


@pytest.mark.parametrize(
    ("metadata", "severity", "words"),
    [
        pytest.param({"title": f"{'x' * 156}{{kort}}"}, "warning", "256 tegn", id="one too many"),
        pytest.param({"title": "x" * 256}, "error", "256 tegn", id="in every letter"),
        pytest.param({"title": "Om {navn}"}, "warning", "ingen grænse for »navn«", id="no limit"),
        pytest.param({"title": "{kort|replace}"}, "warning", "ingen grænse", id="a filter"),
        pytest.param(
            {"exempt_title": f"{'x' * 250}{{tal}}", "exempt_basis": "§ 1"}, "warning",
            "»exempt_title«", id="exemption",
        ),
    ],
)  # fmt: skip
def test_must_fire(metadata: Mapping[str, Any], severity: str, words: str, found: Rules) -> None:
    (one,) = found(RULE, "Kære {{ navn }}", metadata=metadata, schema=SCHEMA)
    assert (one.severity, words in one.message.da) == (severity, True), one.message.da


def test_the_limit_of_a_column(found: Rules) -> None:
    """The contract inside the file says how much a column takes."""
    declared = records.column("Emne", inner='<xsd:maxLength value="50"/>')
    told = {"columns": {"Emne": "{kort}"}}
    stores = [records.columns({}, owner=False), records.contract(declared, frozenset())]
    (one,) = found(RULE, "Kære {{ navn }}", metadata=told, schema=SCHEMA, stores=stores)
    assert "højst 50" in one.message.da
