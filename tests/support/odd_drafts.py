"""What is odd about a schema that was drafted and never finished."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


def _titled(rest: str) -> dict[str, Any]:
    field = {"title": rest, "type": "string", "minLength": 1, "format": "tekst"}
    contents = {"type": "object", "properties": {"navn": field}, "required": ["navn"]}
    return {"text": "Kære {{ navn }}", "schema": {"$id": "sag.json", **contents}}


ODD: Mapping[str, Callable[[str], dict[str, Any]]] = {"(titlen på feltet navn)": _titled}
