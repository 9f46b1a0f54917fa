"""
What a template tells the records system of its letters: `[metadata]` of template.toml.

The names are neutral (render/esdh/document.py); each system's client says them in its own
words. Limits and the words for sensitivity are those of SF1470 (Sags- og Dokumentindeks,
guidance 1.7), directions those of GetOrganized's own column "Korrespondance".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from render.esdh import pattern
from render.esdh.document import DIRECTIONS, NO, YES
from render.message import Message
from render.record import record

if TYPE_CHECKING:
    from render.manifest import Manifest
    from render.schema import Schema

SENSITIVITIES = (
    "IKKE_FORTROLIGE_DATA",
    "FORTROLIGE_PERSONOPLYSNINGER",
    "FOELSOMME_PERSONOPLYSNINGER",
    "VIP_SAGER",
)
_TEXT = {"type": "string", "format": "tekst"}
_EXEMPTION = ("exempt_title", "exempt_basis")  # SF1470: both or none
SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "case": _TEXT,
        "title": _TEXT,
        "description": _TEXT,
        "date": _TEXT,
        "direction": {"enum": list(DIRECTIONS)},
        "type": _TEXT,
        "sensitivity": {"enum": list(SENSITIVITIES)},
        "exempt_title": _TEXT,
        "exempt_basis": _TEXT,
        "kle": _TEXT,
        "facet": _TEXT,
        "journalise": {"type": "boolean"},
        "address_protected": {"type": ["boolean", "string"]},
        "columns": {"type": "object", "additionalProperties": _TEXT},
    },
}
KEYS = {"protected": "address_protected"}  # the fields that template.toml names otherwise
_FIELDS = {key: field for field, key in KEYS.items()}
_ONE_FIELD = ("case", "date", "address_protected")  # of which each is one field of the case


@record
class Metadata:
    """
    The patterns over a case, by the fields of a Document; "" where nothing is told.

    `protected` and `journalise` are "ja", "nej", or (the first) a field of the case that is
    true or false. `columns` are patterns for further columns of the system, by internal name.
    """

    case: str = ""
    title: str = ""
    description: str = ""
    date: str = ""
    direction: str = ""
    type: str = ""
    sensitivity: str = ""
    exempt_title: str = ""
    exempt_basis: str = ""
    kle: str = ""
    facet: str = ""
    journalise: str = ""
    protected: str = ""
    columns: tuple[tuple[str, str], ...] = ()

    @property
    def fields(self) -> Mapping[str, str]:
        """The patterns that are told, by the fields of a Document."""
        names = self.__match_args__
        return {name: value for name in names[:-1] if (value := getattr(self, name))}

    @property
    def patterns(self) -> Mapping[str, str]:
        """The patterns that are told, by the keys of template.toml."""
        told = {KEYS.get(name, name): value for name, value in self.fields.items()}
        return told | {f"columns.{name}": value for name, value in self.columns}


def of(values: Mapping[str, Any]) -> Metadata:
    """Return the metadata in `[metadata]` of a manifest that was read without a flaw."""
    known = set(SCHEMA["properties"]) - {"columns"}
    told = {_FIELDS.get(key, key): _text(values[key]) for key in values if key in known}
    columns = values.get("columns", {})
    columns = columns if isinstance(columns, Mapping) else {}
    return Metadata(**told, columns=tuple((name, str(value)) for name, value in columns.items()))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    return str(value)


def flaws(values: Mapping[str, Any]) -> Iterator[tuple[str, Message]]:
    """Yield each key of `[metadata]` whose pattern is not written right, with what is wrong."""
    columns = values.get("columns", {})
    told = {key: value for key, value in values.items() if isinstance(value, str)}
    told |= {f"columns.{name}": value for name, value in columns.items()}
    for key, value in told.items():
        found = pattern.flaw(value)
        if found is None and key in _ONE_FIELD:
            found = _of_one(key, value)
        if found is not None:
            yield key, found
    for key, other in (_EXEMPTION, _EXEMPTION[::-1]):
        if key in values and other not in values:
            yield other, _BOTH


def _of_one(key: str, value: str) -> Message | None:
    is_field = pattern.only(value) is not None
    if key == "address_protected":
        return None if is_field else _YES_NO
    return None if is_field else _ALONE


def completed(manifest: Manifest, schema: Schema | None) -> Manifest:
    """
    Return a manifest whose metadata say what follows from the rest of it.

    Without words of its own the title is the template's, the type that of the law, and case
    and date are the fields that the schema has for them.
    """
    from render.binds import concept_path  # late: only reading a template asks

    said = {key: ".".join(concept_path(name, schema, manifest)) for key, name in _CONCEPTS.items()}
    found = {key: f"{{{path}}}" for key, path in said.items() if path}
    found |= {"title": manifest.title or manifest.id, "type": manifest.type}
    plain = {key: value for key, value in found.items() if value and not pattern.flaw(value)}
    return replace(manifest, metadata=plain | dict(manifest.metadata))


_BOTH = Message(
    "exempt_title og exempt_basis hører sammen: skriv begge eller ingen af dem",
    "exempt_title and exempt_basis belong together: write both or neither",
)
_CONCEPTS = {"case": "sagsnummer", "date": "brevdato"}
_YES_NO = Message(
    "skriv true, false eller et ja/nej-felt, fx {modtager.adressebeskyttet}",
    "write true, false or a yes/no field, such as {modtager.adressebeskyttet}",
)
_ALONE = Message(
    "her må kun stå ét felt, fx {brev.dato}, uden andre ord",
    "only one field may stand here, such as {brev.dato}, without other words",
)
