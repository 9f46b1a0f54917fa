"""
Compile a syntax tree to closures: `program(scope, run)` appends markup to `run.out`.

Nothing is folded and nothing is generated as source; a value that does not fit
stops the run with a CaseError that names the place and the field.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from render.errors import CaseError, Problem
from render.evaluator import MacroValue, compile_expression
from render.expression import Expression, path
from render.levels import fits
from render.message import Message
from render.nodes import (
    Body,
    For,
    Grid,
    If,
    Macro,
    Node,
    Once,
    Output,
    Probe,
    Set,
    SetBlock,
    Shape,
    Text,
    Unique,
    Whole,
    With,
)
from render.output import printed
from render.run import Evaluator, Loop, Program, Run, Scope
from render.tag import Tag
from render.values import KINDS, Markup, ValueRefused, is_true, kind_of

Result = TypeVar("Result")


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


def _text(node: Text) -> Program:
    markup = node.markup

    def text(scope: Scope, run: Run) -> None:
        run.write(markup)

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
        (_condition(branch.tag, branch.test), compile_body(branch.body)) for branch in node.branches
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
        run.step(len(rows))
        return [row for row in rows if is_true(test(Scope(row, scope), run))]

    def loop(scope: Scope, run: Run) -> None:
        rows = chosen(scope, run)
        outer = scope.get("loop")
        for index, row in enumerate(rows):
            run.step()
            row["loop"] = Loop.at(index, len(rows), outer)
            body(Scope(row, scope), run)
        if not rows:
            otherwise(scope, run)

    return _placed(node.tag, node.iterable, loop)


LOOPED = frozenset({"list", "object"})  # kinds of value that can be looped over


def _iterable(value: Any) -> list[Any]:
    if isinstance(value, (list, tuple, dict)):
        return list(value)
    raise ValueRefused(cannot_loop(kind_of(value)))


def cannot_loop(kind: str) -> Message:
    """Return why a value of a kind cannot be looped over."""
    return Message(
        f"Der kan kun gentages over en liste, men feltet er {KINDS[kind].da}.",
        f"Only a list can be looped over, but the field is {KINDS[kind].en}.",
    )


def _bind(targets: tuple[str, ...], item: Any) -> dict[str, Any]:
    if len(targets) == 1:
        return {targets[0]: item}
    if not isinstance(item, (list, tuple)) or len(item) != len(targets):
        raise ValueRefused(
            Message("Værdien kan ikke deles på flere navne.", "The value cannot be unpacked.")
        )
    return dict(zip(targets, item, strict=True))


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
    from render import grid  # late: few templates have tables whose rows or cells vary

    body = compile_body(node.body)

    def whole(scope: Scope, run: Run) -> None:
        run.out.append(grid.whole(node.kind, run.capture(body, scope)))

    return whole


def _grid(node: Grid) -> Program:
    from render import grid  # late, as above

    body = compile_body(node.body)

    def table(scope: Scope, run: Run) -> None:
        run.out.append(grid.fit(run.capture(body, scope)))

    return table


def _unique(node: Unique) -> Program:
    def unique(scope: Scope, run: Run) -> None:
        run.unique += 1
        run.out.append(str(run.unique))

    return unique


def _once(node: Once) -> Program:
    def once(scope: Scope, run: Run) -> None:
        if node.name not in run.once:
            run.once.add(node.name)
            run.out.append(node.markup)

    return once


def _probe(node: Probe) -> Program:
    return node.note


_NODES: Mapping[type[Node], Callable[[Any], Program]] = {
    Text: _text, Output: _output, If: _if, For: _for, Set: _set, SetBlock: _set_block,
    With: _with, Macro: _macro, Whole: _whole, Grid: _grid, Unique: _unique,
    Once: _once, Probe: _probe,
}  # fmt: skip
