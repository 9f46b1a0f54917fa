"""Required columns that nothing fills."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

import records
from odd_metadata import fields
from qa.finding import Finding
from qa.rules import column_unfilled

RULE = column_unfilled.check
Rules = Callable[..., list[Finding]]
TOLD: Mapping[str, Any] = {"title": "Brev"}


def hits(
    found: Rules,
    declared: str,
    metadata: Mapping[str, Any] = TOLD,
    text: str = "Kære {{ navn }}",
    value: str = "",
) -> list[Finding]:
    """Return what the rule finds where the column Afdeling is required."""
    needed = frozenset({"Afdeling", "CCMPostListPublishStatus"})
    stores = [records.columns({"Afdeling": value}, owner=False), records.contract(declared, needed)]
    return found(RULE, text, metadata=metadata, schema=fields(), stores=stores)


@pytest.mark.parametrize(
    ("declared", "options"),
    [
        pytest.param(records.column("Afdeling"), {"metadata": {}}, id="no metadata"),
        pytest.param(records.column("Anden"), {}, id="not required"),
        pytest.param(records.column("Afdeling"), {"value": "Børn"}, id="a value (ESD002)"),
        pytest.param(
            records.column("Afdeling"), {"metadata": {"columns": {"Afdeling": "B"}}}, id="filled"
        ),
        pytest.param(
            records.column("Afdeling"), {"text": records.bound("Afdeling", "{{ navn }}")},
            id="a tag in a control",
        ),
        pytest.param(records.column("Afdeling", more='ma:readOnly="true"'), {}, id="read only"),
        pytest.param(records.column("Afdeling", more='ma:hidden="true"'), {}, id="hidden"),
        pytest.param(records.column("Afdeling", more='ma:default="X"'), {}, id="a default"),
        pytest.param(records.column("Afdeling", more='nillable="true"'), {}, id="may be nothing"),
        pytest.param(records.column("CCMPostListPublishStatus"), {}, id="the system's own"),
    ],
)  # fmt: skip
def test_must_not_fire(declared: str, options: Mapping[str, Any], found: Rules) -> None:
    assert hits(found, declared, **options) == []


def test_must_fire(found: Rules) -> None:
    (one,) = hits(found, records.column("Afdeling", more='ma:displayName="Ansvarlig afdeling"'))
    assert (one.severity, one.place.quote) == ("warning", "Afdeling")
    assert "»Ansvarlig afdeling«" in one.message.da
    assert one.fix is not None
    assert "[metadata.columns]" in one.fix.da
