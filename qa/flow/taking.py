"""What an expression does with the fields of a case: prints, filters, compares, reckons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from qa.flow import facts
from qa.flow.facts import COMPARES, NOTHING, PRESENCE, Facts, Holds, Path, Scope, path_of
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
from render.tag import Tag

_TOLERANT = frozenset({"truth", "presence", "default", "alias"})
_KEEPS = frozenset({"sort", "reverse", "unique", "list", "selectattr", "rejectattr"})
_DEFAULTS = frozenset({"default", "d"})
_PICKS = frozenset({"first", "last", "min", "max"})
_BY_FIELD = {"map": "print", "sum": "math", "sort": "value"}
_SELECTS = frozenset({"selectattr", "rejectattr"})
_EQUAL_TESTS = frozenset({"in", "eq", "equalto", "==", "ne"})
_ORDERS = frozenset({"<", "<=", ">", ">="})
_DIVIDES = frozenset({"/", "//", "%"})


@dataclass(frozen=True, slots=True)
class Use:
    """
    One use of a field.

    `kind` is "print", "filter", "test", "truth", "presence", "default", "compare" (with
    `values`, the literals), "otherwise" (what is left when it is none of them), "contains",
    "keyed", "picked" (with `values`, how many items that takes), "order", "math", "plus",
    "divisor", "loop", "alias" or "value"; `detail` names the filter, test or operator.
    `known` is what the conditions around it have made sure of.
    """

    path: Path
    kind: str
    detail: str
    tag: Tag
    known: Facts = NOTHING
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


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an expression stands: its tag, the names in reach, what is known there."""

    tag: Tag
    scope: Scope
    known: Facts = NOTHING

    def knowing(self, more: Facts) -> Spot:
        """Return the same spot with more that is known."""
        return replace(self, known=self.known | more)


@dataclass
class Taking:
    """
    Collects the uses in expressions.

    `macro` is asked about each call: it walks the macro that is called, if it is one, and
    says so.
    """

    macro: Callable[[Call, Spot], bool]
    uses: list[Use] = field(default_factory=list)

    def note(
        self, path: Path, kind: str, spot: Spot, detail: str = "", values: tuple[object, ...] = ()
    ) -> None:
        """Note a use, but for one in the fallback copy of a drawing."""
        if not spot.tag.twin:
            self.uses.append(Use(path, kind, detail, spot.tag, spot.known, values))

    def take(self, value: Expression, kind: str, spot: Spot, detail: str = "") -> Path | None:
        """Note what becomes of a value, and return the path that it is, None if computed."""
        match value:
            case Name() | Field() | Index():
                return self._field(value, kind, spot, detail)
            case Filter():
                return self._filter(value, kind, spot)
            case Choice(test, then, otherwise):
                yes, no = self.truth(test, spot)
                self.take(then, kind, spot.knowing(yes), detail)
                if otherwise is not None:
                    self.take(otherwise, kind, spot.knowing(no), detail)
            case Logic():
                self._logic(value, kind, spot)
            case Unary(operator, operand):
                self.take(operand, "truth" if operator == "not" else "math", spot)
            case Binary():
                self._binary(value, spot)
            case Test():
                self._test(value, spot)
            case Items(values):
                self._values(values, spot)
            case Call():
                if not self.macro(value, spot):
                    kind = "math" if value.name == "range" else "value"
                    for argument in (*value.arguments, *(item for _, item in value.named)):
                        self.take(argument, kind, spot)
        return None

    def truth(self, test: Expression, spot: Spot) -> tuple[Facts, Facts]:
        """Note a condition, and return what is known where it holds and where it fails."""
        self.take(test, "truth", spot)
        return facts.known(test, spot.scope)

    def _values(self, values: tuple[Expression, ...], spot: Spot) -> None:
        for value in values:
            self.take(value, "value", spot)

    def _field(self, value: Expression, kind: str, spot: Spot, detail: str) -> Path | None:
        for base, index in facts.indexes(value):
            self.take(index, "value", spot)
            held = None if facts.picks_item(index) else path_of(base, spot.scope)
            if held is not None:
                self.note(held, "keyed", spot)
            self._picked(base, index, spot)
        path = path_of(value, spot.scope)
        if path is not None:
            self.note(path, kind, spot, detail)
        return path

    def _picked(self, base: Expression, index: Expression, spot: Spot) -> None:
        """Note an item that is taken by its number: the list must be so long."""
        held = path_of(base, spot.scope)
        match index:
            case Const(int(number)) | Unary("-", Const(int(number))) if held is not None:
                least = number if isinstance(index, Unary) else number + 1
                self.note(held, "picked", spot, values=(least,))

    def _logic(self, value: Logic, kind: str, spot: Spot) -> None:
        yes, no = self.truth(value.left, spot)
        self.take(value.right, kind, spot.knowing(yes if value.operator == "and" else no))
        if value.operator == "or" and kind not in ("truth", "value"):
            self.take(value.left, kind, spot.knowing(yes))

    # --- filters and tests ---------------------------------------------------------------

    def _filter(self, value: Filter, kind: str, spot: Spot) -> Path | None:
        self._values((*value.arguments, *(item for _, item in value.named)), spot)
        if value.name in _DEFAULTS:
            path = path_of(value.value, spot.scope)
            self.take(value.value, "default", spot)
            there: Facts = frozenset({path}) if path is not None else NOTHING
            return self.take(value.value, kind, spot.knowing(there))
        path = self.take(value.value, "filter", spot, value.name)
        if path is None:
            return None
        self._items(value, path, spot)
        if value.name in _PICKS:
            self.note((*path, ITEM), kind, spot)
            return (*path, ITEM)
        return path if value.name in _KEEPS else None

    def _items(self, value: Filter, path: Path, spot: Spot) -> None:
        """Note what a filter does with each item of a list, or with one field of each."""
        attribute = _attribute(value)
        if attribute:
            inner = (*path, ITEM, *attribute.split("."))
            if value.name in _SELECTS:
                given = tuple(a.value for a in value.arguments[2:] if isinstance(a, Const))
                self.note(inner, "compare" if given else "truth", spot, "==", given)
            else:
                self.note(inner, _BY_FIELD.get(value.name, "value"), spot)
        elif value.name in ("liste", "join"):
            self.note((*path, ITEM), "print", spot)
        elif value.name == "sum":
            self.note((*path, ITEM), "math", spot)

    def _test(self, value: Test, spot: Spot) -> None:
        kind = "presence" if value.name in PRESENCE else "test"
        path = self.take(value.value, kind, spot, value.name)
        given = [facts.literals(argument) for argument in value.arguments]
        if path is not None and value.name in _EQUAL_TESTS and given and given[0]:
            self.note(path, "compare", spot, value.name, given[0])
        self._values(value.arguments, spot)

    # --- operators -----------------------------------------------------------------------

    def _binary(self, value: Binary, spot: Spot) -> None:
        operator, sides = value.operator, (value.left, value.right)
        if operator in COMPARES:
            self._compare(operator, *sides, spot)
        elif operator == "+":
            self._plus(list(_summands(value)), spot)
        else:
            words = [side.value for side in sides if isinstance(side, Const)]
            open_ended = not words or any(isinstance(word, str) for word in words)
            kind = "order" if operator in _ORDERS and open_ended else "math"
            for side in sides:
                if operator == "~":
                    self.take(side, "print", spot)
                else:
                    self.take(side, kind, spot, operator)
            divisor = path_of(value.right, spot.scope) if operator in _DIVIDES else None
            if divisor is not None:
                self.note(divisor, "divisor", spot)

    def _plus(self, pieces: list[Expression], spot: Spot) -> None:
        """Note a sum, which may be one of texts."""
        words = [piece.value for piece in pieces if isinstance(piece, Const)]
        text = any(isinstance(word, str) for word in words)
        for piece in pieces:
            self.take(piece, "print" if text else "math" if words else "plus", spot)

    def _compare(self, operator: str, left: Expression, right: Expression, spot: Spot) -> None:
        if isinstance(left, Const) and operator in ("==", "!="):
            left, right = right, left
        if isinstance(left, Const):
            self.take(right, "contains", spot)
            return
        path = self.take(left, "value", spot)
        values = right.values if isinstance(right, Items) else (right,)
        given = tuple(item.value for item in values if isinstance(item, Const))
        if path is not None and given:
            self.note(path, "compare", spot, operator, given)
        for item in values:
            self.take(item, "contains" if "in" in operator else "value", spot)


def _attribute(value: Filter) -> str:
    """Return the field of each item that a filter looks at, "" if none is named."""
    argument = dict(value.named).get("attribute")
    if argument is None and (value.name in _SELECTS or value.name in ("map", "sum")):
        argument = value.arguments[0] if value.arguments else None
    return argument.value if isinstance(argument, Const) and isinstance(argument.value, str) else ""


def _summands(value: Expression) -> Iterator[Expression]:
    if isinstance(value, Binary) and value.operator == "+":
        yield from _summands(value.left)
        yield from _summands(value.right)
    else:
        yield value
