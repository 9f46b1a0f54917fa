"""Tests, over all cases at once (what they mean: render/filters.py)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from qa.proof import comparing
from qa.proof.formula import FALSE, TRUE, Formula, Number, conj, disj, less, neg
from qa.proof.scope import At
from qa.proof.value import (
    Absent,
    Alternative,
    Figure,
    Flag,
    Given,
    Literal,
    Pair,
    Rows,
    Text,
    Value,
    is_known,
    kind,
    of,
)
from render.expression import Binary, Test
from render.filters import TESTS
from render.signature import PRESENT, unaccepted
from render.values import is_filled

if TYPE_CHECKING:
    from qa.proof.reader import Reader

_AS = {"eq": "==", "equalto": "==", "==": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">",
       "ge": ">=", "in": "in"}  # fmt: skip


def test(reader: Reader, source: Test, at: At) -> Value:
    """Return the outcome of a test."""
    if source.name in _AS:
        operator = _AS[source.name]
        return comparing.binary(reader, Binary(operator, source.value, source.arguments[0]), at)
    value = reader.read(source.value, at)
    for argument in source.arguments:
        given = reader.read(argument, at)
        reader.take(
            given, argument, at, PRESENT, lambda wrong: unaccepted(source.name, wrong, PRESENT)
        )
    if source.name == "divisibleby":
        comparing.reckon(reader, Binary("%", source.value, source.arguments[0]), at)
    accepts = TESTS[source.name].accepts
    reader.take(value, source.value, at, accepts, lambda w: unaccepted(source.name, w, accepts))
    known = _TESTS.get(source.name)
    held = known(value) if known is not None and is_known(value) else None
    return of(Flag(held if held is not None else reader.opaque(source, at)))


def filled(value: Value) -> Formula | None:
    """Return the formula that a value is there and not blank (the test `udfyldt`)."""
    parts = []
    for guard, one in value:
        held = _filled(one)
        if held is None:
            return None
        parts.append(conj(guard, held))
    return disj(*parts)


def _filled(one: Alternative) -> Formula | None:
    match one:
        case Given(site):
            there = site.has("boolean", "number")
            return disj(
                there,
                conj(site.has("text"), neg(site.blank)),
                conj(site.has("list", "object"), site.longer(0)),
            )
        case Literal(value):
            return TRUE if is_filled(value) else FALSE
        case Text(empty):
            return neg(empty)
        case Rows(length):
            return less(Number(0), length)
        case Absent():
            return FALSE
        case Figure() | Flag() | Pair():
            return TRUE
    return None


def _is(*kinds: str) -> Callable[[Value], Formula | None]:
    return lambda value: kind(value, *kinds)


def _boolean(wanted: bool) -> Callable[[Value], Formula | None]:
    def holds(value: Value) -> Formula | None:
        parts = []
        for guard, one in value:
            match one:
                case Given(site):
                    held = conj(site.has("boolean"), site.truth if wanted else neg(site.truth))
                case Flag(yes):
                    held = yes if wanted else neg(yes)
                case Literal(bool() as known):
                    held = TRUE if known is wanted else FALSE
                case _:
                    held = FALSE
            parts.append(conj(guard, held))
        return disj(*parts)

    return holds


_TESTS: Mapping[str, Callable[[Value], Formula | None]] = {
    "udfyldt": filled,
    "defined": lambda value: neg(kind(value, "missing")),
    "undefined": _is("missing"),
    "none": _is("null"),
    "string": _is("text"),
    "number": _is("number"),
    "boolean": _is("boolean"),
    "mapping": _is("object"),
    "sequence": _is("text", "list", "object"),
    "iterable": _is("text", "list", "object"),
    "true": _boolean(True),
    "false": _boolean(False),
}
