"""
Walk a template over all cases at once: what each tag may meet, and when each piece prints.

A body of a loop is walked once, for any of its items; nothing that a turn sets is seen by
the next (a loop has a scope of its own), so that one turn stands for all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

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
from qa.proof.listing import looped
from qa.proof.reader import Reader
from qa.proof.scope import At
from qa.proof.site import Site, Slot
from qa.proof.value import (
    Absent,
    Anything,
    Callee,
    Pair,
    Rows,
    Turn,
    Value,
    choose,
    kind,
    of,
)
from qa.proof.value import (
    Macro as MacroMarkup,
)
from qa.proof.watching import Watched
from render.compiler import LOOPED, cannot_loop
from render.expression import Call, Expression, Name
from render.message import Message
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

NO_MACRO = Message("Makroen er ikke defineret her.", "The macro is not defined here.")
ARGUMENTS = Message("Makroen får forkerte argumenter.", "The macro gets wrong arguments.")
RENAMED = Message("En makro kan ikke gemmes under et nyt navn.", "A macro cannot be renamed.")
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

    `conditions` say when the inside of each block prints, by tag number and side.
    """

    reader: Reader
    part: str = ""
    conditions: dict[tuple[int, int], Formula] = field(default_factory=dict)
    sides: list[Side] = field(default_factory=list)
    _macros: list[tuple[Macro, Names]] = field(default_factory=list)
    _called: set[int] = field(default_factory=set)
    _calls: int = 0
    _depth: int = 0

    def run(self, body: Body) -> None:
        """Walk a part; macros that nothing calls are walked as what never prints."""
        self._body(body, {}, TRUE)
        for number, (macro, scope) in enumerate(list(self._macros)):
            if number not in self._called:
                given = {one: of(Anything()) for one, _ in macro.parameters}
                self._body(macro.body, scope | given, FALSE)

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
                at = At(tag, names, path)
                given = self.reader.read(value, at)
                self.reader.risk("kind", value, at, _renamed(given), RENAMED)
                names.update(self._bound(targets, given, at))
            case SetBlock(tag, name, body):
                self._inside(tag, 0, path)
                self.reader.watch.begin()
                self._body(body, dict(names), path)
                names[name] = self.reader.watch.end(of(MacroMarkup()))
            case With(tag, bindings, body):
                self._inside(tag, 0, path)
                at = At(tag, names, path)
                given_names = {name: self.reader.read(value, at) for name, value in bindings}
                self._body(body, {**names, **given_names}, path)
            case Macro(name=name):
                self._macros.append((node, names))
                names[name] = of(Callee(len(self._macros) - 1))
            case Whole(body=body) | Grid(body=body):
                self._body(body, names, path)

    def _inside(self, tag: Tag, side: int, path: Formula) -> None:
        before = self.conditions.get((tag.number, side), FALSE)
        self.conditions[tag.number, side] = disj(before, path)

    # --- conditions ------------------------------------------------------------------

    def _if(self, branches: Sequence[Branch], names: Names, path: Formula) -> None:
        """Walk each branch; what they set differently is one or the other afterwards."""
        first, otherwise, ends = branches[0].tag, path, []
        before = dict(names)
        for side, branch in enumerate(branches):
            holds: Formula = TRUE
            if branch.test is not None:
                at = At(branch.tag, names, otherwise)
                value = self.reader.read(branch.test, at)
                holds = self.reader.truth(value, branch.test, at)
                self._side(Side(branch.tag, branch.test, otherwise, holds))
            inside = conj(otherwise, holds)
            self._inside(first, side, inside)
            self._body(branch.body, names, inside)
            ends.append((holds, dict(names)))
            _restore(names, before)  # in place: macros see what is set later where they stand
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
        rows = self._items(node, value, at)
        number = self.reader.contract.number() if rows.slot is None else rows.slot.number
        index = Variable(("turn", number), "whole")
        turns = self._turns(node, rows, number)
        some = at_most(Number(1), turns)
        inside = conj(path, some, rows.told)
        each = self.reader.watch.each(value, rows.each)
        bound = self._bound(node.targets, each, replace(at, path=inside))
        inner = {**names, **bound}
        if node.test is not None:
            inside = conj(inside, self._passes(node, inner, inside))
        inner["loop"] = of(Turn(index, turns))
        self.reader.extra.append(implies(some, conj(at_most(Number(0), index), less(index, turns))))
        self._inside(node.tag, 0, inside)
        self._body(node.body, inner, inside)
        empty = conj(path, equal(turns, Number(0)))
        self._inside(node.tag, 1, empty)
        self._body(node.otherwise, dict(names), empty)

    def _turns(self, node: For, rows: Rows, number: int) -> Term:
        """Return how many items pass the test of a loop."""
        if node.test is None:
            return rows.length
        turns = Variable(("turns", number), "whole")
        self.reader.extra.append(conj(at_most(Number(0), turns), at_most(turns, rows.length)))
        return turns

    def _items(self, node: For, value: Value, at: At) -> Rows:
        """Return what is looped over, with a slot of its own for any of its items."""
        slot = Slot(self.reader.contract.number())
        self.reader.contract.loops[slot.number] = node.tag.number
        found = looped(self.reader, value, slot, node.iterable, at)
        if found is not None:
            return found
        length = self.reader.number(node.iterable, at)
        self.reader.extra.append(at_most(Number(0), length))
        return Rows(length, self.reader.lost(at), TRUE, slot)

    def _bound(self, targets: Sequence[str], value: Value, at: At) -> Names:
        """Return names with their values; several take one value each."""
        if len(targets) == 1:
            return {targets[0]: value}
        match value.cases:
            case ((_, Pair(values)),) if len(values) == len(targets):
                return dict(zip(targets, values, strict=True))
        lost = {name: self.reader.lost(at) for name in targets}
        held = self.reader.watch.content(value)
        return {name: replace(one, made_of=held) for name, one in lost.items()}

    def _passes(self, node: For, names: Names, path: Formula) -> Formula:
        """Return the formula that an item passes the test of its loop."""
        assert node.test is not None
        at = At(node.tag, names, path)
        return self.reader.truth(self.reader.read(node.test, at), node.test, at)

    # --- macros ----------------------------------------------------------------------

    def call(self, source: Call, values: list[Value], named: Mapping[str, Value], at: At) -> Value:
        """Walk the macro that is called, with the values that it is given."""
        known = at.names.get(source.name, of(Absent()))
        self.reader.watch.begin()
        for guard, one in known:
            inner = at.when(guard)
            match one:
                case Callee(number):
                    self._call(self._macros[number], source, values, named, inner)
                    self._called.add(number)
                case Anything():
                    self.reader.lost(inner)
                case _:
                    self.reader.risk("kind", source, inner, TRUE, NO_MACRO)
        return self.reader.watch.end(of(MacroMarkup()))

    def _call(
        self,
        defined: tuple[Macro, Names],
        source: Call,
        values: list[Value],
        named: Mapping[str, Value],
        at: At,
    ) -> None:
        macro, outer = defined
        names = [name for name, _ in macro.parameters]
        self._calls += 1
        if self._depth >= MAX_MACRO_DEPTH or self._calls > MAX_CALLS:
            self.reader.lost(at)
            return
        wrong = set(named) - set(names) or set(named) & set(names[: len(values)])
        if len(values) > len(names) or wrong:
            self.reader.risk("kind", source, at, TRUE, ARGUMENTS)
            return
        given = {**outer, **dict(zip(names, values, strict=False)), **named}
        for name, default in macro.parameters[len(values) :]:
            if name not in named:  # a default sees the parameters before it
                given.pop(name, None)
                inside = replace(at, names=given)
                given[name] = self.reader.read(default, inside) if default else of(Absent())
        self._depth += 1
        self._inside(macro.tag, 0, at.path)
        self._body(macro.body, given, at.path)
        self._depth -= 1


def _restore(names: Names, before: Names) -> None:
    names.clear()
    names.update(before)


def _renamed(value: Value) -> Formula:
    """Return the formula that a value is a macro, or the markup of one."""
    callee = disj(*(guard for guard, one in value if isinstance(one, Callee)))
    return disj(callee, kind(value, "markup"))


def walk(
    template: Template,
    root: Site,
    kommune: Site | None,
    contract: Contract,
    watched: tuple[Watched, ...] = (),
) -> list[Walk]:
    """Walk each part of a template on its own: parts share no names."""
    walks = []
    for part in template.parts:
        if part.is_dynamic:
            one = _new(root, kommune, contract, template.language)
            one.reader.watch.places = watched
            one.part = part.name
            one.run(part.body)
            walks.append(one)
    return walks


def _new(root: Site, kommune: Site | None, contract: Contract, language: str) -> Walk:
    def call(source: Call, values: list[Value], named: Mapping[str, Value], at: At) -> Value:
        return made.call(source, values, named, at)

    made = Walk(Reader(contract, root, kommune, call, language))
    return made
