"""
Walk a template over all cases at once: what each tag may meet, and when each piece prints.

A body of a loop is walked once, for any of its items; nothing that a turn sets is seen by
the next (a loop has a scope of its own), so that one turn stands for all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qa.proof.applying import rows
from qa.proof.contract import Contract
from qa.proof.formula import (
    FALSE,
    TRUE,
    Formula,
    Number,
    Term,
    Variable,
    at_most,
    conj,
    disj,
    equal,
    implies,
    less,
    neg,
)
from qa.proof.reader import Reader
from qa.proof.scope import At
from qa.proof.site import Site, Slot
from qa.proof.value import (
    Absent,
    Anything,
    Given,
    Text,
    Turn,
    Value,
    choose,
    kind,
    of,
)
from qa.proof.value import (
    Macro as MacroMarkup,
)
from render.compiler import LOOPED, cannot_loop
from render.expression import Call, Expression, Name
from render.nodes import (
    Body,
    Branch,
    For,
    Grid,
    If,
    Macro,
    Node,
    Output,
    Set,
    SetBlock,
    Whole,
    With,
)
from render.tag import Tag
from render.template import Template

MAX_MACRO_DEPTH = 6
MAX_CALLS = 200
Names = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a condition: when it is reached, and when it is then taken."""

    tag: Tag
    test: Expression
    reached: Formula
    holds: Formula


@dataclass
class Walk:
    """
    The walk over one part, by its name in the package.

    `conditions` say when the inside of each block prints, by tag number and side; `extra`
    what is true of the numbers that loops made.
    """

    reader: Reader
    part: str = ""
    conditions: dict[tuple[int, int], Formula] = field(default_factory=dict)
    sides: list[Side] = field(default_factory=list)
    extra: list[Formula] = field(default_factory=list)
    _macros: dict[str, tuple[Macro, Names]] = field(default_factory=dict)
    _called: set[str] = field(default_factory=set)
    _calls: int = 0
    _depth: int = 0

    def run(self, body: Body) -> None:
        """Walk a part; macros that nothing calls are walked with values of any kind."""
        self._body(body, {}, TRUE)
        for name, (macro, scope) in list(self._macros.items()):
            if name not in self._called:
                given = {one: of(Anything()) for one, _ in macro.parameters}
                self._body(macro.body, scope | given, TRUE)

    def _body(self, body: Body, names: Names, path: Formula) -> None:
        for node in body:
            self._node(node, names, path)

    def _node(self, node: Node, names: Names, path: Formula) -> None:
        match node:
            case Output(tag, value):
                at = At(tag, names, path)
                self.reader.prints(self.reader.read(value, at), value, at)
            case If(branches):
                self._if(branches, names, path)
            case For():
                self._for(node, names, path)
            case Set(tag, targets, value):
                given = self.reader.read(value, At(tag, names, path))
                for name in targets:
                    names[name] = given if len(targets) == 1 else of(Anything())
            case SetBlock(tag, name, body):
                self._inside(tag, 0, path)
                self._body(body, dict(names), path)
                names[name] = of(MacroMarkup())
            case With(tag, bindings, body):
                self._inside(tag, 0, path)
                at = At(tag, names, path)
                given_names = {name: self.reader.read(value, at) for name, value in bindings}
                self._body(body, {**names, **given_names}, path)
            case Macro(name=name):
                self._macros[name] = (node, names)
                names[name] = of(MacroMarkup())
            case Whole(body=body) | Grid(body=body):
                self._body(body, names, path)

    def _inside(self, tag: Tag, side: int, path: Formula) -> None:
        before = self.conditions.get((tag.number, side), FALSE)
        self.conditions[tag.number, side] = disj(before, path)

    # --- conditions ------------------------------------------------------------------

    def _if(self, branches: Sequence[Branch], names: Names, path: Formula) -> None:
        """Walk each branch; what they set differently is one or the other afterwards."""
        first, otherwise, ends = branches[0].tag, path, []
        for side, branch in enumerate(branches):
            holds: Formula = TRUE
            if branch.test is not None:
                at = At(branch.tag, names, otherwise)
                value = self.reader.read(branch.test, at)
                holds = self.reader.truth(value, branch.test, at)
                self._side(Side(branch.tag, branch.test, otherwise, holds))
            inside, inner = conj(otherwise, holds), dict(names)
            self._inside(first, side, inside)
            self._body(branch.body, inner, inside)
            ends.append((holds, inner))
            otherwise = conj(otherwise, neg(holds))
        self._merge(names, ends, At(first, names, path))

    def _merge(self, names: Names, ends: Sequence[tuple[Formula, Names]], at: At) -> None:
        """Let each name be what the branch that was taken made of it."""
        changed = dict.fromkeys(
            name for _, inner in ends for name in inner if names.get(name) != inner[name]
        )
        for name in changed:
            before = self.reader.read(Name(name), at) if self._is_field(name) else of(Absent())
            result = names.get(name, before)
            for holds, inner in reversed(ends):
                result = choose(holds, inner.get(name, before), result)
            names[name] = result

    def _is_field(self, name: str) -> bool:
        return self.reader.root.child(name) is not None

    def _side(self, side: Side) -> None:
        if not side.tag.twin and not self._depth:
            self.sides.append(side)

    # --- loops -----------------------------------------------------------------------

    def _for(self, node: For, names: Names, path: Formula) -> None:
        at = At(node.tag, names, path)
        value = self.reader.read(node.iterable, at)
        self.reader.take(value, node.iterable, at, LOOPED, cannot_loop)
        each, length, told = self._items(node, value, at)
        index = Variable(("turn", node.tag.number), "whole")
        turns: Term = length
        if node.test is not None:
            turns = Variable(("turns", node.tag.number), "whole")
            self.extra.append(conj(at_most(Number(0), turns), at_most(turns, length)))
        some = at_most(Number(1), turns)
        inner = {**names, **self._bound(node, each)}
        inside = conj(path, some, told)
        if node.test is not None:
            inside = conj(inside, self._passes(node, inner, inside))
        inner["loop"] = of(Turn(index, turns))
        self.extra.append(implies(some, conj(at_most(Number(0), index), less(index, turns))))
        self._inside(node.tag, 0, inside)
        self._body(node.body, inner, inside)
        empty = conj(path, equal(turns, Number(0)))
        self._inside(node.tag, 1, empty)
        self._body(node.otherwise, dict(names), empty)

    def _items(self, node: For, value: Value, at: At) -> tuple[Value, Term, Formula]:
        """Return any item of what is looped over, how many there are, and what holds of it."""
        found = rows(self.reader, value, Slot(node.tag.number), node.iterable, at)
        if found is not None and not _is_used(found.each, at.names):
            return found.each, found.length, conj(kind(value, "list"), found.told)
        match value.cases:
            case ((_, Given(site)),) if site.kinds == ("object",):
                return of(Text()), site.length, TRUE  # the names of its fields
        length = self.reader.number(node.iterable, at)
        self.extra.append(at_most(Number(0), length))
        return self.reader.lost(at), length, TRUE

    def _bound(self, node: For, each: Value) -> Names:
        if len(node.targets) == 1:
            return {node.targets[0]: each}
        return dict.fromkeys(node.targets, of(Anything()))

    def _passes(self, node: For, names: Names, path: Formula) -> Formula:
        """Return the formula that an item passes the test of its loop."""
        assert node.test is not None
        at = At(node.tag, names, path)
        return self.reader.truth(self.reader.read(node.test, at), node.test, at)

    # --- macros ----------------------------------------------------------------------

    def call(self, source: Call, values: list[Value], named: Mapping[str, Value], at: At) -> Value:
        """Walk the macro that is called, with the values that it is given."""
        macro, outer = self._macros.get(source.name, (None, {}))
        self._calls += 1
        if macro is None or self._depth >= MAX_MACRO_DEPTH or self._calls > MAX_CALLS:
            return self.reader.lost(at)
        self._called.add(source.name)
        names = [name for name, _ in macro.parameters]
        given = {**dict(zip(names, values, strict=False)), **named}
        for name, default in macro.parameters:
            if name not in given:
                inside = At(macro.tag, outer, at.path)
                given[name] = self.reader.read(default, inside) if default else of(Absent())
        self._depth += 1
        self._inside(macro.tag, 0, at.path)
        self._body(macro.body, {**outer, **given}, at.path)
        self._depth -= 1
        return of(MacroMarkup())


def _is_used(each: Value, names: Mapping[str, Value]) -> bool:
    """Say whether a loop around this one has the same item: then it stands for another."""
    return any(value == each for value in names.values()) and each != of(Anything())


def walk(template: Template, root: Site, kommune: Site | None, contract: Contract) -> list[Walk]:
    """Walk each part of a template on its own: parts share no names."""
    walks = []
    for part in template.parts:
        if part.is_dynamic:
            one = _new(root, kommune, contract)
            one.part = part.name
            one.run(part.body)
            walks.append(one)
    return walks


def _new(root: Site, kommune: Site | None, contract: Contract) -> Walk:
    def call(source: Call, values: list[Value], named: Mapping[str, Value], at: At) -> Value:
        return made.call(source, values, named, at)

    made = Walk(Reader(contract, root, kommune, call))
    return made
