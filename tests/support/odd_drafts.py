"""What is odd about a schema that was drafted and never finished."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


def _drafted(rest: str) -> dict[str, Any]:
    title = "Modtagerens navn (udkast)"
    field = {"title": title, "type": "string", "minLength": 1, "format": "tekst"}
    contents = {"type": "object", "properties": {"navn": field}, "required": ["navn"]}
    return {"text": rest, "schema": {"$id": "sag.json", **contents}}


ODD: Mapping[str, Callable[[str], dict[str, Any]]] = {"(titel i udkast)": _drafted}
