"""Dates for the records system that are none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

import records
from odd_metadata import fields
from qa.finding import Finding
from qa.rules import metadata_date

RULE = metadata_date.check
Rules = Callable[..., list[Finding]]
STORES = [records.columns({}, owner=False),
          records.contract(records.column("Modtaget", "DateTime"), frozenset())]  # fmt: skip


@pytest.mark.parametrize(
    "metadata",
    [
        pytest.param({}, id="none"),
        pytest.param({"date": "{foedt}"}, id="a date"),
        pytest.param({"title": "Den {navn}"}, id="no date is asked for"),
        pytest.param({"columns": {"Modtaget": "{foedt}"}}, id="a column"),
        pytest.param({"date": "{findes.ikke}"}, id="unknown (ESD005)"),
    ],
)
def test_must_not_fire(metadata: Mapping[str, Any], found: Rules) -> None:
    options = {"metadata": metadata, "schema": fields(), "stores": STORES}
    assert found(RULE, "Kære {{ navn }}", **options) == []


@pytest.mark.parametrize(
    "metadata",
    [
        pytest.param({"date": "{navn}"}, id="any text"),
        pytest.param({"date": "{foedt|dato}"}, id="a filter"),
        pytest.param({"columns": {"Modtaget": "{navn}"}}, id="a column for dates"),
        pytest.param({"columns": {"Modtaget": "den {foedt}"}}, id="with other words"),
    ],
)
def test_must_fire(metadata: Mapping[str, Any], found: Rules) -> None:
    options = {"metadata": metadata, "schema": fields(), "stores": STORES}
    (one,) = found(RULE, "Kære {{ navn }}", **options)
    assert one.severity == "error"
