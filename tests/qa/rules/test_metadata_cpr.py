"""CPR numbers in titles, and in the names of files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from odd_metadata import fields
from qa.finding import Finding
from qa.linter import lint
from qa.rules import metadata_cpr

RULE = metadata_cpr.check
Rules = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    "metadata",
    [
        pytest.param({}, id="none"),
        pytest.param({"title": "Om {sag.nr} – EKS-2026-000123"}, id="a case number"),
        pytest.param({"title": "Telefon 32 80 33, konto 1234567890123"}, id="other numbers"),
        pytest.param({"columns": {"Part": "{barn.cpr}"}}, id="a column of its own"),
        pytest.param({"title": "{barn.navn}"}, id="the child's name"),
    ],
)
def test_must_not_fire(metadata: Mapping[str, Any], found: Rules) -> None:
    assert found(RULE, "Kære {{ navn }}", metadata=metadata, schema=fields()) == []


@pytest.mark.parametrize(
    "metadata",
    [
        pytest.param({"title": "Om {barn.cpr}"}, id="title"),
        pytest.param({"title": "Om {barn.cpr|cpr_skjult}"}, id="the day of birth"),
        pytest.param({"description": "{barn.cpr}"}, id="description"),
        pytest.param({"exempt_title": "{barn.cpr}", "exempt_basis": "§"}, id="exemption"),
        pytest.param({"case": "{barn.cpr}"}, id="number of the case"),
        pytest.param({"title": "{modtager.personnummer}"}, id="by its name"),
        pytest.param({"title": "Om 010190-1234"}, id="in words"),
    ],
)
def test_must_fire(metadata: Mapping[str, Any], found: Rules) -> None:
    (one,) = found(RULE, "Kære {{ navn }}", metadata=metadata, schema=fields())
    assert one.severity == "error"
    assert "010190" not in one.message.da + one.place.quote


def test_the_name_of_the_file(subject: Callable[..., Any]) -> None:
    """Letters are named by their template's title."""
    one = subject("Kære {{ navn }}", schema=fields())
    named = replace(one, manifest=replace(one.manifest, title="Brev 010190 1234"))
    assert [found.code for found in lint(named, (RULE,)).findings] == ["ESD007"]
