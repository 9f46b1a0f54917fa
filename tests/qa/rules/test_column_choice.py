"""Words that a column of the records system does not take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

import records
from odd_metadata import fields
from qa.finding import Finding
from qa.rules import column_choice

RULE = column_choice.check
Rules = Callable[..., list[Finding]]
SCHEMA = fields(retning={"enum": ["Udgående", "Intern"]}, ord={"enum": ["a", "b"]})
OPEN = records.choice("Korrespondance").replace("<xsd:simpleType>", '<xsd:simpleType><xsd:union memberTypes="dms:Text"><xsd:simpleType>', 1).replace("</xsd:simpleType>", "</xsd:simpleType></xsd:union></xsd:simpleType>", 1)  # fmt: skip


def hits(found: Rules, declared: str, **metadata: Any) -> list[Finding]:
    """Return what the rule finds in a template with a contract."""
    stores = [records.columns({}, owner=False), records.contract(declared, frozenset())]
    return found(RULE, "Kære {{ navn }}", metadata=metadata, schema=SCHEMA, stores=stores)


@pytest.mark.parametrize(
    ("declared", "metadata"),
    [
        pytest.param(records.STANDARD, {"direction": "Udgående"}, id="a choice"),
        pytest.param(records.STANDARD, {}, id="no metadata"),
        pytest.param(records.STANDARD, {"title": "Brev"}, id="nothing for it"),
        pytest.param(
            records.STANDARD, {"columns": {"Korrespondance": "{retning}"}}, id="a field that fits"
        ),
        pytest.param(
            records.STANDARD, {"columns": {"Korrespondance": "{navn}"}}, id="a field of any text"
        ),
        pytest.param(OPEN, {"columns": {"Korrespondance": "Andet"}}, id="others may be written"),
        pytest.param(
            records.choice("Korrespondance", ("Ind",), 'ma:readOnly="true"'),
            {"direction": "Udgående"}, id="a column that nobody fills",
        ),
    ],
)  # fmt: skip
def test_must_not_fire(declared: str, metadata: Mapping[str, Any], found: Rules) -> None:
    assert hits(found, declared, **metadata) == []


@pytest.mark.parametrize(
    ("metadata", "word"),
    [
        pytest.param({"columns": {"Korrespondance": "Internt"}}, "Internt", id="fixed"),
        pytest.param({"columns": {"Korrespondance": "{ord}"}}, "a", id="by a field"),
    ],
)
def test_must_fire(metadata: Mapping[str, Any], word: str, found: Rules) -> None:
    (one,) = hits(found, records.STANDARD, **metadata)
    assert f"»{word}«" in one.message.da
    assert "Dokumentkategori" in one.message.da
    assert one.fix is not None
    assert "Udgående" in one.fix.da
