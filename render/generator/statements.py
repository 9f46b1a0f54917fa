"""Nodes as Python statements that append markup to a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from render.expression import Expression
from render.generator import runtime
from render.generator.expressions import Expressions
from render.generator.frames import Frame, assigned, names_loop
from render.generator.source import Source
from render.nodes import (
    Body,
    For,
    Grid,
    If,
    Macro,
    Node,
    Once,
    Output,
    Set,
    SetBlock,
    Text,
    Unique,
    Whole,
    With,
)
from render.record import record


class Unsupported(Exception):  # noqa: N818 - a node that has no source: the careful program stays
    """A node that cannot be generated."""


@record
class Writer:
    """Writes nodes in one scope; `out` is the variable of the list that they append to."""

    source: Source
    frame: Frame
    out: str

    def body(self, body: Body) -> None:
        """Write the nodes of a body; neighbours that only print make one statement."""
        printed: list[str] = []
        for node in body:
            if isinstance(node, Text):
                printed.append(self.source.constant(node.markup))
            elif isinstance(node, Output):
                printed.append(self._printed(node))
            else:
                self._flush(printed)
                printed = []
                self._node(node)
        self._flush(printed)

    def code(self, expression: Expression) -> str:
        """Return the source of an expression in this scope."""
        return Expressions(self.source, self.frame).code(expression)

    def inner(self, out: str = "") -> Writer:
        """Return a writer for a scope inside this one."""
        return replace(self, frame=Frame(self.frame), out=out or self.out)

    def captured(self, write: Callable[[str], None]) -> str:
        """Write what appends to a list of its own; return the source of the joined text."""
        out = self.source.fresh("o")
        self.source.add(f"{out} = []")
        write(out)
        return f"join(run, {out})"

    def _printed(self, node: Output) -> str:
        printer = self.source.constant(runtime.printer(node))
        return f"{printer}({self.code(node.value)})"

    def _flush(self, printed: list[str]) -> None:
        if printed:
            self.source.add(f"{self.out} += ({', '.join(printed)},)")

    def _node(self, node: Node) -> None:
        write = _NODES.get(type(node))
        if write is None:
            raise Unsupported
        write(self, node)


def _if(to: Writer, node: If) -> None:
    for number, branch in enumerate(node.branches):
        word = "elif" if number else "if"
        head = "else:" if branch.test is None else f"{word} {to.code(branch.test)}:"
        if branch.test is None and number == 0:
            head = "if True:"
        with to.source.block(head):
            to.body(branch.body)


def _for(to: Writer, node: For) -> None:
    rows, item = to.source.fresh("r"), to.source.fresh("i")
    to.source.add(f"{rows} = rows({to.code(node.iterable)})")
    if node.test is not None:
        _choose(to, node, node.test, rows, item)
    to.source.add(f"step(run, len({rows}))")
    looped = names_loop(node.body)
    if looped:
        outer, index = to.source.fresh("l"), to.source.fresh("n")
        to.source.add(f"{outer} = {to.frame.read('loop', to.source)}")
        head = f"for {index}, {item} in enumerate({rows}):"
    else:
        head = f"for {item} in {rows}:"
    with to.source.block(head):
        inner = to.inner()
        _bind(inner, node.targets, item)
        if looped:
            inner.frame.bind("loop", to.source.fresh("v"))
            made = f"loop_at({index}, len({rows}), {outer})"
            to.source.add(f"{inner.frame.variables['loop']} = {made}")
        inner.frame.declare(assigned(node.body), to.source)
        inner.body(node.body)
    if node.otherwise:
        with to.source.block(f"if not {rows}:"):
            to.body(node.otherwise)


def _choose(to: Writer, node: For, test: Expression, rows: str, item: str) -> None:
    """Keep the items that pass the test of a loop; `loop` is not there yet."""
    chosen = to.source.fresh("r")
    to.source.add(f"step(run, len({rows}))")
    to.source.add(f"{chosen} = []")
    with to.source.block(f"for {item} in {rows}:"):
        inner = to.inner()
        _bind(inner, node.targets, item)
        with to.source.block(f"if {inner.code(test)}:"):
            to.source.add(f"{chosen}.append({item})")
    to.source.add(f"{rows} = {chosen}")


def _bind(to: Writer, targets: tuple[str, ...], item: str) -> None:
    """Give the targets of a loop their values, in a scope of their own."""
    if len(targets) == 1:
        to.frame.bind(targets[0], item)
        return
    variables = [to.source.fresh("v") for _ in targets]
    to.source.add(f"{', '.join(variables)} = parts({item}, {len(targets)})")
    for name, variable in zip(targets, variables, strict=True):
        to.frame.bind(name, variable)


def _set(to: Writer, node: Set) -> None:
    value = f"named({to.code(node.value)})"
    variables = [to.frame.variables[name] for name in node.targets]
    if len(variables) > 1:
        value = f"parts({value}, {len(variables)})"
    to.source.add(f"{', '.join(variables)} = {value}")


def _set_block(to: Writer, node: SetBlock) -> None:
    text = to.captured(lambda out: _scoped(to.inner(out), node.body))
    shape = to.source.constant(node.shape)
    to.source.add(f"{to.frame.variables[node.name]} = Markup({text}, {shape})")


def _scoped(to: Writer, body: Body) -> None:
    """Write a body in the fresh scope of its writer."""
    to.frame.declare(assigned(body), to.source)
    to.body(body)


def _with(to: Writer, node: With) -> None:
    inner = to.inner()
    for name, value in node.bindings:
        variable = to.source.fresh("v")
        to.source.add(f"{variable} = {to.code(value)}")
        inner.frame.bind(name, variable)
    _scoped(inner, node.body)


def _macro(to: Writer, node: Macro) -> None:
    function, out = to.source.fresh("f"), to.source.fresh("o")
    inner = to.inner(out)
    names = [name for name, _ in node.parameters]
    if len(set(names)) < len(names):
        raise Unsupported
    inner.frame.variables.update((name, to.source.fresh("v")) for name in names)
    variables = list(inner.frame.variables.values())
    with to.source.block(f"def {function}({', '.join(f'{one}=U' for one in variables)}):"):
        for (name, default), variable in zip(node.parameters, variables, strict=True):
            with to.source.block(f"if {variable} is U:"):
                value = inner.code(default) if default is not None else "M"
                to.source.add(f"{variable} = {value}")
            inner.frame.certain.add(name)
        to.source.add(f"{out} = []")
        _scoped(inner, node.body)
        to.source.add(f"return join(run, {out})")
    shape = to.source.constant(node.shape)
    made = f"Made({function}, {to.source.constant(tuple(names))}, {shape})"
    to.source.add(f"{to.frame.variables[node.name]} = {made}")


def _whole(to: Writer, node: Whole) -> None:
    text = to.captured(lambda out: replace(to, out=out).body(node.body))
    to.source.add(f"{to.out}.append(whole({to.source.constant(node.kind)}, {text}))")


def _grid(to: Writer, node: Grid) -> None:
    text = to.captured(lambda out: replace(to, out=out).body(node.body))
    to.source.add(f"{to.out}.append(fit({text}))")


def _unique(to: Writer, _: Unique) -> None:
    to.source.add("run.unique += 1")
    to.source.add(f"{to.out}.append(str(run.unique))")


def _once(to: Writer, node: Once) -> None:
    name, markup = to.source.constant(node.name), to.source.constant(node.markup)
    with to.source.block(f"if {name} not in run.once:"):
        to.source.add(f"run.once.add({name})")
        to.source.add(f"{to.out}.append({markup})")


_NODES: Mapping[type[Node], Callable[[Writer, Any], None]] = {
    If: _if, For: _for, Set: _set, SetBlock: _set_block, With: _with, Macro: _macro,
    Whole: _whole, Grid: _grid, Unique: _unique, Once: _once,
}  # fmt: skip


def written(body: Body) -> Source:
    """Return the source of `fill(c, language, run)` for a body; raises Unsupported."""
    source = Source()
    with source.block("def fill(c, language, run):"):
        source.add("o = []")
        writer = Writer(source, Frame(), "o")
        _scoped(writer, body)
        source.add("return join(run, o)")
    return source
