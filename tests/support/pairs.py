"""
Small schemas, the first half of a pair of schema and template (see pair_templates.py).

Everything is drawn from a `random.Random`, so that hypothesis may shrink what it draws and
a long run by hand may be told again by its seed.
"""

from __future__ import annotations

import copy
from decimal import Decimal
from random import Random
from typing import Any

Node = dict[str, Any]
WORDS = ("a", "b", "medhold", "afslag", "12", "2026-11-20")
TEXTS = (*WORDS, "", " ", "\n", "   ", "ab", "x y", "230915-4902", "990012", "A", "\u200b", "a b")
NUMBERS = (0, 1, 2, 3, -1, 5, Decimal("0.5"), Decimal("1.0"), Decimal("2.005"), 100)
FIELDS = ("navn", "titel", "art", "ja", "tal", "antal", "person", "folk", "navne", "noget")
INNER = ("navn", "titel", "art", "ja", "tal", "navne")
PATTERNS = ("^[a-z ]{1,3}$", "^ {3}$", "^[0-9]{2}$", "^a.*$", "^[^a]+$", "^(a|b)?$", "^.{0,2}$",
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "^x[0-9]{3}[a-z]{0,2}$")  # fmt: skip


ITEMS = ("navne[0]", "navne|first", "navne|length", "navne[-1]", "navne|last", "navne|max",
         "navne|sort|first", "navne|min", "navne|reverse|first", "navne|sum")  # fmt: skip

# --- schemas ------------------------------------------------------------------------------


def schema(r: Random) -> Node:
    """Draw a schema of a case: an object with some of FIELDS, and conditions over them."""
    node = _object(r, FIELDS, 2)
    if r.random() < 0.15:
        node["$defs"] = {"led": _object(r, INNER, 1)}
        node["$defs"]["led"]["properties"]["under"] = {"$ref": "#/$defs/led"}
        node["properties"]["person"] = {"$ref": "#/$defs/led"}
    if "additionalProperties" in node and node["additionalProperties"] is not False:
        del node["additionalProperties"]
    return node


def _object(r: Random, names: tuple[str, ...], depth: int) -> Node:
    chosen = [name for name in names if r.random() < 0.7] or [names[0]]
    node: Node = {
        "type": "object",
        "properties": {name: _field(r, name, depth) for name in chosen},
        "required": [name for name in chosen if r.random() < 0.55],
    }
    if r.random() < 0.1:
        node["additionalProperties"] = r.choice(
            (False, True, {"type": "string"}, {"type": "integer"})
        )
    if r.random() < 0.05:
        node["patternProperties"] = {r.choice(("^n.*$", "^t.*$")): _scalar(r)}
        if r.random() < 0.5:
            node["properties"].pop(r.choice(chosen))
    if r.random() < 0.06:
        node[r.choice(("minProperties", "maxProperties"))] = r.randint(1, 4)
    for _ in range(r.choice((0, 0, 0, 1, 1, 2))):
        _condition(r, node, chosen)
    return node


def _field(r: Random, name: str, depth: int) -> Node:
    if r.random() < 0.05:
        return r.choice(({}, {"type": ["string", "integer"]}, {"type": ["array", "string"]},
                         {"type": ["object", "array"]}))  # fmt: skip
    match name:
        case "ja":
            node: Node = {"type": "boolean"}
        case "tal" | "antal":
            node = _number(r)
        case "art":
            node = {"enum": r.sample(WORDS, r.randint(1, 4))}
        case "person" if depth:
            return _nullable(r, _object(r, INNER, depth - 1))
        case "folk" if depth:
            return _nullable(r, _list(r, _object(r, INNER, depth - 1)))
        case "navne":
            return _nullable(r, _list(r, r.choice((_text(r), _text(r), _number(r), _scalar(r)))))
        case "noget":
            node = _scalar(r)
        case _:
            node = _text(r)
    return _nullable(r, node)


def _nullable(r: Random, node: Node) -> Node:
    if r.random() < 0.12:
        if isinstance(node.get("type"), str):
            node["type"] = [node["type"], "null"]
        elif "enum" in node:
            node["enum"] = [*node["enum"], None]
    return node


def _scalar(r: Random) -> Node:
    return r.choice((_text, _number, lambda _: {"type": "boolean"}, _odd))(r)


def _odd(r: Random) -> Node:
    return r.choice((
        {"type": ["string", "number"]}, {"const": r.choice(WORDS)}, {"const": r.randint(0, 2)},
        {"enum": ["a", 1, True, None]}, {"type": "null"}, {"type": ["boolean", "string"]},
        {"anyOf": [{"type": "string"}, {"type": "integer"}]},
        {"oneOf": [{"type": "string"}, {"type": "integer", "minimum": 1}, {"type": "number"}]},
        {"not": {"type": ["object", "array"]}}, {"not": {"const": "a"}, "type": "string"},
    ))  # fmt: skip


def _text(r: Random) -> Node:
    node: Node = {"type": "string"}
    if r.random() < 0.5:
        node |= r.choice(
            ({"format": "tekst"}, {"format": "tekst", "minLength": 1}, {"format": "date"})
        )
    if r.random() < 0.25:
        node["minLength"] = r.randint(0, 4)
    if r.random() < 0.15:
        node["maxLength"] = r.randint(2, 6)
    if r.random() < 0.15:
        node["pattern"] = r.choice(PATTERNS)
    if r.random() < 0.05:
        node["not"] = r.choice(({"const": "a"}, {"enum": ["", "b"]}, {"pattern": "^a.*$"},
                                {"minLength": 3}, {"format": "tekst"}))  # fmt: skip
    return node


def _number(r: Random) -> Node:
    node: Node = {"type": r.choice(("integer", "integer", "number"))}
    for word in ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"):
        if r.random() < 0.2:
            node[word] = r.randint(-1, 2) if "inimum" in word else r.randint(1, 6)
    if r.random() < 0.08:
        node["multipleOf"] = r.choice((2, Decimal("0.5"), Decimal("0.001"), Decimal("0.01")))
    return node


def _list(r: Random, items: Node) -> Node:
    node: Node = {"type": "array", "items": items}
    if r.random() < 0.45:
        node["minItems"] = r.randint(0, 2)
    if r.random() < 0.25:
        node["maxItems"] = r.randint(1, 3)
    if r.random() < 0.06:
        node["uniqueItems"] = True
    if r.random() < 0.06:
        node["contains"] = copy.deepcopy(items)
    if r.random() < 0.08:
        node["prefixItems"] = [_scalar(r) for _ in range(r.randint(1, 2))]
        if r.random() < 0.4:
            node["items"] = r.choice((False, True))
    return node


def _condition(r: Random, node: Node, names: list[str]) -> None:
    """Add one condition over the fields of an object."""
    one, other, third = (r.choice(names) for _ in range(3))
    part, result = _test(r, node, one), r.choice((_test(r, node, other), {"required": [other]},
                                                 {"properties": {other: False}}))  # fmt: skip
    match r.randint(0, 7):
        case 0 | 1:
            node |= {"if": part, "then": result}
            if r.random() < 0.5:
                node["else"] = r.choice(({"required": [third]}, {"properties": {third: False}}))
        case 2:
            node["dependentRequired"] = {one: [other], third: [one]}
        case 3:
            node["dependentSchemas"] = {one: result}
        case 4:
            node["anyOf"] = [part, {"required": [other]}]
        case 5:
            node["oneOf"] = [_test(r, node, r.choice(names)) for _ in range(r.randint(2, 3))]
        case 6:
            node["not"] = r.choice((part, {"required": [one, other]}, {"anyOf": [part, result]}))
        case 7:
            node["allOf"] = [{"if": part, "then": result}, {"required": [third]}]


def _test(r: Random, node: Node, name: str) -> Node:
    """Draw a small schema that speaks of one field."""
    known = node["properties"].get(name, {})
    words = known.get("enum") or (known.get("const", "a"),)
    value = r.choice((
        {"const": r.choice(words)}, {"enum": list(words[:2])}, {"const": True}, {"minimum": 1},
        {"minItems": 1}, {"minLength": 1}, {"type": "string"}, {"type": "null"}, {"const": "a"},
        {"not": {"const": r.choice(words)}}, {"required": ["navn"]}, {"maxItems": 1},
        {"properties": {"navn": {"minLength": 1}}}, {"items": {"required": ["titel"]}},
        {"items": {"type": "string"}}, {"type": "integer"}, {"format": "tekst"}, {},
        {"properties": {"art": {"const": "a"}}, "required": ["art"]},
        {"contains": {"const": "a"}}, {"additionalProperties": False}, {"uniqueItems": True},
        {"multipleOf": 2}, {"maximum": 1}, {"propertyNames": {"maxLength": 4}},
    ))  # fmt: skip
    found: Node = {"properties": {name: value}}
    if r.random() < 0.7:
        found["required"] = [name]
    return found
