"""Ask a schema what may stand at a path: the type of a field, its title, its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from referencing.exceptions import Unresolvable

from render.pattern import matches
from render.record import record

if TYPE_CHECKING:
    from referencing._core import Resolver

Node = Mapping[str, Any]
Source = tuple[Any, "Resolver[Any]", bool]  # a schema, its resolver, whether it may not apply
_GROUPS = ("allOf", "anyOf", "oneOf")
_SIDES = ("then", "else")
_KINDS = {
    "string": "text",
    "number": "number",
    "integer": "number",
    "boolean": "boolean",
    "array": "list",
    "object": "object",
    "null": "null",
}
MAX_PARTS = 2_000
ITEM = "[]"
DRAFT = "(udkast)"  # behind a title that was made of a field's name
Path = tuple[str, ...]


@record
class Part:
    """One schema object that speaks of a place, with the resolver for its references."""

    node: Node
    resolver: Resolver[Any]
    optional: bool


@dataclass(frozen=True)
class Shape:
    """
    All that a schema says of one place in a case.

    `parts` are the schema objects that apply or may apply there, references and
    combinations followed; none means that nothing is known of the place. `path` are
    the names that lead there, `[]` for the items of a list; two shapes are equal by
    what is said of them, wherever they are.
    """

    parts: tuple[Part, ...]
    path: Path = field(default=(), compare=False)

    @classmethod
    def of(cls, sources: list[Source], path: Path = ()) -> Shape:
        """Return the shape that a list of schemas describe together."""
        parts: list[Part] = []
        seen: set[int] = set()
        for node, resolver, optional in sources:
            for part in _flatten(node, resolver, seen, optional):
                parts.append(part)
                if len(parts) >= MAX_PARTS:
                    break
        return cls(tuple(parts), path)

    @property
    def is_unknown(self) -> bool:
        """Whether the schema says nothing at all of this place."""
        return not any(set(part.node) - {"title", "description", "$comment"} for part in self.parts)

    def get(self, keyword: str) -> Any:
        """Return the first value of a keyword among the parts, None without one."""
        return next((part.node[keyword] for part in self.parts if keyword in part.node), None)

    @property
    def title(self) -> str:
        """The field's title, "" without one."""
        return str(self.get("title") or "")

    @property
    def label(self) -> str:
        """The title as a caseworker reads it: without the mark that it is only a draft."""
        return final(self.title)

    @property
    def types(self) -> frozenset[str]:
        """The JSON types that the parts name; empty when none is named."""
        found: set[str] = set()
        for part in self.parts:
            value = part.node.get("type", [])
            found.update([value] if isinstance(value, str) else value)
        return frozenset(found)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of value that can stand here (see render.values), empty if not known."""
        typed = [part for part in self.parts if "type" in part.node]
        if not typed or any(part.optional for part in self.parts):
            return frozenset()
        return frozenset(_KINDS[name] for name in self.types if name in _KINDS)

    @cached_property
    def properties(self) -> dict[str, Shape]:
        """The declared fields of an object that it may have, with their shapes."""
        collected: dict[str, list[Source]] = {}
        for part in self.parts:
            for name, schema in part.node.get("properties", {}).items():
                collected.setdefault(name, []).append((schema, part.resolver, part.optional))
        closed = self._closed
        return {
            name: Shape.of(sources, (*self.path, name))
            for name, sources in collected.items()
            if any(source[0] is not False for source in sources)
            and all(_admits(node, name) for node in closed)
        }

    @property
    def _closed(self) -> list[Node]:
        """The schema objects that no field may stand in but those that they name themselves."""
        return [
            part.node
            for part in self.parts
            if not part.optional and part.node.get("additionalProperties") is False
        ]

    def declared(self, name: str) -> Shape | None:
        """Return the shape of one declared field; None for one that is not, or is ruled out."""
        found: list[Source] = [
            (part.node["properties"][name], part.resolver, part.optional)
            for part in self.parts
            if name in part.node.get("properties", {})
        ]
        if all(source[0] is False for source in found):
            return None
        if not all(_admits(node, name) for node in self._closed):
            return None
        return Shape.of(found, (*self.path, name))

    @property
    def choices(self) -> tuple[Any, ...] | None:
        """The only values that are valid here, None where they are not named."""
        found: tuple[Any, ...] | None = None
        for part in self.parts:
            if part.optional or not {"enum", "const"} & set(part.node):
                continue
            named = tuple(part.node.get("enum", (part.node.get("const"),)))
            found = named if found is None else tuple(value for value in found if value in named)
        return found

    @property
    def is_open(self) -> bool:
        """Whether fields that are not named may be meant: a map, or no fields declared."""
        extra = [part.node.get("additionalProperties") for part in self.parts]
        extra += [part.node.get("unevaluatedProperties") for part in self.parts]
        if any(value is True or isinstance(value, Mapping) for value in extra):
            return True
        if any("patternProperties" in part.node for part in self.parts):
            return True
        return not any("properties" in part.node for part in self.parts) and False not in extra

    def property(self, name: str) -> Shape | None:
        """Return the shape of a field, None where the schema does not declare it."""
        found = self.properties.get(name)
        if found is not None:
            return found
        if not self.is_open:
            return None
        sources = [source for part in self.parts for source in _unnamed(part, name)]
        return Shape.of(sources, (*self.path, name))

    def items(self) -> Shape:
        """Return the shape of a list's items (all of them together)."""
        sources: list[Source] = []
        for part in self.parts:
            first = part.node.get("prefixItems", [])
            sources += [(schema, part.resolver, True) for schema in first]
            if "items" in part.node:
                sources.append((part.node["items"], part.resolver, part.optional or bool(first)))
        return Shape.of(sources, (*self.path, ITEM))

    def at(self, path: Iterator[str | int] | list[str | int]) -> Shape:
        """Return the shape at a path of names and indexes; unknown where it leads nowhere."""
        shape = self
        for step in path:
            found = shape.items() if isinstance(step, int) else shape.property(step)
            if found is None:
                return UNKNOWN
            shape = found
        return shape


UNKNOWN = Shape(())


def _unnamed(part: Part, name: str) -> Iterator[Source]:
    """Yield what a schema object says of a field by its pattern, or else of all others."""
    patterns: Mapping[str, Any] = part.node.get("patternProperties", {})
    found = [schema for pattern, schema in patterns.items() if matches(pattern, name)]
    found = found or [part.node.get("additionalProperties")]
    yield from ((one, part.resolver, part.optional) for one in found if isinstance(one, Mapping))


def _admits(node: Node, name: str) -> bool:
    """Say whether a schema object that is closed has a field (JSON Schema 2020-12, 10.3.2.3)."""
    return name in node.get("properties", {}) or any(
        matches(pattern, name) for pattern in node.get("patternProperties", {})
    )


def final(title: str) -> str:
    """Return a title without the mark of a draft."""
    return title.rstrip().removesuffix(DRAFT).rstrip()


def _flatten(node: Any, resolver: Resolver[Any], seen: set[int], optional: bool) -> Iterator[Part]:
    """Yield a schema and those that it refers to or combines, each once."""
    if not isinstance(node, Mapping) or id(node) in seen:
        return
    seen.add(id(node))
    yield Part(node, resolver, optional)
    for keyword in ("$ref", "$dynamicRef"):
        if isinstance(node.get(keyword), str):
            try:
                resolved = resolver.lookup(node[keyword])
            except Unresolvable:  # told when the schema is read
                continue
            yield from _flatten(resolved.contents, resolved.resolver, seen, optional)
    for keyword in _GROUPS:
        for schema in node.get(keyword, ()):
            yield from _flatten(schema, resolver, seen, optional or keyword != "allOf")
    for keyword in _SIDES:
        yield from _flatten(node.get(keyword), resolver, seen, True)
    for schema in node.get("dependentSchemas", {}).values():
        yield from _flatten(schema, resolver, seen, True)
