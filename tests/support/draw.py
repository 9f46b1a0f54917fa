"""
Cases drawn from a schema: any case that it accepts, with texts that are hard to print.

`cases(documents, name)` is a strategy for hypothesis. It reads what the library's own
schemas are written in (`$ref`, `allOf`, `if`, `dependentRequired`, sizes, formats), and whoever
draws asks the schema itself whether the case is valid: a keyword that is not read here shows at
once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import strategies as st
from jsonschema import Draft202012Validator

Node = Mapping[str, Any]
MARK = "Å"  # each text has one, so that it can be told from choices, dates and numbers
_NASTY = "abæøåÆØÅé &<>\"'«»§½–\u00a0\n\t{}%#$\\0123"
_MANY = 4  # how many items beyond the fewest; more only takes time
_BY_FORMAT: Mapping[str, st.SearchStrategy[str]] = {
    "date": st.dates().map(lambda day: day.isoformat()),
    "email": st.just("eva@eksempel.example"),
    "cpr": st.sampled_from(["230915-4902", "0101103333"]),
    "sagsnummer": st.from_regex(
        r"[A-ZÆØÅ]{3}-[0-9]{4}-[0-9]{6}(-[0-9]{3})?", fullmatch=True, alphabet=st.characters()
    ),
}


def cases(documents: Mapping[str, Node], name: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for the cases of one schema among the documents of a library."""
    drawn: st.SearchStrategy[dict[str, Any]] = _Drawer(documents).place([documents[name]])
    return drawn


def texts(value: Any) -> list[str]:
    """Return the texts of a case, which all must stand in the letter."""
    if isinstance(value, dict | list):
        items = value.values() if isinstance(value, dict) else value
        return [text for item in items for text in texts(item)]
    return [value] if isinstance(value, str) and MARK in value else []


class _Drawer:
    """Draws the value of a place from all schemas that speak of it."""

    def __init__(self, documents: Mapping[str, Node]) -> None:
        self._documents = documents

    def place(self, found: list[Node]) -> st.SearchStrategy[Any]:
        """Return a strategy for a place that all of these schemas describe."""
        nodes = list(self._flat(found))
        choices = [node["enum"] for node in nodes if "enum" in node]
        choices += [[node["const"]] for node in nodes if "const" in node]
        if choices:
            return st.sampled_from([one for one in choices[0] if all(one in c for c in choices)])
        kinds: Mapping[str, Any] = {
            "object": self._object,
            "array": self._array,
            "string": _text,
            "boolean": lambda _: st.booleans(),
            "integer": lambda nodes: st.integers(*_limits(nodes, "minimum", "maximum")),
            "number": _money,
        }
        drawn: st.SearchStrategy[Any] = kinds[_first(nodes, "type")](nodes)
        return drawn

    def _flat(self, found: list[Node]) -> Iterator[Node]:
        for node in found:
            yield node
            if "$ref" in node:
                file, _, name = node["$ref"].partition("#/$defs/")
                yield from self._flat([self._documents[file]["$defs"][name]])
            yield from self._flat(node.get("allOf", []))

    def _properties(self, nodes: list[Node]) -> dict[str, list[Node]]:
        found: dict[str, list[Node]] = {}
        for node in nodes:
            for name, inner in node.get("properties", {}).items():
                found.setdefault(name, []).extend([inner] if isinstance(inner, Mapping) else [])
        closed = [node for node in nodes if node.get("additionalProperties") is False]
        named = [node.get("properties", {}) for node in closed]
        return {name: inner for name, inner in found.items() if all(name in one for one in named)}

    def _object(self, nodes: list[Node]) -> st.SearchStrategy[dict[str, Any]]:
        needed = {name for node in nodes for name in node.get("required", ())}
        fields = {name: self.place(inner) for name, inner in self._properties(nodes).items()}
        drawn = st.fixed_dictionaries(
            {name: field for name, field in fields.items() if name in needed},
            optional={name: field for name, field in fields.items() if name not in needed},
        )
        return st.composite(self._settled)(drawn, nodes)

    def _settled(
        self, draw: st.DrawFn, drawn: st.SearchStrategy[dict[str, Any]], nodes: list[Node]
    ) -> dict[str, Any]:
        """Draw an object, and change in it what its conditions ask for."""
        value = draw(drawn)
        self._settle(draw, value, nodes)
        return value

    def _settle(self, draw: st.DrawFn, value: dict[str, Any], nodes: list[Node]) -> None:
        for node in nodes:
            if "if" in node:
                holds = Draft202012Validator(node["if"]).is_valid(value)
                self._apply(draw, node.get("then" if holds else "else", {}), value, nodes)
        for node in nodes:
            for name, needed in node.get("dependentRequired", {}).items():
                if name in value:
                    self._apply(draw, {"required": needed}, value, nodes)

    def _apply(
        self, draw: st.DrawFn, branch: Node, value: dict[str, Any], nodes: list[Node]
    ) -> None:
        known = self._properties(nodes)
        for name in branch.get("required", ()):
            if name not in value:
                value[name] = draw(self.place(known[name]))
        for name, inner in branch.get("properties", {}).items():
            if inner is False:
                value.pop(name, None)
            elif name in value:
                value[name] = self._narrowed(draw, inner, value[name], known[name])

    def _narrowed(self, draw: st.DrawFn, branch: Node, old: Any, known: list[Node]) -> Any:
        """Return a value as it is, or drawn again where a branch asks for another."""
        if isinstance(old, dict):
            nodes = list(self._flat(known))
            self._apply(draw, branch, old, nodes)
            self._settle(draw, old, nodes)  # by its own conditions, of what is there now
            return old
        fits = Draft202012Validator(branch).is_valid(old)
        return old if fits else draw(self.place([*known, branch]))

    def _array(self, nodes: list[Node]) -> st.SearchStrategy[list[Any]]:
        items = [node["items"] for node in nodes if "items" in node]
        low, high = _limits(nodes, "minItems", "maxItems")
        drawn = st.lists(
            self.place(items),
            min_size=low or 0,
            max_size=min((low or 0) + _MANY, high),
            unique=bool(_first(nodes, "uniqueItems")),
        )
        for asked in [node["contains"] for node in nodes if "contains" in node]:
            drawn = st.builds(
                lambda one, others: [one, *others], self.place([*items, asked]), drawn
            )
        return drawn


def _first(nodes: list[Node], keyword: str) -> Any:
    return next((node[keyword] for node in nodes if keyword in node), None)


def _limits(nodes: list[Node], low: str, high: str) -> tuple[Any, Any]:
    """Return the narrowest limits that the schemas set."""
    lows = [node[low] for node in nodes if low in node]
    return max(lows, default=None), min(node[high] for node in nodes if high in node)


def _money(nodes: list[Node]) -> st.SearchStrategy[Any]:
    return st.integers(0, 10**9).map(lambda cents: json.loads(f"{cents / 100:.2f}"))


def _text(nodes: list[Node]) -> st.SearchStrategy[str]:
    pattern, form = _first(nodes, "pattern"), _first(nodes, "format")
    if pattern is not None:
        return st.from_regex(pattern, fullmatch=True)
    if form in _BY_FORMAT:
        return _BY_FORMAT[form]
    side = st.text(st.sampled_from(list(_NASTY)), max_size=min(24, _side(nodes)))
    return st.builds(lambda before, after: f"{before}{MARK}{after}", side, side).filter(_no_tag)


def _side(nodes: list[Node]) -> int:
    longest: int = _limits(nodes, "minLength", "maxLength")[1]
    return (longest - len(MARK)) // 2


def _no_tag(text: str) -> bool:
    return not any(mark in text for mark in ("{{", "{%", "{#", "}}", "%}", "#}"))
