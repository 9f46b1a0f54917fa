"""
Names that one part of a document sets and another reads: each part is filled on its own.

A name that the part itself sets, anywhere, or that is a field of the case, is never told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from render import nodes
from render.errors import Fault
from render.expression import Call, Expression, Name, walk
from render.filters import FUNCTIONS
from render.nodes import For, If, Macro, Node, Output, Set, SetBlock, With
from render.place import Place
from render.schema import Schema
from render.template import Part, Template

_GIVEN = frozenset({"loop", "kommune", *FUNCTIONS})


@dataclass(frozen=True, slots=True)
class Stray:
    """
    A name read in the part at `place`, though only the part of `story` has it.

    `kind` is how that has it: "set", "macro", or "loop" for a name of a loop or `with`.
    """

    name: str
    kind: str
    story: str
    place: Place


@dataclass
class _Names:
    """The names of one part: those it has, with how; those it reads before it has them."""

    part: Part
    has: dict[str, str] = field(default_factory=dict)
    reads: dict[str, Place] = field(default_factory=dict)

    def take(self, node: Node) -> None:
        """Note what a node reads, then what it names."""
        for value in _values(node):
            self.read(value, _place(node))
        for name, kind in _named(node):
            self.has.setdefault(name, kind)

    def read(self, value: Expression, place: Place) -> None:
        for one in walk(value):
            if isinstance(one, Name | Call) and one.name not in self.has:
                self.reads.setdefault(one.name, place)


def strays(template: Template, schema: Schema | None) -> tuple[Stray, ...]:
    """Return the stray names of a template, once for each part that reads them."""
    parts = [_names(part) for part in template.parts]
    calls = [fault for fault in template.faults if fault.kind == "unknown-function"]
    return tuple(
        Stray(name, owner.has[name], owner.part.story, place)
        for reader in parts
        for name, place in _free(reader, calls)
        if (owner := _owner(name, parts, schema)) is not None
    )


def _names(part: Part) -> _Names:
    found = _Names(part)
    for node in nodes.walk(part.body):
        found.take(node)
    return found


def _free(names: _Names, calls: list[Fault]) -> Iterator[tuple[str, Place]]:
    """Yield the names that a part reads and never has, and where it does so first."""
    unknown = {one.name: one.place for one in calls if one.place.part == names.part.name}
    for name, place in (unknown | names.reads).items():
        if name not in names.has and name not in _GIVEN:
            yield name, place


def _owner(name: str, parts: list[_Names], schema: Schema | None) -> _Names | None:
    """Return the part that has a name, None where it may be a field of the case."""
    owners = [other for other in parts if name in other.has]
    if owners and schema is not None and not schema.shape.is_open:
        return owners[0] if schema.shape.property(name) is None else None
    # without a schema, what is read before it is set or lives in a loop may be a field too
    own = (one for one in owners if name not in one.reads and one.has[name] != "loop")
    return next(own, None)


def _values(node: Node) -> Iterator[Expression]:
    match node:
        case Output(_, value) | Set(_, _, value):
            yield value
        case If(branches):
            yield from (branch.test for branch in branches if branch.test is not None)
        case For():
            yield node.iterable
        case With(_, bindings):
            yield from (value for _, value in bindings)


def _named(node: Node) -> Iterator[tuple[str, str]]:
    match node:
        case Set(_, targets):
            yield from ((name, "set") for name in targets)
        case SetBlock():
            yield node.name, "set"
        case Macro():
            yield node.name, "macro"
            yield from ((name, "loop") for name, _ in node.parameters)
        case For():
            yield from ((name, "loop") for name in node.targets)
        case With(_, bindings):
            yield from ((name, "loop") for name, _ in bindings)


def _place(node: Node) -> Place:
    match node:
        case If(branches):
            return branches[0].tag.place
        case Output() | Set() | SetBlock() | For() | With() | Macro():
            return node.tag.place
    return Place()
