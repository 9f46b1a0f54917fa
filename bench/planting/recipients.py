"""Defects about whom a letter is to: others' addresses, whose the outcome is, and the language."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from planting.schemas import TEXT, Schemas
from planting.specimen import Defect, Specimen, paragraph

_FAMILY = {
    "title": "Plejefamilie",
    "type": "object",
    "properties": {
        "navn": {**TEXT, "title": "Navn"},
        "adresse": {"title": "Adresse", "$ref": "common.json#/$defs/adresse"},
        "adressebeskyttet": {
            "title": "Er adressen beskyttet?", "$ref": "common.json#/$defs/adressebeskyttet",
        },
    },
    "required": ["navn", "adresse", "adressebeskyttet"],
    "additionalProperties": False,
}  # fmt: skip
_ONE = {
    "navn": "Pia Plejesen",
    "adresse": {"vej": "B-55", "postnr": "3911", "by": "Prøvebygd"},
    "adressebeskyttet": False,
}
_GUARD = "{% if not plejefamilie.adressebeskyttet %}"
_STREET = "{{ plejefamilie.adresse.vej }}"


def _family(text: str, flag: bool = True, many: bool = False) -> Callable[[Specimen], bool]:
    """Return a planter that lets the letter speak of a foster family, in some words."""

    def plant(specimen: Specimen) -> bool:
        schemas = Schemas(specimen)
        if "modtager" in text and not schemas.at("modtager"):
            return False
        family = json.loads(json.dumps(_FAMILY))
        one = dict(_ONE)
        if not flag:
            family["properties"].pop("adressebeskyttet")
            family["required"].remove("adressebeskyttet")
            one.pop("adressebeskyttet")
        value: Any = [one] if many else one
        node = {"title": "Familier", "type": "array", "items": family} if many else family
        schemas.root["properties"]["plejefamilie"] = node
        schemas.root["required"] = [*schemas.root.get("required", ()), "plejefamilie"]
        schemas.save()
        return _into_cases(specimen, value) and specimen.insert(paragraph(text))

    return plant


def _into_cases(specimen: Specimen, value: Any) -> bool:
    folder = f"templates/{specimen.name.split('/')[0]}/cases/"
    paths = [path for path in specimen.files if path.startswith(folder)]
    for path in paths:
        specimen.json(path, lambda case: case.__setitem__("plejefamilie", value))
    return bool(paths)


def _outcome(specimen: Specimen) -> bool:
    """Bind the outcome to a field that all recipients share."""
    schemas = Schemas(specimen)
    path = f"templates/{specimen.name.split('/')[0]}/template.toml"
    if not schemas.at("modtager.afgoerelsesklasse") or path not in specimen.files:
        return False
    outcome = {"title": "Klasse", "$ref": "common.json#/$defs/afgoerelsesklasse"}
    schemas.root["properties"]["klasse"] = outcome
    schemas.save()
    specimen.files[path] += '\n[binds]\nafgoerelsesklasse = "klasse"\n'
    return True


def _unfiled(specimen: Specimen) -> bool:
    """Do not tell the records system that an address is protected."""
    path = f"templates/{specimen.name.split('/')[0]}/template.toml"
    before = specimen.files.get(path, "")
    lines = [line for line in before.splitlines() if not line.startswith("address_protected")]
    specimen.files[path] = "\n".join(lines) + "\n"
    return "address_protected" in before


def _language(specimen: Specimen) -> bool:
    """Let the recipient of a sample case choose a language that there is no letter in."""
    folder = f"templates/{specimen.name.split('/')[0]}/cases/"
    path = next((path for path in specimen.files if path.startswith(folder)), "")
    case = json.loads(specimen.files[path]) if path else {}
    if "modtager" not in case:
        return False
    return specimen.json(path, lambda one: one["modtager"].__setitem__("sprogvalg", "kl"))


def _nobody(specimen: Specimen) -> bool:
    """Make a sample case one to several recipients, of whom there is none."""
    folder = f"templates/{specimen.name.split('/')[0]}/cases/"
    path = next((path for path in specimen.files if path.startswith(folder)), "")
    case = json.loads(specimen.files[path]) if path else {}
    if "modtager" not in case:
        return False

    def empty(one: dict[str, Any]) -> None:
        del one["modtager"]
        one["modtagere"] = []

    return specimen.json(path, empty)


_LOOP = "{% for p in plejefamilie %}"
_TOLD = (
    ("printed", _STREET),
    ("asked the wrong way round", "{% if plejefamilie.adressebeskyttet %}" + _STREET + "{% endif %}"),
    ("asked of the recipient", "{% if not modtager.adressebeskyttet %}" + _STREET + "{% endif %}"),
    ("one line outside the guard", f"{_GUARD}{_STREET}{{% endif %}} {{{{ plejefamilie.adresse.by }}}}"),
    ("through a filter", "{{ plejefamilie.adresse.by|upper }}"),
    ("by another name", "{% set a = plejefamilie.adresse %}{{ a.vej }}"),
    ("in a text put together", "{{ plejefamilie.navn ~ ', ' ~ plejefamilie.adresse.by }}"),
    ("through a macro", "{% macro m(p) %}{{ p.adresse.by }}{% endmacro %}{{ m(plejefamilie) }}"),
)  # fmt: skip
DEFECTS: tuple[Defect, ...] = (
    *(
        Defect(f"another's protected address: {name}", ("LAW031",), _family(text), "library")
        for name, text in _TOLD
    ),
    Defect(
        "another's protected address: in a list", ("LAW031",),
        _family(_LOOP + "{{ p.adresse.vej }}{% endfor %}", many=True), "library",
    ),
    Defect(
        "an address of which nothing is said", ("LAW031",), _family(_STREET, flag=False), "library"
    ),
    Defect("the outcome of all recipients", ("LAW030",), _outcome, "library"),
    Defect("a protected address untold to the records system", ("ESD004",), _unfiled, "library"),
    Defect("a sample in a language without a version", ("LIB002",), _language, "library"),
    Defect("a sample to nobody", ("LIB002",), _nobody, "library"),
)  # fmt: skip
