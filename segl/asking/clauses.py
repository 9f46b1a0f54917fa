"""What a schema says of one place of a case, as far as the answers so far decide it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from render.pattern import matches
from render.record import record
from render.shape import Part, Shape
from segl.asking.answers import Place
from segl.asking.judging import Judge, followed

if TYPE_CHECKING:
    from referencing._core import Resolver

NEVER: Mapping[str, Any] = {"not": {}}  # the schema `false`, written out
MAX_CLAUSES = 2_000
MAX_REFERENCES = 8
Key = tuple[int, str, Place]
Node = Mapping[str, Any]


@record
class Wait:
    """A condition that an answer must decide first: the schema asked, where, and its name."""

    node: Node
    resolver: Resolver[Any]
    place: Place
    key: Key


@record
class Clause:
    """
    One schema object that speaks of a place.

    It applies for certain where it waits for nothing and is not `loose`: one of
    several alternatives between which no single field decides.
    """

    node: Node
    resolver: Resolver[Any]
    waits: tuple[Wait, ...] = ()
    loose: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether it applies, whatever is answered from now on."""
        return not self.waits and not self.loose

    def inner(self, node: Any, *waits: Wait, loose: bool = False) -> Iterator[Clause]:
        """Yield a schema inside this one, which applies where this one does and its waits end."""
        if node is not True:
            here = node if isinstance(node, Mapping) else NEVER
            yield Clause(here, self.resolver, (*self.waits, *waits), self.loose or loose)


Clauses = tuple[Clause, ...]


@record
class Reader:
    """Reads clauses out of a schema; `decided` are conditions that the validator settled."""

    judge: Judge
    decided: Mapping[Key, bool]

    def clauses(self, sources: Iterable[Clause], place: Place) -> Clauses:
        """Return what schemas say of a place: references and what applies now, followed."""
        found: list[Clause] = []
        seen: set[tuple[int, bool, bool]] = set()
        stack = list(sources)[::-1]
        while stack and len(found) < MAX_CLAUSES:
            clause = stack.pop()
            key = (id(clause.node), bool(clause.waits), clause.loose)
            if key not in seen:
                seen.add(key)
                found.append(clause)
                stack += list(self._further(clause, place))[::-1]
        return tuple(found)

    def _further(self, clause: Clause, place: Place) -> Iterator[Clause]:
        """Yield the schemas that one schema object refers to or combines."""
        node = clause.node
        found = followed(node["$ref"], clause.resolver) if "$ref" in node else None
        if found is not None:
            yield from Clause({}, found[1], clause.waits, clause.loose).inner(found[0])
        for inner in node.get("allOf", ()):
            yield from clause.inner(inner)
        for word in ("oneOf", "anyOf"):
            yield from self._alternatives(node.get(word, ()), clause, place)
        if "if" in node:
            wait = Wait(node["if"], clause.resolver, place, (id(node), "if", place))
            yield from self._sides(clause, wait, node.get("then", True), node.get("else", True))
        for name, inner in node.get("dependentSchemas", {}).items():
            yield from self._sides(clause, presence(clause, name, place), inner, True)

    def _sides(self, clause: Clause, wait: Wait, then: Any, otherwise: Any) -> Iterator[Clause]:
        """Yield the side of a condition that applies, both where that is not decided yet."""
        holds = self.holds(wait)
        waits = (wait,) if holds is None else ()
        if holds is not False:
            yield from clause.inner(then, *waits)
        if holds is not True:
            yield from clause.inner(otherwise, *waits)

    def holds(self, wait: Wait) -> bool | None:
        """Say whether a condition holds, None where it is not decided yet."""
        if wait.key in self.decided:
            return self.decided[wait.key]
        return self.judge.verdict(wait.node, wait.resolver, wait.place)

    def _alternatives(self, nodes: Sequence[Any], clause: Clause, place: Place) -> Iterator[Clause]:
        """Yield the alternatives that are still possible; a single one applies."""
        verdict = self.judge.verdict
        left = [node for node in nodes if verdict(node, clause.resolver, place) is not False]
        for node in left:
            wait = _telling(node, clause.resolver, place) if len(left) > 1 else None
            waits = (wait,) if wait is not None and self.holds(wait) is None else ()
            yield from clause.inner(node, *waits, loose=len(left) > 1 and not waits)


def presence(clause: Clause, name: str, place: Place) -> Wait:
    """Return the condition that a field of the place is there."""
    return Wait({"required": [name]}, clause.resolver, place, (id(clause.node), name, place))


def _telling(node: Any, resolver: Resolver[Any], place: Place) -> Wait | None:
    """Return what tells an alternative from the others by words of its own, None without."""
    found: tuple[Any, Resolver[Any]] | None = (node, resolver)
    for _ in range(MAX_REFERENCES):
        if found is None or not isinstance(found[0], Mapping):
            return None
        target, finder = found
        words = {
            name: inner
            for name, inner in target.get("properties", {}).items()
            if isinstance(inner, Mapping) and {"const", "enum"} & set(inner)
        }
        if words:
            return Wait({"properties": words}, finder, place, (id(node), "oneOf", place))
        found = followed(target["$ref"], finder) if "$ref" in target else None
    return None


def inside(parents: Clauses, step: str | int) -> Iterator[Clause]:
    """Yield what the clauses of a group or list say of a field or item, not followed further."""
    for clause in parents:
        for schema in _spoken(clause.node, step):
            yield from clause.inner(schema)


def _spoken(node: Node, step: str | int) -> Iterator[Any]:
    if isinstance(step, int):
        first = node.get("prefixItems", ())
        if step < len(first):
            yield first[step]
        elif "items" in node:
            yield node["items"]
        return
    declared = node.get("properties", {})
    patterns = [p for p in node.get("patternProperties", {}) if matches(p, step)]
    if step in declared:
        yield declared[step]
    yield from (node["patternProperties"][pattern] for pattern in patterns)
    if step not in declared and not patterns and "additionalProperties" in node:
        yield node["additionalProperties"]


def names(clauses: Clauses) -> tuple[str, ...]:
    """Return the fields of a group, in the schema's order, and required ones not declared."""
    declared = [name for clause in clauses for name in clause.node.get("properties", ())]
    required = [name for clause in clauses if clause.is_sure for name in _required(clause.node)]
    return tuple(dict.fromkeys([*declared, *required]))


def _required(node: Node) -> Sequence[str]:
    return tuple(node.get("required", ()))


def is_required(parents: Clauses, name: str, judge: Judge, place: Place) -> bool:
    """Say whether a group must have a field, by what applies now."""
    for clause in parents:
        if clause.is_sure and name in _required(clause.node):
            return True
        for other, needed in clause.node.get("dependentRequired", {}).items():
            if clause.is_sure and name in needed and judge.is_there((*place, other)):
                return True
    return False


def waits_for(parents: Clauses, own: Clauses, name: str, place: Place) -> Iterator[Wait]:
    """Yield the conditions that decide whether a field is there, is required, or what it is."""
    for clause in parents:
        says = (
            name in _required(clause.node) or clause.node.get("properties", {}).get(name) is False
        )
        if says or is_closed_to(clause.node, name):
            yield from clause.waits
        for other, needed in clause.node.get("dependentRequired", {}).items():
            if name in needed:
                yield presence(clause, other, place)
    for clause in own:
        yield from clause.waits


def is_closed_to(node: Node, name: str) -> bool:
    """Say whether a schema object allows only the fields it names, and not this one."""
    return node.get("additionalProperties") is False and not any(
        schema is not False for schema in _spoken(node, name)
    )


def is_excluded(parents: Clauses, own: Clauses, step: str | int) -> bool:
    """Say whether there can be nothing at a place, by what applies now."""
    if any(clause.is_sure and clause.node.get("not") in ({}, True) for clause in own):
        return True
    name = step if isinstance(step, str) else ""
    return any(c.is_sure and name and is_closed_to(c.node, name) for c in parents)


def shape_of(clauses: Clauses) -> Shape:
    """Return a place's clauses as a shape, those that may not apply as optional parts."""
    parts = (Part(c.node, c.resolver, not c.is_sure) for c in clauses)
    return Shape(tuple(parts))
