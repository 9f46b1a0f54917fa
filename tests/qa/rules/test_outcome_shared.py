"""Whose the outcome is: the recipient's own, or one that all recipients share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from odd_recipients import DEFS, TEXT, group
from qa.finding import Finding
from qa.rules import outcome_shared

Found = Callable[..., list[Finding]]
OUTCOME = {"$ref": "#/$defs/afgoerelsesklasse"}
OWN = group({"navn": TEXT, "udfald": OUTCOME}, "navn", "udfald")
NAME = group({"navn": TEXT}, "navn")


def case(**properties: Any) -> dict[str, Any]:
    return {**group(properties, *properties), "$defs": DEFS}


SILENT: Mapping[str, dict[str, Any]] = {
    "the recipient's": {"schema": case(modtager=OWN)},
    "further in at the recipient": {"schema": case(modtager=group({"sag": OWN}, "sag"))},
    "no outcome": {"schema": case(modtager=NAME)},
    "no recipient": {"schema": case(udfald=OUTCOME)},
    "a recipient that is a text": {"schema": case(modtager=TEXT, udfald=OUTCOME)},
    "bound to the recipient's": {
        "schema": case(modtager=OWN, udfald=OUTCOME),
        "binds": {"afgoerelsesklasse": "modtager.udfald"},
    },
    "bound to one value": {
        "schema": case(modtager=NAME, udfald=OUTCOME),
        "binds": {"afgoerelsesklasse": {"is": "afslag"}},
    },
    "a recipient by another name": {
        "schema": case(borger=OWN), "binds": {"modtager": "borger"},
    },
    "a type of document that the law asks no outcome of": {
        "schema": case(modtager=NAME, udfald=OUTCOME), "type": "partshoering",
    },
    "told by the first version": {
        "schema": case(modtager=NAME, udfald=OUTCOME), "leads": False,
    },
}  # fmt: skip


@pytest.mark.parametrize("name", SILENT)
def test_must_not_fire(found: Found, name: str) -> None:
    assert found(outcome_shared.check, "Brev.", **{"leads": True, **SILENT[name]}) == []


FIRES: Mapping[str, dict[str, Any]] = {
    "of the case": {"schema": case(modtager=NAME, udfald=OUTCOME)},
    "of the decision": {"schema": case(modtager=NAME, afgoerelse=group({"klasse": OUTCOME}))},
    "bound away from the recipient": {
        "schema": case(modtager=OWN, udfald=OUTCOME), "binds": {"afgoerelsesklasse": "udfald"},
    },
    "of a recipient by another name": {
        "schema": case(borger=NAME, udfald=OUTCOME), "binds": {"modtager": "borger"},
    },
}  # fmt: skip


@pytest.mark.parametrize("name", FIRES)
def test_must_fire(found: Found, name: str) -> None:
    (one,) = found(outcome_shared.check, "Brev.", leads=True, **FIRES[name])
    assert one.severity == "warning"
    assert "§ 22" in one.basis or "§ 25" in one.basis
    assert "afgoerelsesklasse" in one.fix.da if one.fix is not None else False
