"""
Compile a syntax tree to closures: `program(scope, run)` appends markup to `run.out`.

Nothing is folded and nothing is generated as source; a value that does not fit
stops the run with a CaseError that names the place and the field.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from render import grid
from render.errors import CaseError, Problem
from render.expression import (
    Binary, Call, Choice, Const, Expression, Field, Filter, Index, Items, Logic, Name,
    Test, Unary, path,
)  # fmt: skip
from render.filters import FILTERS, TESTS, ValueRefused, binary, run
from render.message import Message
from render.nodes import (
    Body, For, Grid, If, Macro, Node, Output, Set, SetBlock, Shape, Text, Unique, Whole, With,
)  # fmt: skip
from render.output import printed
from render.tag import Tag
from render.tree import fits
from render.values import KINDS, MISSING, Markup, is_true, kind_of

MAX_STEPS = 2_000_000
MAX_OUTPUT = 128 * 2**20
MAX_RANGE = 1_000
MAX_CALLS = 60


class Scope:
    """Names and their values; a loop, `with` or macro opens one inside another."""

    __slots__ = ("names", "outer")

    def __init__(self, names: dict[str, Any], outer: Scope | None = None) -> None:
        self.names = names
        self.outer = outer

    def get(self, name: str) -> Any:
        """Return the value of a name, MISSING where nothing has it."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            scope = scope.outer
        return MISSING


@dataclass
class Run:
    """One filling of one part: what has been written, and the limits."""

    language: str
    unique: int = 1
    out: list[str] = field(default_factory=list)
    steps: int = 0
    calls: int = 0
    size: int = 0

    def step(self) -> None:
        """Count a turn of a loop; a run-away template is refused."""
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise ValueRefused(_TOO_MUCH)

    def write(self, markup: str) -> None:
        """Append printed markup."""
        self.out.append(markup)
        self.size += len(markup)
        if self.size > MAX_OUTPUT:
            raise ValueRefused(_TOO_MUCH)

    def capture(self, program: Program, scope: Scope) -> str:
        """Return what a program writes, apart from the rest."""
        outer, self.out = self.out, []
        try:
            program(scope, self)
            return "".join(self.out)
        finally:
            self.out = outer


Program = Callable[[Scope, Run], None]
Evaluator = Callable[[Scope, Run], Any]
Result = TypeVar("Result")
_TOO_MUCH = Message(
    "Dokumentet bliver for stort: en løkke gentages for mange gange.",
    "The document grows too large: a loop repeats too many times.",
)


@dataclass(frozen=True, slots=True)
class MacroValue:
    """A macro at run time: its parameters, program and the scope where it stands."""

    macro: Macro
    defaults: tuple[Evaluator | None, ...]
    program: Program
    scope: Scope


def compile_body(body: Body) -> Program:
    """Return the program of a body."""
    programs = [_NODES[type(node)](node) for node in body]
    if len(programs) == 1:
        return programs[0]

    def sequence(scope: Scope, run: Run) -> None:
        for program in programs:
            program(scope, run)

    return sequence


def _placed(
    tag: Tag, value: Expression | None, function: Callable[[Scope, Run], Result]
) -> Callable[[Scope, Run], Result]:
    """Give a refusal the tag's place and the field's name, once."""

    def placed(scope: Scope, run: Run) -> Result:
        try:
            return function(scope, run)
        except ValueRefused as refused:
            name = path(value) if value is not None else tag.code
            problem = Problem(name, refused.message, tag.place)
            raise CaseError(
                Message(
                    f"{name}: {refused.message.da} ({tag.place.describe('da')})",
                    f"{name}: {refused.message.en} ({tag.place.describe('en')})",
                ),
                (problem,),
            ) from None

    return placed


# --- nodes ---------------------------------------------------------------------


def _text(node: Text) -> Program:
    markup = node.markup

    def text(scope: Scope, run: Run) -> None:
        run.out.append(markup)

    return text


def _output(node: Output) -> Program:
    evaluate = compile_expression(node.value)
    context, inside = node.tag.context, node.inside
    wrapped = context.wrap[0] != ""

    def allowed(shape: Shape) -> bool:
        return fits(shape, inside, wrapped)

    def output(scope: Scope, run: Run) -> None:
        run.write(printed(evaluate(scope, run), context, allowed))

    return _placed(node.tag, node.value, output)


def _if(node: If) -> Program:
    branches = [
        (_condition(branch.tag, branch.test), compile_body(branch.body))
        for branch in node.branches
    ]

    def condition(scope: Scope, run: Run) -> None:
        for test, body in branches:
            if test(scope, run):
                body(scope, run)
                return

    return condition


def _condition(tag: Tag, test: Expression | None) -> Evaluator:
    if test is None:
        return lambda scope, run: True
    evaluate = compile_expression(test)
    return _placed(tag, test, lambda scope, run: is_true(evaluate(scope, run)))


def _for(node: For) -> Program:
    evaluate = compile_expression(node.iterable)
    test = compile_expression(node.test) if node.test is not None else None
    body, otherwise = compile_body(node.body), compile_body(node.otherwise)

    def chosen(scope: Scope, run: Run) -> list[dict[str, Any]]:
        rows = [_bind(node.targets, item) for item in _iterable(evaluate(scope, run))]
        if test is None:
            return rows
        return [row for row in rows if is_true(test(Scope(row, scope), run))]

    def loop(scope: Scope, run: Run) -> None:
        rows = chosen(scope, run)
        outer = scope.get("loop")
        for index, row in enumerate(rows):
            run.step()
            row["loop"] = _loop(index, rows, outer)
            body(Scope(row, scope), run)
        if not rows:
            otherwise(scope, run)

    return _placed(node.tag, node.iterable, loop)


def _iterable(value: Any) -> list[Any]:
    if isinstance(value, (list, tuple)):
        return list(value)
    if isinstance(value, dict):
        return list(value)
    raise ValueRefused(
        Message(
            f"Der kan kun gentages over en liste, men feltet er {KINDS[kind_of(value)].da}.",
            f"Only a list can be looped over, but the field is {KINDS[kind_of(value)].en}.",
        )
    )


def _bind(targets: tuple[str, ...], item: Any) -> dict[str, Any]:
    if len(targets) == 1:
        return {targets[0]: item}
    if not isinstance(item, (list, tuple)) or len(item) != len(targets):
        raise ValueRefused(
            Message("Værdien kan ikke deles på flere navne.", "The value cannot be unpacked.")
        )
    return dict(zip(targets, item, strict=True))


def _loop(index: int, rows: list[dict[str, Any]], outer: Any) -> dict[str, Any]:
    length = len(rows)
    depth = outer["depth"] + 1 if isinstance(outer, dict) and "depth" in outer else 1
    return {
        "index": index + 1,
        "index0": index,
        "revindex": length - index,
        "revindex0": length - index - 1,
        "first": index == 0,
        "last": index == length - 1,
        "length": length,
        "depth": depth,
        "depth0": depth - 1,
    }


def _set(node: Set) -> Program:
    evaluate = compile_expression(node.value)

    def assign(scope: Scope, run: Run) -> None:
        value = evaluate(scope, run)
        if isinstance(value, (Markup, MacroValue)):
            raise ValueRefused(
                Message("En makro kan ikke gemmes under et nyt navn.", "A macro cannot be renamed.")
            )
        scope.names.update(_bind(node.targets, value))

    return _placed(node.tag, node.value, assign)


def _set_block(node: SetBlock) -> Program:
    body = compile_body(node.body)

    def assign(scope: Scope, run: Run) -> None:
        text = run.capture(body, Scope({}, scope))
        scope.names[node.name] = Markup(text, node.shape)

    return assign


def _with(node: With) -> Program:
    bindings = [(name, compile_expression(value)) for name, value in node.bindings]
    body = compile_body(node.body)

    def bind(scope: Scope, run: Run) -> None:
        names = {name: evaluate(scope, run) for name, evaluate in bindings}
        body(Scope(names, scope), run)

    return _placed(node.tag, None, bind)


def _macro(node: Macro) -> Program:
    defaults = tuple(
        compile_expression(value) if value is not None else None for _, value in node.parameters
    )
    body = compile_body(node.body)

    def define(scope: Scope, run: Run) -> None:
        scope.names[node.name] = MacroValue(node, defaults, body, scope)

    return define


def _whole(node: Whole) -> Program:
    body = compile_body(node.body)

    def whole(scope: Scope, run: Run) -> None:
        run.out.append(grid.whole(node.kind, run.capture(body, scope)))

    return whole


def _grid(node: Grid) -> Program:
    body = compile_body(node.body)

    def table(scope: Scope, run: Run) -> None:
        run.out.append(grid.fit(run.capture(body, scope)))

    return table


def _unique(node: Unique) -> Program:
    def unique(scope: Scope, run: Run) -> None:
        run.unique += 1
        run.out.append(str(run.unique))

    return unique


_NODES: Mapping[type[Node], Callable[[Any], Program]] = {
    Text: _text, Output: _output, If: _if, For: _for, Set: _set, SetBlock: _set_block,
    With: _with, Macro: _macro, Whole: _whole, Grid: _grid, Unique: _unique,
}  # fmt: skip


# --- expressions -----------------------------------------------------------------


def compile_expression(node: Expression) -> Evaluator:
    """Return the evaluator of an expression; it raises ValueRefused, without a place."""
    return _EXPRESSIONS[type(node)](node)


def _const(node: Const) -> Evaluator:
    value = node.value
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

    def item(scope: Scope, run: Run) -> Any:
        value, key = base(scope, run), index(scope, run)
        if isinstance(value, dict) and isinstance(key, str):
            return value.get(key, MISSING)
        whole = isinstance(key, int) and not isinstance(key, bool)
        if isinstance(value, (list, tuple)) and whole:
            return value[key] if -len(value) <= key < len(value) else MISSING
        raise ValueRefused(_no_field(label, "[…]", kind_of(value)))

    return item


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
        return otherwise(scope, run) if otherwise is not None else ""

    return choice


def _filter(node: Filter) -> Evaluator:
    value, signature = compile_expression(node.value), FILTERS[node.name]
    arguments = [compile_expression(argument) for argument in node.arguments]
    named = [(key, compile_expression(argument)) for key, argument in node.named]
    name = node.name

    def filtered(scope: Scope, state: Run) -> Any:
        given = tuple(argument(scope, state) for argument in arguments)
        keyed = {key: argument(scope, state) for key, argument in named}
        return run(signature, name, value(scope, state), state.language, given, keyed)

    return filtered


def _test(node: Test) -> Evaluator:
    value, signature = compile_expression(node.value), TESTS[node.name]
    arguments = [compile_expression(argument) for argument in node.arguments]
    name = node.name

    def tested(scope: Scope, state: Run) -> Any:
        given = tuple(argument(scope, state) for argument in arguments)
        return run(signature, name, value(scope, state), state.language, given)

    return tested


def _call(node: Call) -> Evaluator:
    arguments = [compile_expression(argument) for argument in node.arguments]
    named = [(key, compile_expression(argument)) for key, argument in node.named]
    name = node.name

    def call(scope: Scope, run: Run) -> Any:
        values = [argument(scope, run) for argument in arguments]
        if name == "range":
            return _range(values)
        if name == "loop.cycle":
            return _cycle(scope, values)
        keyed = {key: argument(scope, run) for key, argument in named}
        return _run_macro(name, scope.get(name), values, keyed, run)

    return call


def _range(values: list[Any]) -> list[int]:
    if not 1 <= len(values) <= 3 or not all(type(value) is int for value in values):
        raise ValueRefused(Message("»range« kræver hele tal.", '"range" takes whole numbers.'))
    if values[2:] == [0]:
        raise ValueRefused(Message("Skridtet kan ikke være 0.", "The step cannot be 0."))
    numbers = range(*values)
    if len(numbers) > MAX_RANGE:
        raise ValueRefused(_TOO_MUCH)
    return list(numbers)


def _cycle(scope: Scope, values: list[Any]) -> Any:
    loop = scope.get("loop")
    if not isinstance(loop, dict) or not values:
        raise ValueRefused(
            Message("»loop« findes kun i en løkke.", '"loop" only exists inside a loop.')
        )
    return values[loop["index0"] % len(values)]


def _run_macro(
    name: str, value: Any, values: list[Any], keyed: dict[str, Any], run: Run
) -> Markup:
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
        raise ValueRefused(_TOO_MUCH)
    try:
        return Markup(run.capture(value.program, scope), value.macro.shape)
    finally:
        run.calls -= 1


_EXPRESSIONS: Mapping[type, Callable[[Any], Evaluator]] = {
    Const: _const, Name: _name, Field: _field, Index: _index, Items: _items, Unary: _unary,
    Binary: _binary, Logic: _logic, Choice: _choice, Filter: _filter, Test: _test, Call: _call,
}  # fmt: skip
