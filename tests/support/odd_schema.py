"""What is odd about a schema: fields that nothing uses, without titles, with inexact steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

_TEXT = {"type": "string", "minLength": 1, "format": "tekst"}
_NAME = {"title": "Navn", **_TEXT}
_AMOUNT = {"title": "Beløb i kroner", "type": "number", "multipleOf": 0.01}
_MEANT = {"$comment": "multipleOf: Segl regner nøjagtigt.", **_AMOUNT}


def _with(properties: Mapping[str, Any]) -> Callable[[str], dict[str, Any]]:
    schema = {"type": "object", "properties": properties, "required": [*properties]}
    return lambda rest: {"text": rest, "schema": schema, "leads": True}


def _outcome(rest: str) -> dict[str, Any]:
    """A schema with an outcome that its own condition excludes."""
    outcome = {"enum": ["medhold", "afslag"]}
    schema = {
        "type": "object",
        "properties": {"navn": _NAME, "udfald": {"$ref": "#/$defs/afgoerelsesklasse"}},
        "required": ["navn", "udfald"],
        "$defs": {"afgoerelsesklasse": outcome},
        "if": {"properties": {"udfald": {"const": "afslag"}}},
        "then": {"required": ["grund"], "properties": {"grund": False}},
    }
    return {"text": rest, "schema": schema}


ODD: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "(skemaet har felterne navn og skole)": _with(
        {"navn": _NAME, "skole": {"title": "Skole", **_TEXT}}
    ),
    "(skemaet har feltet navn uden titel)": _with({"navn": _TEXT}),
    "(et udfald, skemaet udelukker)": _outcome,
    "(modsigelse)": _with({"navn": {**_NAME, "enum": ["Åse"], "not": {"const": "Åse"}}}),
    "(skemaet har beløb med trin 0,01)": _with({"beloeb": _AMOUNT}),
    "(skemaet har beløb med trin 0,01 og siger hvorfor)": _with({"beloeb": _MEANT}),
}
