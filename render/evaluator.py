"""
Compile an expression to a closure: `evaluator(scope, run)` returns its value.

A value that does not fit raises ValueRefused, without a place; the compiler of the
tag around it knows the place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

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
    path,
)
from render.filters import FILTERS, TESTS
from render.message import Message
from render.nodes import Macro
from render.operators import binary
from render.record import record
from render.run import TOO_MUCH, Evaluator, Loop, Program, Run, Scope
from render.signature import run as apply
from render.values import KINDS, MISSING, Markup, Meant, ValueRefused, authored, is_true, kind_of

MAX_RANGE = 1_000
MAX_CALLS = 60
NOTHING = Meant("")


@record
class MacroValue:
    """A macro at run time: its parameters, program and the scope where it stands."""

    macro: Macro
    defaults: tuple[Evaluator | None, ...]
    program: Program
    scope: Scope


def compile_expression(node: Expression) -> Evaluator:
    """Return the evaluator of an expression; it raises ValueRefused, without a place."""
    return _EXPRESSIONS[type(node)](node)


def _const(node: Const) -> Evaluator:
    value = authored(node.value) if isinstance(node.value, str) else node.value
    return lambda scope, run: value


def _name(node: Name) -> Evaluator:
    name = node.name
    return lambda scope, run: scope.get(name)


def _field(node: Field) -> Evaluator:
    base, key = compile_expression(node.base), node.key
    label = path(node.base)

    def look_up(scope: Scope, run: Run) -> Any:
        value = base(scope, run)
        if isinstance(value, dict):
            return value.get(key, MISSING)
        raise ValueRefused(_no_field(label, key, kind_of(value)))

    return look_up


def _no_field(label: str, key: str, kind: str) -> Message:
    return Message(
        f"»{label}« har intet felt »{key}«: det er {KINDS[kind].da}.",
        f'"{label}" has no field "{key}": it is {KINDS[kind].en}.',
    )


def _index(node: Index) -> Evaluator:
    base, index = compile_expression(node.base), compile_expression(node.index)
    label = path(node.base)

    return lambda scope, run: item(base(scope, run), index(scope, run), label)


def item(value: Any, key: Any, label: str = "") -> Any:
    """Return what stands in a list or object at a key, MISSING where nothing does."""
    key = _integer(key)
    if isinstance(value, dict) and isinstance(key, str):
        return value.get(key, MISSING)
    whole = isinstance(key, int) and not isinstance(key, bool)
    if isinstance(value, (list, tuple)) and whole:
        return value[key] if -len(value) <= key < len(value) else MISSING
    raise ValueRefused(_no_field(label, "[…]", kind_of(value)))


def _items(node: Items) -> Evaluator:
    parts = [compile_expression(value) for value in node.values]
    return lambda scope, run: [part(scope, run) for part in parts]


def _unary(node: Unary) -> Evaluator:
    operand, operator = compile_expression(node.operand), node.operator
    if operator == "not":
        return lambda scope, run: not is_true(operand(scope, run))

    def signed(scope: Scope, run: Run) -> Any:
        return binary("-" if operator == "-" else "+", 0, operand(scope, run))

    return signed


def _binary(node: Binary) -> Evaluator:
    left, right = compile_expression(node.left), compile_expression(node.right)
    operator = node.operator
    return lambda scope, run: binary(operator, left(scope, run), right(scope, run))


def _logic(node: Logic) -> Evaluator:
    left, right = compile_expression(node.left), compile_expression(node.right)
    both = node.operator == "and"

    def logic(scope: Scope, run: Run) -> Any:
        value = left(scope, run)
        return right(scope, run) if is_true(value) is both else value

    return logic


def _choice(node: Choice) -> Evaluator:
    test, then = compile_expression(node.test), compile_expression(node.then)
    otherwise = compile_expression(node.otherwise) if node.otherwise is not None else None

    def choice(scope: Scope, run: Run) -> Any:
        if is_true(test(scope, run)):
            return then(scope, run)
        return otherwise(scope, run) if otherwise is not None else NOTHING

    return choice


def _filter(node: Filter) -> Evaluator:
    value, signature = compile_expression(node.value), FILTERS[node.name]
    arguments = [compile_expression(argument) for argument in node.arguments]
    named = [(key, compile_expression(argument)) for key, argument in node.named]
    name = node.name

    def filtered(scope: Scope, run: Run) -> Any:
        given = tuple(argument(scope, run) for argument in arguments)
        keyed = {key: argument(scope, run) for key, argument in named}
        return apply(signature, name, value(scope, run), run.language, given, keyed)

    return filtered


def _test(node: Test) -> Evaluator:
    value, signature = compile_expression(node.value), TESTS[node.name]
    arguments = [compile_expression(argument) for argument in node.arguments]
    name = node.name

    def tested(scope: Scope, run: Run) -> Any:
        given = tuple(argument(scope, run) for argument in arguments)
        return apply(signature, name, value(scope, run), run.language, given)

    return tested


def _call(node: Call) -> Evaluator:
    arguments = [compile_expression(argument) for argument in node.arguments]
    named = [(key, compile_expression(argument)) for key, argument in node.named]
    name = node.name

    def call(scope: Scope, run: Run) -> Any:
        values = [argument(scope, run) for argument in arguments]
        if name == "range":
            return numbers(values)
        if name == "loop.cycle":
            return cycled(scope.get("loop"), values)
        keyed = {key: argument(scope, run) for key, argument in named}
        return _run_macro(name, scope.get(name), values, keyed, run)

    return call


def numbers(values: list[Any]) -> list[int]:
    """Return what `range` gives for its arguments."""
    values = [_integer(value) for value in values]
    if not 1 <= len(values) <= 3 or not all(type(value) is int for value in values):
        raise ValueRefused(Message("»range« kræver hele tal.", '"range" takes whole numbers.'))
    if values[2:] == [0]:
        raise ValueRefused(Message("Skridtet kan ikke være 0.", "The step cannot be 0."))
    numbers = range(*values)
    if numbers[MAX_RANGE:]:  # its length may be more than `len` can say
        raise ValueRefused(TOO_MUCH)
    return list(numbers)


def _integer(value: Any) -> Any:
    """Return `2.0` as 2: JSON Schema, too, calls it an integer."""
    return int(value) if isinstance(value, Decimal) and value == int(value) else value


def cycled(loop: Any, values: list[Any]) -> Any:
    """Return the value whose turn it is at this turn of a loop."""
    if not isinstance(loop, Loop) or not values:
        raise ValueRefused(
            Message("»loop« findes kun i en løkke.", '"loop" only exists inside a loop.')
        )
    return values[loop["index0"] % len(values)]


def _run_macro(name: str, value: Any, values: list[Any], keyed: dict[str, Any], run: Run) -> Markup:
    if not isinstance(value, MacroValue):
        raise ValueRefused(
            Message(
                f"Makroen »{name}« er ikke defineret før den bruges.",
                f'The macro "{name}" is not defined before it is used.',
            )
        )
    names = [parameter for parameter, _ in value.macro.parameters]
    unknown = set(keyed) - set(names)
    if len(values) > len(names) or unknown or set(keyed) & set(names[: len(values)]):
        raise ValueRefused(
            Message(f"»{name}« har fået forkerte argumenter.", f'"{name}" got wrong arguments.')
        )
    bound = dict(zip(names, values, strict=False)) | keyed
    scope = Scope(bound, value.scope)
    for parameter, default in zip(names, value.defaults, strict=True):
        if parameter not in bound:
            bound[parameter] = default(scope, run) if default is not None else MISSING
    run.calls += 1
    run.step()
    if run.calls > MAX_CALLS:
        raise ValueRefused(TOO_MUCH)
    try:
        return Markup(run.capture(value.program, scope), value.macro.shape)
    finally:
        run.calls -= 1


_EXPRESSIONS: Mapping[type, Callable[[Any], Evaluator]] = {
    Const: _const, Name: _name, Field: _field, Index: _index, Items: _items, Unary: _unary,
    Binary: _binary, Logic: _logic, Choice: _choice, Filter: _filter, Test: _test, Call: _call,
}  # fmt: skip
