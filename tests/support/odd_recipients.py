"""What is odd about the people of a letter: others' addresses, and whose the outcome is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

TEXT = {"title": "Tekst", "type": "string", "minLength": 1, "format": "tekst"}
ADDRESS = {
    "title": "Adresse",
    "type": "object",
    "properties": {"co": TEXT, "vej": TEXT, "postnr": {**TEXT, "pattern": "^[0-9]{4}$"}},
    "required": ["vej", "postnr"],
    "additionalProperties": False,
}
FLAG = {"title": "Er adressen beskyttet?", "type": "boolean"}
DEFS = {
    "adresse": ADDRESS,
    "adressebeskyttet": FLAG,
    "afgoerelsesklasse": {"title": "Udfald", "enum": ["medhold", "delvis", "afslag"]},
}


def group(properties: Mapping[str, Any], *needed: str, **more: Any) -> dict[str, Any]:
    """Return the schema of a closed group of fields."""
    found = {"title": "Gruppe", "type": "object", "properties": properties}
    return {**found, "required": [*needed], "additionalProperties": False, **more}


def person(*needed: str, flag: bool = True, **more: Any) -> dict[str, Any]:
    """Return the schema of a person with an address, protected or not."""
    fields = {"navn": TEXT, "adresse": {"$ref": "#/$defs/adresse"}}
    fields |= {"adressebeskyttet": {"$ref": "#/$defs/adressebeskyttet"}} if flag else {}
    return group({**fields, **more}, *needed)


ALL = ("navn", "adresse", "adressebeskyttet")
RECIPIENT = person(*ALL)


def schema(**others: Any) -> dict[str, Any]:
    """Return the schema of a letter to a recipient that speaks of others."""
    found = group({"modtager": RECIPIENT, **others}, "modtager", *others)
    return {**found, "$defs": DEFS}


def _others(**others: Any) -> Callable[[str], dict[str, Any]]:
    return lambda rest: {"text": rest, "schema": schema(**others)}


def _outcome(of_recipient: bool) -> Callable[[str], dict[str, Any]]:
    """A letter with an outcome: the recipient's own, or one that stands in the case."""
    outcome = {"$ref": "#/$defs/afgoerelsesklasse"}
    name = {"navn": TEXT, **({"udfald": outcome} if of_recipient else {})}
    others = {} if of_recipient else {"udfald": outcome}
    found = group({"modtager": group(name, *name), **others}, "modtager", *others)
    return lambda rest: {"text": rest, "schema": {**found, "$defs": DEFS}, "leads": True}


def _filed(**metadata: str) -> Callable[[str], dict[str, Any]]:
    """A letter that is filed, to a recipient whose address may be protected."""
    address = group({"vej": TEXT}, "vej")
    fields = {"navn": TEXT, "adresse": address, "adressebeskyttet": FLAG}
    found = group({"modtager": group(fields, *fields)}, "modtager")
    told = {"title": "Brev", "marked": "{modtager.adressebeskyttet}", **metadata}
    return lambda rest: {"text": rest, "schema": found, "metadata": told, "leads": True}


ODD: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "(udfaldet hører til sagen)": _outcome(of_recipient=False),
    "(udfaldet hører til modtageren)": _outcome(of_recipient=True),
    "(brevet journaliseres uden adressebeskyttelse)": _filed(),
    "(brevet journaliseres med adressebeskyttelse)": _filed(
        address_protected="{modtager.adressebeskyttet}"
    ),
    "(plejefamilien kan have beskyttet adresse)": _others(plejefamilie=person(*ALL)),
}
