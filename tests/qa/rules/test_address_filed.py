"""Addresses in what the records system shows to many."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from odd_recipients import ALL, person, schema
from qa.finding import Finding
from qa.rules import address_filed

RULE = address_filed.check
Rules = Callable[..., list[Finding]]
SCHEMA = schema(plejefamilie=person(*ALL))


@pytest.mark.parametrize(
    "metadata",
    [
        pytest.param({}, id="none"),
        pytest.param({"title": "Brev til {modtager.navn}"}, id="a name"),
        pytest.param(
            {"address_protected": "{modtager.adressebeskyttet}"}, id="that it is protected"
        ),
        pytest.param({"columns": {"Adresse": "{modtager.adresse.vej}"}}, id="a column of its own"),
        pytest.param({"title": "{kommune.adresse.vej}"}, id="the municipality's own"),
    ],
)
def test_must_not_fire(metadata: Mapping[str, Any], found: Rules) -> None:
    assert found(RULE, "{{ modtager.navn }}", metadata=metadata, schema=SCHEMA, kommune=True) == []


@pytest.mark.parametrize("key", ["title", "description", "exempt_title"])
@pytest.mark.parametrize("path", ["modtager.adresse.vej", "plejefamilie.adresse.postnr"])
def test_must_fire(key: str, path: str, found: Rules) -> None:
    told = {key: f"Brev til {{{path}}}"}
    (one,) = found(RULE, "{{ modtager.navn }}", metadata=told, schema=SCHEMA)
    assert one.severity == "error"
    assert f"»{path}«" in one.message.da


def test_another_persons_address_is_a_matter_of_law_too(
    findings: Callable[..., list[tuple[str, str, str]]],
) -> None:
    told = {
        "columns": {"Sted": "{plejefamilie.adresse.vej}"},
        "description": "{plejefamilie.adresse.vej}",
    }
    found = findings("{{ modtager.navn }}", metadata=told, schema=SCHEMA)
    assert "LAW031" in {code for code, _, _ in found}
