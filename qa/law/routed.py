"""What a fact of a section rests on: its own row, the section's, or a route of complaint."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Data = Mapping[str, Any]
_EVIDENCE = ("basis", "source", "grade", "at_most", "as_of")


def inherited(fact: Data, section: Data, tables: Data) -> dict[str, Any]:
    """Return what a fact has that its own row does not say: from its route, then its section."""
    return {**_evidence(section), **_routed(fact, tables)}


def _routed(fact: Data, tables: Data) -> dict[str, Any]:
    """Return what the route that a fact names says of its deadline, its instance, its contact."""
    route = _named(tables.get("route", ()), fact.get("route", ""))
    if not route:
        return {}
    if fact["states"] == "deadline":
        deadline = _named(tables.get("deadline", ()), route["deadline"])
        return {**_evidence(deadline), "words": deadline.get("words", {})}
    if fact["states"] == "instance":
        body = _named(tables.get("authority", ()), route["instance"])
        names = {language: [name] for language, name in body.get("name", {}).items()}
        return {**_evidence(route), "words": names}
    return {**_evidence(route), "fields": route.get("contact", ())}


def _evidence(row: Data) -> dict[str, Any]:
    return {key: row[key] for key in _EVIDENCE if key in row}


def _named(listed: Iterable[Data], name: str) -> Data:
    return next((one for one in listed if one["id"] == name), {})
