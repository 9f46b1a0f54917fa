"""What a condition makes sure of: that a field is there, that it is one of some values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from render.expression import (
    Binary,
    Const,
    Expression,
    Field,
    Index,
    Items,
    Logic,
    Name,
    Test,
    Unary,
)
from render.fields import ITEM

Path = tuple[str, ...]
Scope = Mapping[str, Path | None]  # the paths that names stand for; None for computed values

PRESENCE = frozenset({"udfyldt", "defined", "undefined", "none"})
COMPARES = frozenset({"==", "!=", "in", "not in"})
_COUNTERS = frozenset({Field(Name("loop"), "index"), Field(Name("loop"), "index0")})


@dataclass(frozen=True, slots=True)
class Holds:
    """That a field is one of some values, or (`among` being False) none of them."""

    path: Path
    values: tuple[object, ...]
    among: bool


Facts = frozenset[Path | Holds]  # a path alone: the field is there
NOTHING: Facts = frozenset()


def path_of(value: Expression, scope: Scope) -> Path | None:
    """Return the path in the case that an expression leads to, None where it is computed."""
    match value:
        case Name(name):
            return scope.get(name, (name,))
        case Field(base, key):
            path = path_of(base, scope)
            return None if path is None else (*path, key)
        case Index(base, index) if picks_item(index):
            path = path_of(base, scope)
            return None if path is None else (*path, ITEM)
    return None


def indexes(value: Expression) -> Iterator[tuple[Expression, Expression]]:
    """Yield each `base[index]` on the way to a value."""
    while isinstance(value, Field | Index):
        if isinstance(value, Index):
            yield value.base, value.index
        value = value.base


def picks_item(index: Expression) -> bool:
    """Say whether an index picks from a list: a number, or one reckoned from a loop's own."""
    return not isinstance(index, Name | Field) or index in _COUNTERS


def literals(value: Expression) -> tuple[object, ...] | None:
    """Return the constants that a value or a list of values is, None if it is not only that."""
    items = value.values if isinstance(value, Items) else (value,)
    found = tuple(item.value for item in items if isinstance(item, Const))
    return found if len(found) == len(items) else None


def known(value: Expression, scope: Scope) -> tuple[Facts, Facts]:
    """Return what is sure where an expression is true, and where it is false."""
    match value:
        case Name() | Field() | Index():
            return _truth(path_of(value, scope))
        case Unary("not", operand):
            yes, no = known(operand, scope)
            return no, yes
        case Logic(operator, left, right):
            (a, b), (c, d) = known(left, scope), known(right, scope)
            return (a | c, b & d) if operator == "and" else (a & c, b | d)
        case Binary(operator, left, right) if operator in COMPARES:
            return _comparison(operator, path_of(left, scope), literals(right))
        case Test(operand, name, _) if name in PRESENCE:
            return _presence(name, path_of(operand, scope))
    return NOTHING, NOTHING


def _truth(path: Path | None) -> tuple[Facts, Facts]:
    if path is None:
        return NOTHING, NOTHING
    yes, no = Holds(path, (True,), True), Holds(path, (True,), False)
    return frozenset({path, yes}), frozenset({no})


def _comparison(
    operator: str, path: Path | None, values: tuple[object, ...] | None
) -> tuple[Facts, Facts]:
    if path is None or values is None:
        return NOTHING, NOTHING
    among = operator in ("==", "in")
    yes, no = Holds(path, values, among), Holds(path, values, not among)
    return frozenset({yes}), frozenset({no})


def _presence(name: str, path: Path | None) -> tuple[Facts, Facts]:
    there: Facts = frozenset({path}) if path is not None else NOTHING
    if name in ("udfyldt", "defined"):
        return there, NOTHING
    return NOTHING, there if name == "undefined" else NOTHING
