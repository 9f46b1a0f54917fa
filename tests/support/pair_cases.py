"""Cases drawn from a drawn schema, on the edges of what it accepts (see pairs.py)."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from random import Random
from typing import Any, Self

from pairs import NUMBERS, TEXTS
from qa.fiction import example
from render import case
from render.schema import Schema


def cases(r: Random, declared: Schema, most: int = 8, tries: int = 60) -> Iterator[dict[str, Any]]:
    """Draw some cases that a schema accepts, on the edges of what it lets stand."""
    found: list[dict[str, Any]] = []
    made = example.case_for(declared, {}, short=True)
    for _ in range(tries):
        drawn = _value(r, declared, declared.contents, 4)
        if found and r.random() < 0.4:
            drawn = _changed(r, declared, copy.deepcopy(r.choice(found)))
        elif made is not None and r.random() < 0.2:
            drawn = _changed(r, declared, copy.deepcopy(made))
        exact = read(drawn)
        if declared.accepts(exact) and exact not in found:
            found.append(exact)
            yield exact
        if len(found) >= most:
            return


def read(made: Any) -> dict[str, Any]:
    """Return a case as it is read from its file."""
    text = json.dumps(made, default=lambda number: _Number(number))
    return case.read(text.encode())


class _Number(float):
    """A decimal number that is written out as it is."""

    def __new__(cls, value: Decimal) -> Self:
        made = super().__new__(cls, value)
        made.text = format(value, "f")  # type: ignore[attr-defined]
        return made

    def __repr__(self) -> str:
        return str(self.text)  # type: ignore[attr-defined]


def _changed(r: Random, declared: Schema, made: dict[str, Any]) -> dict[str, Any]:
    for _ in range(r.randint(1, 2)):
        name = r.choice(list(declared.contents["properties"]) or ["navn"])
        if name in made and r.random() < 0.4:
            del made[name]
        else:
            made[name] = _value(r, declared, declared.contents["properties"].get(name, {}), 3)
    return made


def _value(r: Random, declared: Schema, node: Any, depth: int) -> Any:
    if not isinstance(node, Mapping):
        return r.choice(("a", 1, None))
    if "$ref" in node:
        return _value(r, declared, declared.contents["$defs"]["led"], depth)
    if "enum" in node or "const" in node:
        return r.choice(node["enum"]) if "enum" in node else node["const"]
    types = node.get("type", ("string", "integer", "null", "boolean", "array", "object"))
    match types if isinstance(types, str) else r.choice(list(types)):
        case "object":
            return _group(r, declared, node, depth)
        case "array":
            low, high = node.get("minItems", 0), node.get("maxItems", 3)
            count = r.choice((low, low + 1, high))
            first = node.get("prefixItems", [])
            kinds = [*first, *[node.get("items", {})] * max(count - len(first), 0)][:count]
            return [_value(r, declared, kind, depth - 1) for kind in kinds]
        case "boolean":
            return r.random() < 0.5
        case "null":
            return None
        case "integer":
            return r.choice([*NUMBERS[:6], 4, 6, Decimal("1.0")])
        case "number":
            return r.choice(NUMBERS)
    return _word(r, node)


def _word(r: Random, node: Mapping[str, Any]) -> str:
    if node.get("format") == "date":
        return "2026-11-20"
    if "pattern" in node:
        return r.choice(("a", "b", "", "ab", "   ", "12", " ", "x1", "x123", "x123ab", "99", "b ",
                         "2026-11-20", "9999-99-99"))  # fmt: skip
    text = r.choice(TEXTS)
    if len(text) < node.get("minLength", 0):
        text = text.ljust(node["minLength"], r.choice("a \n"))
    return text[: node.get("maxLength", 99)]


def _group(r: Random, declared: Schema, node: Mapping[str, Any], depth: int) -> dict[str, Any]:
    needed, made = node.get("required", ()), {}
    for name, inner in node.get("properties", {}).items():
        if name in needed or (depth > 0 and r.random() < 0.5):
            made[name] = _value(r, declared, inner, depth - 1)
    if r.random() < 0.1:
        made[r.choice(("andet", "navn", "titel", "tal"))] = r.choice(("a", 1, None, "", []))
    return made
