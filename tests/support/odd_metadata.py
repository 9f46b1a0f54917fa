"""What is odd about what the records system is told: `[metadata]`, columns, bound fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import records
from odd_recipients import schema

TEXT = {"type": "string", "minLength": 1, "format": "tekst"}
NUMBER = {"type": "string", "format": "sagsnummer"}
GROUP = {"type": "object", "additionalProperties": False}


def fields(**more: Any) -> dict[str, Any]:
    """Return the schema of a case: what all have, with some more that each has."""
    found = {
        "sag": {**GROUP, "properties": {"nr": NUMBER}, "required": ["nr"]},
        "navn": TEXT,
        "foedt": {"type": "string", "format": "date"},
        "barn": {**GROUP, "properties": {"navn": TEXT, "cpr": {"type": "string", "format": "cpr"}},
                 "required": ["navn", "cpr"]},
        **more,
    }  # fmt: skip
    note = {**TEXT, "maxLength": 80}
    return {**GROUP, "$id": "sag.json", "properties": {**found, "bemaerkning": note},
            "required": [*found]}  # fmt: skip


def filed(key: str, **more: Any) -> Callable[[str], dict[str, Any]]:
    """Return what makes a template whose metadata has the rest of the line under a key."""

    def make(rest: str) -> dict[str, Any]:
        told = {"case": "{sag.nr}", key: rest}
        return {"text": "Kære {{ navn }}", "metadata": told, "schema": fields(), **more}

    return make


def _columns(declared: str, **metadata: Any) -> Callable[[str], dict[str, Any]]:
    needed = frozenset({"Korrespondance", "Afdeling"})
    stores = [records.columns({"Korrespondance": ""}, owner=False),
              records.contract(declared, needed)]  # fmt: skip
    told = {"direction": "Udgående", **metadata}
    return lambda rest: {"text": rest, "stores": stores, "metadata": told, "schema": fields()}


def _address(title: str) -> Callable[[str], dict[str, Any]]:
    told = {"title": title, "address_protected": "{modtager.adressebeskyttet}"}
    return lambda rest: {"text": rest, "metadata": told, "schema": _limited(schema())}


def _limited(found: dict[str, Any]) -> dict[str, Any]:
    """Return a schema in which an address has a greatest length."""
    adresse = found["$defs"]["adresse"]
    vej = {**adresse["properties"]["vej"], "maxLength": 40}
    limited = {**adresse, "properties": {**adresse["properties"], "vej": vej}}
    return {**found, "$defs": {**found["$defs"], "adresse": limited}}


def _field(name: str) -> Callable[[str], dict[str, Any]]:
    shown = records.simple(name, "EKS-2026-000123")
    return lambda rest: {"text": f"{rest}\n{shown}", "metadata": {"case": "{sag.nr}"},
                         "schema": fields()}  # fmt: skip


STANDARD, DEPARTMENT = records.choice("Korrespondance"), records.column("Afdeling")
ODD: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "(titel i journalen)": filed("title"),
    "(titel i journalen, barnets CPR-nummer er et felt)": filed("title"),
    "(dato i journalen)": filed("date"),
    "(titel i journalen med adresse)": _address("Brev til {modtager.adresse.vej}"),
    "(titel i journalen uden adresse)": _address("Brev"),
    "(kolonnen Korrespondance kender kun Ind og Ud)": _columns(
        records.choice("Korrespondance", ("Ind", "Ud"))
    ),
    "(kolonnen Korrespondance kender Udgående)": _columns(STANDARD),
    "(den påkrævede kolonne Afdeling er tom)": _columns(STANDARD + DEPARTMENT),
    "(den påkrævede kolonne Afdeling er udfyldt)": _columns(
        STANDARD + DEPARTMENT, columns={"Afdeling": "Børn og Familie"}
    ),
    "(felt for en egenskab, der ikke findes)": _field("Ukendt"),
    "(felt for sagens nummer)": _field("CaseNo"),
}
