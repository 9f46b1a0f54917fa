"""
How a template uses the fields of a case: what is printed, filtered, compared, looped over.

The walk is over the tree that the renderer compiles, as in `qa.flow.names`, but asks no
schema: it says what a schema would have to hold. Names are followed through `set`, `with`,
loops, macros and filters that hand their list on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from render.expression import (
    Binary,
    Call,
    Choice,
    Const,
    Expression,
    Field,
    Filter,
    Index,
    Items,
    Logic,
    Name,
    Test,
    Unary,
)
from render.fields import ITEM
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
)  # fmt: skip
from render.tag import Tag

Path = tuple[str, ...]
Scope = dict[str, Path | None]

MUNICIPALITY = "kommune"
MAX_MACRO_DEPTH = 6
PRESENCE = frozenset({"udfyldt", "defined", "undefined", "none"})
_TOLERANT = frozenset({"truth", "presence", "default", "alias"})
_KEEPS = frozenset({"sort", "reverse", "unique", "list", "selectattr", "rejectattr"})
_DEFAULTS = frozenset({"default", "d"})
_PICKS = frozenset({"first", "last", "min", "max"})
_COMPARES = frozenset({"==", "!=", "in", "not in"})
_EQUAL_TESTS = frozenset({"in", "eq", "equalto", "==", "ne"})
_INDEX, _INDEX0 = Field(Name("loop"), "index"), Field(Name("loop"), "index0")


@dataclass(frozen=True, slots=True)
class Holds:
    """That a field is one of some values, or (`among` being False) none of them."""

    path: Path
    values: tuple[object, ...]
    among: bool


Facts = frozenset[Path | Holds]  # a path alone: the field is there
_NOTHING: Facts = frozenset()


@dataclass(frozen=True, slots=True)
class Use:
    """
    One use of a field.

    `kind` is "print", "filter", "test", "truth", "presence", "default", "compare" (with
    `values`, the literals), "otherwise" (what is left when it is none of them),
    "contains", "keyed", "order", "math", "plus", "loop", "alias" or "value"; `detail` names the
    filter, test or operator. `known` is what the conditions around it have made
    sure of.
    """

    path: Path
    kind: str
    detail: str
    tag: Tag
    known: Facts = _NOTHING
    values: tuple[object, ...] = ()

    def needs(self) -> Iterator[Path]:
        """Yield the paths that every case must hold for this use to go well."""
        last = len(self.path) - (self.kind in _TOLERANT)
        for length in range(1, last + 1):
            path = self.path[:length]
            if path[-1] != ITEM and path not in self.known:
                yield path

    @property
    def conditions(self) -> frozenset[Holds]:
        """What the conditions around it say that fields are, or are not."""
        return frozenset(fact for fact in self.known if isinstance(fact, Holds))


@dataclass
class _Walk:
    """One walk over a part: parts share no names."""

    uses: list[Use] = field(default_factory=list)
    _macros: dict[str, tuple[Macro, Scope]] = field(default_factory=dict)
    _called: set[str] = field(default_factory=set)
    _depth: int = 0

    def run(self, body: Body) -> None:
        self._body(body, {}, _NOTHING)
        for name, (macro, scope) in list(self._macros.items()):
            if name not in self._called:
                inner = scope | dict.fromkeys((p for p, _ in macro.parameters), None)
                self._body(macro.body, inner, _NOTHING)

    def _body(self, body: Body, scope: Scope, known: Facts) -> None:
        for node in body:
            self._node(node, scope, known)

    def _node(self, node: Node, scope: Scope, known: Facts) -> None:
        match node:
            case Output(tag, value):
                self.take(value, "print", scope, known, tag)
            case If():
                self._if(node, scope, known)
            case For():
                self._for(node, scope, known)
            case Set(tag, targets, value):
                bound = self._bound(value, scope, known, tag)
                for name in targets:
                    path = bound if len(targets) == 1 else None
                    scope[name] = path if scope.get(name, path) == path else None
            case SetBlock(name=name, body=body):
                self._body(body, dict(scope), known)
                scope[name] = None
            case With(tag, bindings, body):
                pairs = [(name, self._bound(v, scope, known, tag)) for name, v in bindings]
                self._body(body, scope | dict(pairs), known)
            case Macro(name=name):
                self._macros[name] = (node, scope)
                scope[name] = None
            case Whole(body=body) | Grid(body=body):
                self._body(body, scope, known)

    def _if(self, node: If, scope: Scope, known: Facts) -> None:
        first = len(self.uses)
        for branch in node.branches:
            if branch.test is None:
                self._otherwise(node, branch, scope, known, self.uses[first:])
                self._body(branch.body, scope, known)
                continue
            self._truth(branch.test, scope, known, branch.tag)
            yes, no = self._facts(branch.test, scope)
            self._body(branch.body, scope, known | yes)
            known = known | no

    def _otherwise(
        self, node: If, other: Branch, scope: Scope, known: Facts, before: Sequence[Use]
    ) -> None:
        """Note that a field compared in each branch may be something else as well."""
        tests = [branch.test for branch in node.branches if branch.test is not None]
        paths = {self._compared(test, scope) for test in tests}
        path = paths.pop() if len(paths) == 1 else None
        if path is not None:
            values = (u.values for u in before if u.path == path and u.kind == "compare")
            literals = tuple(value for several in values for value in several)
            self._note(path, "otherwise", "", known, other.tag, literals)

    def _compared(self, test: Expression, scope: Scope) -> Path | None:
        if isinstance(test, Binary) and test.operator in ("==", "in"):
            return self._path(test.left, scope)
        return None

    def _for(self, node: For, scope: Scope, known: Facts) -> None:
        path = self.take(node.iterable, "loop", scope, known, node.tag)
        each = (*path, ITEM) if path is not None and len(node.targets) == 1 else None
        inner: Scope = scope | dict.fromkeys(node.targets, each)
        inner["loop"] = None
        inside = known | ({path} if path is not None else _NOTHING)
        if node.test is not None:
            self._truth(node.test, inner, inside, node.tag)
            inside = inside | self._facts(node.test, inner)[0]
        self._body(node.body, inner, inside)
        self._body(node.otherwise, dict(scope), known)

    def _bound(self, value: Expression, scope: Scope, known: Facts, tag: Tag) -> Path | None:
        """Return the path that a name is bound to; a computed value is only used."""
        kind = "alias" if self._path(value, scope) is not None else "value"
        return self.take(value, kind, scope, known, tag)

    # --- expressions ------------------------------------------------------------------

    def take(
        self, value: Expression, kind: str, scope: Scope, known: Facts, tag: Tag, detail: str = ""
    ) -> Path | None:
        """Note what becomes of a value, and return the path that it is, None if computed."""
        match value:
            case Name() | Field() | Index():
                return self._take_path(value, kind, scope, known, tag, detail)
            case Filter():
                return self._filter(value, kind, scope, known, tag)
            case Choice(test, then, otherwise):
                self._truth(test, scope, known, tag)
                yes, no = self._facts(test, scope)
                self.take(then, kind, scope, known | yes, tag, detail)
                if otherwise is not None:
                    self.take(otherwise, kind, scope, known | no, tag, detail)
            case Logic(operator, left, right):
                self._truth(left, scope, known, tag)
                yes, no = self._facts(left, scope)
                self.take(right, kind, scope, known | (yes if operator == "and" else no), tag)
                if operator == "or" and kind not in ("truth", "value"):
                    self.take(left, kind, scope, known | yes, tag)
            case Unary("not", operand):
                self._truth(operand, scope, known, tag)
            case Unary(_, operand):
                self.take(operand, "math", scope, known, tag)
            case Binary():
                self._binary(value, scope, known, tag)
            case Test():
                self._test(value, scope, known, tag)
            case Items(values):
                for item in values:
                    self.take(item, "value", scope, known, tag)
            case Call():
                self._call(value, scope, known, tag)
        return None

    def _take_path(
        self, value: Expression, kind: str, scope: Scope, known: Facts, tag: Tag, detail: str
    ) -> Path | None:
        for base, index in _indexes(value):
            self.take(index, "value", scope, known, tag)
            held = None if _is_number(index) else self._path(base, scope)
            if held is not None:
                self._note(held, "keyed", "", known, tag)
        path = self._path(value, scope)
        if path is not None and not tag.twin:
            self.uses.append(Use(path, kind, detail, tag, known))
        return path

    def _path(self, value: Expression, scope: Scope) -> Path | None:
        """Return the path that an expression leads to, None where it is computed."""
        match value:
            case Name(name):
                return scope.get(name, (name,))
            case Field(base, key):
                path = self._path(base, scope)
                return None if path is None else (*path, key)
            case Index(base, index) if _is_number(index):
                path = self._path(base, scope)
                return None if path is None else (*path, ITEM)
        return None

    def _truth(self, value: Expression, scope: Scope, known: Facts, tag: Tag) -> None:
        self.take(value, "truth", scope, known, tag)

    def _facts(self, value: Expression, scope: Scope) -> tuple[Facts, Facts]:
        """Return what is known to be there where an expression is true, and where it is false."""
        match value:
            case Name() | Field() | Index():
                path = self._path(value, scope)
                if path is None:
                    return _NOTHING, _NOTHING
                said = Holds(path, (True,), True), Holds(path, (True,), False)
                return frozenset({path, said[0]}), frozenset({said[1]})
            case Unary("not", operand):
                yes, no = self._facts(operand, scope)
                return no, yes
            case Logic(operator, left, right):
                (a, b), (c, d) = self._facts(left, scope), self._facts(right, scope)
                return (a | c, b & d) if operator == "and" else (a & c, b | d)
            case Binary(operator, left, right) if operator in _COMPARES:
                return self._compared_facts(operator, left, right, scope)
            case Test(operand, name, _) if name in PRESENCE:
                path = self._path(operand, scope)
                found: Facts = frozenset({path}) if path is not None else _NOTHING
                if name in ("udfyldt", "defined"):
                    return found, _NOTHING
                return _NOTHING, found if name == "undefined" else _NOTHING
        return _NOTHING, _NOTHING

    def _compared_facts(
        self, operator: str, left: Expression, right: Expression, scope: Scope
    ) -> tuple[Facts, Facts]:
        path = self._path(left, scope)
        values = right.values if isinstance(right, Items) else (right,)
        literals = tuple(item.value for item in values if isinstance(item, Const))
        if path is None or len(literals) < len(values):
            return _NOTHING, _NOTHING
        among = operator in ("==", "in")
        yes, no = Holds(path, literals, among), Holds(path, literals, not among)
        return frozenset({yes}), frozenset({no})

    def _filter(
        self, value: Filter, kind: str, scope: Scope, known: Facts, tag: Tag
    ) -> Path | None:
        rest = (*value.arguments, *(item for _, item in value.named))
        for argument in rest:
            self.take(argument, "value", scope, known, tag)
        if value.name in _DEFAULTS:
            self.take(value.value, "default", scope, known, tag)
            path = self._path(value.value, scope)
            if path is None:
                return self.take(value.value, kind, scope, known, tag)
            self.take(value.value, kind, scope, known | {path}, tag)
            return path
        path = self.take(value.value, "filter", scope, known, tag, value.name)
        if path is None:
            return None
        self._each(value, path, known, tag)
        if value.name in _KEEPS:
            return path
        if value.name in _PICKS:
            self._note((*path, ITEM), kind, "", known, tag)
            return (*path, ITEM)
        return None

    def _each(self, value: Filter, path: Path, known: Facts, tag: Tag) -> None:
        """Note what a filter does with a field of each item of a list."""
        named = dict(value.named)
        argument = named.get("attribute")
        if argument is None and value.name in ("map", "selectattr", "rejectattr", "sum"):
            argument = value.arguments[0] if value.arguments else None
        if not isinstance(argument, Const) or not isinstance(argument.value, str):
            if value.name in ("liste", "join"):
                self._note((*path, ITEM), "print", "", known, tag)
            elif value.name == "sum":
                self._note((*path, ITEM), "math", "", known, tag)
            return
        inner = (*path, ITEM, *argument.value.split("."))
        kinds = {"sum": "math", "map": "print", "sort": "value"}
        literals = tuple(a.value for a in value.arguments[2:] if isinstance(a, Const))
        if value.name in ("selectattr", "rejectattr"):
            kind = "compare" if literals else "truth"
            self._note(inner, kind, "==" if literals else "", known, tag, literals)
        else:
            self._note(inner, kinds.get(value.name, "value"), "", known, tag)

    def _note(
        self,
        path: Path,
        kind: str,
        detail: str,
        known: Facts,
        tag: Tag,
        values: tuple[object, ...] = (),
    ) -> None:
        if not tag.twin:
            self.uses.append(Use(path, kind, detail, tag, known, values))

    def _binary(self, value: Binary, scope: Scope, known: Facts, tag: Tag) -> None:
        operator, left, right = value.operator, value.left, value.right
        if operator in _COMPARES:
            self._compare(operator, left, right, scope, known, tag)
        elif operator == "~":
            for side in (left, right):
                self.take(side, "print", scope, known, tag)
        elif operator == "+":
            pieces = list(_sum(value))
            kind = "plus"
            if any(isinstance(p, Const) and isinstance(p.value, str) for p in pieces):
                kind = "print"
            elif any(isinstance(p, Const) for p in pieces):
                kind = "math"
            for piece in pieces:
                self.take(piece, kind, scope, known, tag)
        else:
            words = [side for side in (left, right) if isinstance(side, Const)]
            text = any(isinstance(word.value, str) for word in words)
            order = operator in ("<", "<=", ">", ">=") and (text or not words)
            for side in (left, right):
                self.take(side, "order" if order else "math", scope, known, tag, operator)

    def _compare(
        self,
        operator: str,
        left: Expression,
        right: Expression,
        scope: Scope,
        known: Facts,
        tag: Tag,
    ) -> None:
        if isinstance(left, Const) and operator in ("==", "!="):
            left, right = right, left
        if isinstance(left, Const) and operator in ("in", "not in"):
            self.take(right, "contains", scope, known, tag)
            return
        values = right.values if isinstance(right, Items) else (right,)
        literals = tuple(item.value for item in values if isinstance(item, Const))
        path = self.take(left, "value", scope, known, tag)
        if path is not None and literals:
            self._note(path, "compare", operator, known, tag, literals)
        for item in values:
            self.take(item, "contains" if "in" in operator else "value", scope, known, tag)

    def _test(self, value: Test, scope: Scope, known: Facts, tag: Tag) -> None:
        kind = "presence" if value.name in PRESENCE else "test"
        path = self.take(value.value, kind, scope, known, tag, value.name)
        items = [v for a in value.arguments for v in (a.values if isinstance(a, Items) else (a,))]
        literals = tuple(item.value for item in items if isinstance(item, Const))
        if path is not None and value.name in _EQUAL_TESTS and literals:
            self._note(path, "compare", value.name, known, tag, literals)
        for argument in value.arguments:
            self.take(argument, "value", scope, known, tag)

    def _call(self, value: Call, scope: Scope, known: Facts, tag: Tag) -> None:
        given = (*value.arguments, *(item for _, item in value.named))
        macro, outer = self._macros.get(value.name, (None, {}))
        if macro is None or self._depth >= MAX_MACRO_DEPTH:
            for argument in given:
                kind = "math" if value.name == "range" else "value"
                self.take(argument, kind, scope, known, tag, value.name)
            return
        self._called.add(value.name)
        names = [name for name, _ in macro.parameters]
        bound: Scope = dict.fromkeys(names, None)
        pairs = [*zip(names, value.arguments, strict=False), *value.named]
        for name, argument in pairs:
            bound[name] = self._bound(argument, scope, known, tag)
        for name, default in macro.parameters:
            if name not in dict(pairs) and default is not None:
                bound[name] = self._bound(default, outer, known, macro.tag)
        self._depth += 1
        self._body(macro.body, outer | bound, known)
        self._depth -= 1


def _indexes(value: Expression) -> Iterator[tuple[Expression, Expression]]:
    while isinstance(value, Field | Index):
        if isinstance(value, Index):
            yield value.base, value.index
        value = value.base


def _is_number(index: Expression) -> bool:
    """Say whether an index picks from a list: a number, or one reckoned from a loop's own."""
    return not isinstance(index, Name | Field) or index in (_INDEX, _INDEX0)


def _sum(value: Expression) -> Iterator[Expression]:
    if isinstance(value, Binary) and value.operator == "+":
        yield from _sum(value.left)
        yield from _sum(value.right)
    else:
        yield value


def read(bodies: Iterable[Body]) -> tuple[Use, ...]:
    """Return every use of a field in the parts of a template, in order."""
    uses: list[Use] = []
    for body in bodies:
        walk = _Walk()
        walk.run(body)
        uses += walk.uses
    return tuple(uses)


def of_expression(value: Expression, tag: Tag) -> tuple[Use, ...]:
    """Return the uses of fields in an expression that is printed."""
    walk = _Walk()
    walk.take(value, "print", {}, _NOTHING, tag)
    return tuple(walk.uses)


def by_path(uses: Iterable[Use]) -> Mapping[Path, list[Use]]:
    """Return the uses of each path, and of those below it for the groups above."""
    found: dict[Path, list[Use]] = {}
    for use in uses:
        for length in range(1, len(use.path) + 1):
            found.setdefault(use.path[:length], []).append(use)
    return found
