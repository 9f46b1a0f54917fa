"""Expressions as Python source over the helpers of `runtime.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from render.evaluator import NOTHING
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
from render.filters import FILTERS, TESTS
from render.generator.frames import Frame
from render.generator.source import Source
from render.record import record
from render.signature import Signature
from render.values import authored

_SIMPLE_TESTS = {
    "udfyldt": "filled(plain({0}))",
    "defined": "(plain({0}) is not M)",
    "undefined": "(plain({0}) is M)",
    "none": "(plain({0}) is None)",
}


@record
class Expressions:
    """Writes expressions that are read in one scope."""

    source: Source
    frame: Frame

    def code(self, node: Expression) -> str:
        """Return Python source whose value is that of the expression."""
        return _WRITERS[type(node)](self, node)

    def constant(self, value: Any) -> str:
        """Return the name of a constant."""
        return self.source.constant(value)

    def several(self, nodes: Iterable[Expression]) -> str:
        """Return the sources of several expressions, as a list's inside."""
        return ", ".join(self.code(node) for node in nodes)

    def named(self, pairs: Iterable[tuple[str, Expression]]) -> str:
        """Return the source of a dict of named arguments."""
        return ", ".join(f"{self.constant(key)}: {self.code(value)}" for key, value in pairs)


def _const(to: Expressions, node: Const) -> str:
    value = node.value
    if value is None or isinstance(value, bool):
        return repr(value)
    return to.constant(authored(value) if isinstance(value, str) else value)


def _name(to: Expressions, node: Name) -> str:
    return to.frame.read(node.name, to.source)


def _field(to: Expressions, node: Field) -> str:
    return f"{to.code(node.base)}.get({to.constant(node.key)}, M)"


def _index(to: Expressions, node: Index) -> str:
    return f"item({to.code(node.base)}, {to.code(node.index)})"


def _items(to: Expressions, node: Items) -> str:
    return f"[{to.several(node.values)}]"


def _unary(to: Expressions, node: Unary) -> str:
    operand = to.code(node.operand)
    if node.operator == "not":
        return f"(not {operand})"
    return f"binary({to.constant('-' if node.operator == '-' else '+')}, 0, {operand})"


def _binary(to: Expressions, node: Binary) -> str:
    operator, left, right = to.constant(node.operator), to.code(node.left), to.code(node.right)
    if node.operator in ("==", "!=") and _is_text(node.right):
        value = to.source.fresh("t")
        quick = f"({value} {node.operator} {right})"
        slow = f"binary({operator}, {value}, {right})"
        return f"({quick} if ({value} := {left}).__class__ is str else {slow})"
    return f"binary({operator}, {left}, {right})"


def _is_text(node: Expression) -> bool:
    return isinstance(node, Const) and isinstance(node.value, str)


def _logic(to: Expressions, node: Logic) -> str:
    return f"({to.code(node.left)} {node.operator} {to.code(node.right)})"


def _choice(to: Expressions, node: Choice) -> str:
    test, then = to.code(node.test), to.code(node.then)
    other = to.code(node.otherwise) if node.otherwise is not None else to.constant(NOTHING)
    return f"({then} if {test} else {other})"


def _filter(to: Expressions, node: Filter) -> str:
    return _applied(to, FILTERS, node.name, node.value, node.arguments, node.named)


def _test(to: Expressions, node: Test) -> str:
    if node.name in _SIMPLE_TESTS and not node.arguments:
        return _SIMPLE_TESTS[node.name].format(to.code(node.value))
    return _applied(to, TESTS, node.name, node.value, node.arguments, ())


def _applied(
    to: Expressions,
    table: Mapping[str, Signature],
    name: str,
    value: Expression,
    arguments: tuple[Expression, ...],
    named: tuple[tuple[str, Expression], ...],
) -> str:
    signature, said = to.constant(table[name]), to.constant(name)
    given = f"({to.several(arguments)},)" if arguments else "()"
    keyed = f", {{{to.named(named)}}}" if named else ""
    return f"apply({signature}, {said}, {to.code(value)}, language, {given}{keyed})"


def _call(to: Expressions, node: Call) -> str:
    values = f"[{to.several(node.arguments)}]"
    if node.name == "range":
        return f"numbers({values})"
    if node.name == "loop.cycle":
        return f"cycle({to.frame.read('loop', to.source)}, {values})"
    macro = to.frame.read(node.name, to.source)
    return f"call(run, {macro}, {values}, {{{to.named(node.named)}}})"


_WRITERS: Mapping[type, Callable[[Expressions, Any], str]] = {
    Const: _const, Name: _name, Field: _field, Index: _index, Items: _items, Unary: _unary,
    Binary: _binary, Logic: _logic, Choice: _choice, Filter: _filter, Test: _test, Call: _call,
}  # fmt: skip
