"""Fields of the metadata that no schema has, or that some case lacks."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from odd_metadata import fields
from qa.finding import Finding
from qa.rules import metadata_absent

RULE = metadata_absent.check
Rules = Callable[..., list[Finding]]
MAYBE = {"type": "object", "properties": {"x": {"type": "string", "format": "tekst"}}}


def options(schema: Mapping[str, Any] | None = None, **metadata: Any) -> dict[str, Any]:
    """Return the options of a subject with metadata."""
    return {"metadata": metadata, "schema": schema or fields()}


@pytest.mark.parametrize(
    "metadata",
    [
        pytest.param({}, id="none"),
        pytest.param({"title": "Brev", "direction": "Udgående", "journalise": True}, id="fixed"),
        pytest.param({"title": "Om {sag.nr}", "date": "{foedt}"}, id="fields that all cases have"),
        pytest.param({"title": "Brev {foedt|dato}"}, id="a filter"),
        pytest.param({"title": "Fra {kommune.navn}"}, id="the municipality"),
        pytest.param({"columns": {"Andet": "{sag.nr}"}}, id="a column"),
    ],
)
def test_must_not_fire(metadata: Mapping[str, Any], found: Rules) -> None:
    assert found(RULE, "Kære {{ navn }}", kommune=True, **options(**metadata)) == []


@pytest.mark.parametrize(
    ("metadata", "severity", "quote", "words"),
    [
        pytest.param({"title": "Om {sag.nummer}"}, "error", "title =", "»sag.nummer« er ikke et felt", id="unknown"),
        pytest.param({"title": "Om {bemaerkning}"}, "error", "title =", "»bemaerkning« kan mangle", id="may lack"),
        pytest.param({"description": "{bemaerkning}"}, "error", "description =", "kan mangle", id="another key"),
        pytest.param({"date": "{brev.dato}"}, "error", "date =", "»brev« er ikke", id="unknown group"),
        pytest.param({"title": "{note}"}, "warning", "title =", "»note« kan være blank", id="blank"),
        pytest.param({"title": "{barn}"}, "error", "title =", "»barn« kan have en værdi", id="a group"),
        pytest.param({"address_protected": "{navn}"}, "error", "address_protected =", "ikke kan skrives", id="no yes or no"),
    ],
)  # fmt: skip
def test_must_fire(
    metadata: Mapping[str, Any], severity: str, quote: str, words: str, found: Rules
) -> None:
    schema = fields(note={"type": "string", "maxLength": 9})
    (one,) = found(RULE, "Kære {{ navn }}", **options(schema, **metadata))
    assert (one.severity, words in one.message.da) == (severity, True), one.message.da
    assert one.place.quote.startswith(quote)
    assert one.place.story == "metadata"


def test_it_is_shown_by_a_case(found: Rules) -> None:
    (one,) = found(RULE, "Kære {{ navn }}", **options(title="Om {bemaerkning}"))
    assert "bemaerkning" not in json.loads(one.case)


def test_a_near_name(found: Rules) -> None:
    (one,) = found(RULE, "Kære {{ navn }}", **options(title="Om {nvan}"))
    assert one.fix is not None
    assert "navn" in one.fix.da


def test_no_other_rule_tells_it_again(findings: Callable[..., list[tuple[str, str, str]]]) -> None:
    told = options(title="Om {bemaerkning} og {nvan}")
    codes = [code for code, _, _ in findings("Kære {{ navn }}", **told) if code != "LAW001"]
    assert codes == ["ESD005", "ESD005"]
