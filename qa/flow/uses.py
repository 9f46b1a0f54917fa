"""
How a template uses the fields of a case.

The walk is over the tree that the renderer compiles, as in `qa.flow.names`, but asks no
schema: it says what a schema would have to hold. Names are followed through `set`, `with`,
loops, macros and filters that hand their list on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from qa.flow.facts import NOTHING, Facts, Path, path_of
from qa.flow.taking import Spot, Taking, Use
from render.expression import Binary, Call, Expression
from render.fields import ITEM
from render.nodes import (
    Body,
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
)  # fmt: skip

MUNICIPALITY = "kommune"
MAX_MACRO_DEPTH = 6
Names = dict[str, Path | None]


@dataclass
class _Walk:
    """One walk over a part: parts share no names."""

    _macros: dict[str, tuple[Macro, Names]] = field(default_factory=dict)
    _called: set[str] = field(default_factory=set)
    _walked: set[tuple[str, tuple[tuple[str, Path | None], ...], Facts]] = field(
        default_factory=set
    )
    _depth: int = 0

    def __post_init__(self) -> None:
        self.taking = Taking(self._macro)

    def run(self, body: Body) -> list[Use]:
        """Walk a part; macros that nothing calls are walked with computed values."""
        self._body(body, {}, NOTHING)
        for name, (macro, scope) in list(self._macros.items()):
            if name not in self._called:
                inner = scope | dict.fromkeys((p for p, _ in macro.parameters), None)
                self._body(macro.body, inner, NOTHING)
        return self.taking.uses

    def _body(self, body: Body, scope: Names, known: Facts) -> None:
        for node in body:
            self._node(node, scope, known)

    def _node(self, node: Node, scope: Names, known: Facts) -> None:
        match node:
            case Output(tag, value):
                self.taking.take(value, "print", Spot(tag, scope, known))
            case If():
                self._if(node, scope, known)
            case For():
                self._for(node, scope, known)
            case Set():
                self._set(node, scope, known)
            case SetBlock(name=name, body=body):
                self._body(body, dict(scope), known)
                scope[name] = None
            case With(tag, bindings, body):
                spot = Spot(tag, scope, known)
                pairs = [(name, self._bound(value, spot)) for name, value in bindings]
                self._body(body, scope | dict(pairs), known)
            case Macro(name=name):
                self._macros[name] = (node, scope)
                scope[name] = None
            case Whole(body=body) | Grid(body=body):
                self._body(body, scope, known)

    def _set(self, node: Set, scope: Names, known: Facts) -> None:
        bound = self._bound(node.value, Spot(node.tag, scope, known))
        for name in node.targets:
            path = bound if len(node.targets) == 1 else None
            # a branch may have set it otherwise
            scope[name] = path if scope.get(name, path) == path else None

    def _if(self, node: If, scope: Names, known: Facts) -> None:
        first = len(self.taking.uses)
        for branch in node.branches:
            if branch.test is None:
                self._otherwise(node, Spot(branch.tag, scope, known), first)
                self._body(branch.body, scope, known)
                continue
            yes, no = self.taking.truth(branch.test, Spot(branch.tag, scope, known))
            self._body(branch.body, scope, known | yes)
            known = known | no

    def _otherwise(self, node: If, spot: Spot, first: int) -> None:
        """Note that a field compared in each branch may be something else as well."""
        tests = [branch.test for branch in node.branches if branch.test is not None]
        paths = {_compared(test, spot) for test in tests}
        path = paths.pop() if len(paths) == 1 else None
        if path is not None:
            before = self.taking.uses[first:]
            compared = [use.values for use in before if use.path == path and use.kind == "compare"]
            values = tuple(value for several in compared for value in several)
            self.taking.note(path, "otherwise", spot, values=values)

    def _for(self, node: For, scope: Names, known: Facts) -> None:
        path = self.taking.take(node.iterable, "loop", Spot(node.tag, scope, known))
        each = (*path, ITEM) if path is not None and len(node.targets) == 1 else None
        inner: Names = scope | dict.fromkeys(node.targets, each) | {"loop": None}
        inside: Facts = known | ({path} if path is not None else NOTHING)
        if node.test is not None:
            inside = inside | self.taking.truth(node.test, Spot(node.tag, inner, inside))[0]
        self._body(node.body, inner, inside)
        self._body(node.otherwise, dict(scope), known)

    def _bound(self, value: Expression, spot: Spot) -> Path | None:
        """Return the path that a name is bound to; a computed value is only used."""
        kind = "alias" if path_of(value, spot.scope) is not None else "value"
        return self.taking.take(value, kind, spot)

    def _macro(self, call: Call, spot: Spot) -> bool:
        """Walk the macro that is called, with the paths that it is given."""
        macro, outer = self._macros.get(call.name, (None, {}))
        if macro is None or self._depth >= MAX_MACRO_DEPTH:
            return False
        self._called.add(call.name)
        names = [name for name, _ in macro.parameters]
        given = dict([*zip(names, call.arguments, strict=False), *call.named])
        bound: Names = {name: self._bound(value, spot) for name, value in given.items()}
        for name, default in macro.parameters:
            if name not in given:
                outside = Spot(macro.tag, outer, spot.known)
                bound[name] = self._bound(default, outside) if default is not None else None
        key = (call.name, tuple(bound.items()), spot.known)
        if key not in self._walked:  # else calls of calls would be walked time and again
            self._walked.add(key)
            self._depth += 1
            self._body(macro.body, outer | bound, spot.known)
            self._depth -= 1
        return True


def _compared(test: Expression, spot: Spot) -> Path | None:
    if isinstance(test, Binary) and test.operator in ("==", "in"):
        return path_of(test.left, spot.scope)
    return None


def read(bodies: Iterable[Body]) -> tuple[Use, ...]:
    """Return every use of a field in the parts of a template, in order."""
    return tuple(use for body in bodies for use in _Walk().run(body))


def by_path(uses: Sequence[Use]) -> Mapping[Path, list[Use]]:
    """Return the uses of each path, and of those below it for the groups above."""
    found: dict[Path, list[Use]] = {}
    for use in uses:
        for length in range(1, len(use.path) + 1):
            found.setdefault(use.path[:length], []).append(use)
    return found
