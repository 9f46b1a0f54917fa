"""
Pairs of a small schema and a template over its fields, and cases of the schema.

Everything is drawn from a `random.Random`, so that hypothesis may shrink what it draws and
a long run by hand may be told again by its seed.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Any, Self

from qa.fiction import example
from render import case
from render.schema import Schema

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


# --- templates ----------------------------------------------------------------------------


@dataclass
class Writer:
    """Writes a template over the fields of a schema, one tag after the other."""

    r: Random
    contents: Mapping[str, Any]
    names: list[dict[str, str]] = field(default_factory=lambda: [{}])  # set in the template
    macros: dict[str, int] = field(default_factory=dict)
    serial: int = 0

    def body(self, depth: int, most: int = 4) -> list[str]:
        """Write some lines."""
        return [line for _ in range(self.r.randint(1, most)) for line in self.piece(depth)]

    def piece(self, depth: int) -> list[str]:
        roll = self.r.random()
        if not depth or roll < 0.32:
            return [f"x {{{{ {self.printed()} }}}}"]
        if roll < 0.56:
            return self.condition(depth)
        if roll < 0.72:
            return self.loop(depth)
        if roll < 0.84:
            return self.assignment()
        if roll < 0.88:
            name, value = self.fresh(), self.any()
            return [f"{{% with {name} = {value} %}}", *self.inside({name: "any"}, depth - 1),
                    "{% endwith %}"]  # fmt: skip
        if roll < 0.92:
            name = self.fresh()
            lines = [f"{{% set {name} %}}", *self.inside({}, depth - 1), "{% endset %}"]
            return [*lines, f"{{{{p {name} }}}}"]
        if roll < 0.96 and len(self.names) == 1:
            return self.macro(depth)
        return [f"{{{{p {self.call()} }}}}"] if self.macros else []

    def inside(self, names: dict[str, str], depth: int) -> list[str]:
        self.names.append(names)
        found = self.body(depth, 3)
        self.names.pop()
        return found

    def condition(self, depth: int) -> list[str]:
        lines = [f"{{% if {self.test()} %}}", *self.body(depth - 1, 3)]
        for _ in range(self.r.choice((0, 0, 0, 1, 2))):
            lines += [f"{{% elif {self.test()} %}}", *self.body(depth - 1, 2)]
        if self.r.random() < 0.5:
            lines += ["{% else %}", *self.body(depth - 1, 3)]
        return [*lines, "{% endif %}"]

    def loop(self, depth: int) -> list[str]:
        name = self.r.choice(("p", "p", "q", "navn"))
        many, kind = self.many()
        test = ""
        if self.r.random() < 0.25:
            self.names.append({name: kind})
            test = f" if {self.test()}"
            self.names.pop()
        lines = [f"{{% for {name} in {many}{test} %}}"]
        lines += self.inside({name: kind, "loop": "loop"}, depth - 1)
        if self.r.random() < 0.3:
            lines += ["{% else %}", *self.body(depth - 1, 2)]
        return [*lines, "{% endfor %}"]

    def assignment(self) -> list[str]:
        name = self.r.choice(("s", "t", "navn")) if self.r.random() < 0.7 else self.fresh()
        value = self.any() if self.r.random() < 0.7 else self.test()
        self.names[-1][name] = "any"
        return [f"{{% set {name} = {value} %}}"]

    def macro(self, depth: int) -> list[str]:
        name = f"m{len(self.macros)}"
        second = self.r.choice(("", ", b='-'", ", b=''", ", b=a", f", b={self.path()}"))
        lines = [f"{{% macro {name}(a{second}) %}}"]
        lines += self.inside({"a": "any"} | ({"b": "any"} if second else {}), depth - 1)
        self.macros[name] = 2 if second else 1
        return [*lines, "{% endmacro %}"]

    def call(self) -> str:
        name = self.r.choice(list(self.macros))
        given = [self.any() for _ in range(self.r.randint(1, self.macros[name]))]
        if len(given) == 2 and self.r.random() < 0.4:
            given[1] = f"b={given[1]}"
        return f"{name}({', '.join(given)})"

    def fresh(self) -> str:
        self.serial += 1
        return f"v{self.serial}"

    # --- expressions --------------------------------------------------------------------

    def path(self) -> str:
        """Name a field, of the case or of a name that the template set."""
        own = [(name, kind) for names in self.names for name, kind in names.items()]
        if own and self.r.random() < 0.45:
            name, kind = self.r.choice(own)
            match kind:
                case "person":
                    return f"{name}.{self.r.choice(INNER)}"
                case "loop":
                    return self.r.choice(
                        ("loop.index", "loop.index0", "loop.length", "loop.revindex")
                    )
            return name
        found: str = self.r.choice(list(self.contents["properties"]) or ["navn"])
        match found:
            case "person":
                return f"person.{self.r.choice((*INNER, *INNER, 'under', 'under.navn'))}"
            case "folk":
                return self.r.choice(
                    ("folk[0].navn", "folk[1].tal", "folk[-1].titel", "folk|length")
                )
            case "navne":
                return self.r.choice(ITEMS)
        return found

    def many(self) -> tuple[str, str]:
        """Name a list, and what its items are."""
        r = self.r
        one = r.choice(("folk", "folk", "folk", "navne", "navne", "person.navne", "range", "list"))
        if one == "range":
            return r.choice(
                ("range(3)", "range(antal)", "range(1, tal)", f"range({self.path()})")
            ), "number"
        if one == "list":
            return f"[{self.any()}, {self.any()}]", "any"
        kind = "person" if one == "folk" else "any"
        for _ in range(r.choice((0, 0, 0, 1, 1, 2))):
            name = r.choice(("sort", "reverse", "list", "unique", "selectattr", "rejectattr", "map",
                             "sort(attribute)", "default"))  # fmt: skip
            inner = r.choice(INNER)
            if name in ("selectattr", "rejectattr"):
                tests = ("", ", 'defined'", ", 'udfyldt'", ", 'eq', 'a'", ", 'gt', 1", ", 'none'")
                one = f"{one}|{name}('{inner}'{r.choice(tests)})"
            elif name == "map":
                one, kind = f"{one}|map(attribute='{inner}')", "any"
            elif name == "sort(attribute)":
                one = f"{one}|sort(attribute='{inner}')"
            elif name == "default":
                one = f"{one}|default([])"
            else:
                one = f"{one}|{name}"
        return one, kind

    def literal(self) -> str:
        r = self.r
        return r.choice((repr(r.choice(WORDS)), str(r.randint(0, 3)), "''", "' '", "true", "none",
                         "1.5", repr(r.choice(WORDS)), "'-'"))  # fmt: skip

    def any(self, depth: int = 2) -> str:
        """Write an expression of any kind."""
        r, roll = self.r, self.r.random()
        if not depth or roll < 0.4:
            return self.path()
        if roll < 0.5:
            return self.literal()
        if roll < 0.6:
            return f"({self.any(depth - 1)} if {self.test(1)} else {self.any(depth - 1)})"
        if roll < 0.68:
            return f"({self.any(depth - 1)} {r.choice(('or', 'and'))} {self.any(depth - 1)})"
        if roll < 0.84:
            return f"{self.any(depth - 1)}|{self.filter()}"
        if roll < 0.93:
            operator = r.choice(("+", "-", "*", "/", "//", "%", "~", "~"))
            return f"({self.any(depth - 1)} {operator} {self.any(depth - 1)})"
        if roll < 0.97:
            many, _ = self.many()
            last = r.choice(("length", "first", "last", "join(', ')", "liste", "sum", "max"))
            return f"({many}|{last})"
        return f"({self.test(1)})"

    def filter(self) -> str:
        return self.r.choice((
            "default('-')", "default('')", "default('x', true)", f"default({self.path()})",
            f"default({self.literal()}, {self.r.choice(('true', 'false', 'ja'))})", "d('-')",
            "upper", "trim", "dato", "kroner", "tal", "ja_nej", "string", "int", "round", "abs",
            "length", "stort", "replace('a', '')", "replace('a', 'b')", "truncate(3)", "lower",
            "join(', ')", "liste", "telefon", "cpr", f"tal({self.r.choice(('2', 'tal', '-1'))})",
            "truncate(1, true, '')", "first", "ja_nej('ok', '')", "e",
        ))  # fmt: skip

    def printed(self) -> str:
        return self.any() if self.r.random() < 0.6 else self.path()

    def test(self, depth: int = 2) -> str:
        """Write a condition."""
        r, roll = self.r, self.r.random()
        one = self.path() if r.random() < 0.75 else self.any(1)
        if depth and roll < 0.2:
            return f"({self.test(depth - 1)} {r.choice(('and', 'or'))} {self.test(depth - 1)})"
        if depth and roll < 0.28:
            return f"not {self.test(depth - 1)}"
        if roll < 0.45:
            return one
        if roll < 0.68:
            test = r.choice(("udfyldt", "defined", "undefined", "none", "string", "number", "true",
                             "false", "not defined", "not none", "mapping", "iterable", "odd",
                             "boolean", "integer", "divisibleby(2)", "divisibleby(tal)", "eq('a')",
                             "in(['a', 1])", "sequence"))  # fmt: skip
            return f"{one} is {test}"
        if roll < 0.88:
            operator = r.choice(("==", "!=", "==", "!=", "<", "<=", ">", ">="))
            other = self.literal() if r.random() < 0.75 else self.path()
            return f"{one} {operator} {other}"
        if roll < 0.92:
            return f"{r.choice(('0', '1'))} <= {one} < {r.choice(('2', '3', self.path()))}"
        where = r.choice(
            ("['a', 'b']", "[1, 2]", "navne", "navn", "person", f"[{self.path()}, 'a']")
        )
        return f"{one} {r.choice(('in', 'not in'))} {where}"


def template(r: Random, contents: Mapping[str, Any]) -> str:
    """Draw the text of a template over the fields of a schema."""
    depth, most = r.choice(((1, 1), (1, 2), (2, 2), (2, 3), (3, 4)))
    return "\n".join(Writer(r, contents).body(depth, most))


# --- cases --------------------------------------------------------------------------------


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
