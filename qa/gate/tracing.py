"""
Follow a filling: which blocks it goes into, and which values it prints, tag by tag.

A copy of the template's tree is compiled with probes in it; the letter itself is filled
from the tree as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from render.compiler import compile_body
from render.evaluator import compile_expression
from render.expression import Call, Expression, Name, walk
from render.nodes import (
    Body,
    For,
    Grid,
    If,
    Macro,
    Node,
    Output,
    Probe,
    Set,
    SetBlock,
    Whole,
    With,
)
from render.nodes import walk as all_nodes
from render.run import Program, Run, Scope
from render.template import Part, Template
from render.values import ValueRefused

Key = tuple[int, int]  # a block, by the number of its tag and the side


@dataclass(frozen=True, slots=True)
class Printed:
    """A value that a tag printed."""

    output: Output
    value: Any


@dataclass
class Trace:
    """What one filling came to: blocks, and the values printed in each part, by its name."""

    passed: set[Key] = field(default_factory=set)
    printed: dict[str, list[Printed]] = field(default_factory=dict)


class Tracer:
    """Follows the fillings of one template; `municipality` is the same for all."""

    def __init__(self, template: Template, municipality: Mapping[str, Any] | None) -> None:
        self._municipality = municipality
        self._trace = Trace()
        self._language = template.language
        self._programs: dict[str, Program] = {}
        for part in template.parts:
            if part.is_dynamic:
                self._programs[part.name] = compile_body(self._probed(part, part.body))

    def trace(self, case: Mapping[str, Any]) -> Trace:
        """Follow the filling of a case; raises CaseError where it is refused."""
        self._trace = Trace()
        names = dict(case)
        if self._municipality is not None:
            names["kommune"] = self._municipality
        for program in self._programs.values():
            program(Scope({}, Scope(names)), Run(self._language))
        return self._trace

    # --- probes ----------------------------------------------------------------------

    def _probed(self, part: Part, body: Body, loud: bool = True) -> Body:
        """Return a body with its probes; what no letter need show is not `loud`."""
        quiet = frozenset(_quiet(part.body))

        def inside(body: Body, key: Key | None, loud: bool) -> Body:
            head = () if key is None else (self._entry(key),)
            return (*head, *(one for node in body for one in probed(node, loud)))

        def probed(node: Node, loud: bool) -> Iterator[Node]:
            match node:
                case Output(_, value) if loud and not _calls(value):
                    yield self._print(part.name, node)
                    yield node
                case If(branches):
                    first = branches[0].tag.number
                    yield If(
                        tuple(
                            replace(one, body=inside(one.body, (first, side), loud))
                            for side, one in enumerate(branches)
                        )
                    )
                case For(tag):
                    turn = inside(node.body, (tag.number, 0), loud)
                    none = inside(node.otherwise, (tag.number, 1), loud)
                    yield replace(node, body=turn, otherwise=none)
                case SetBlock(tag, _, body):
                    yield replace(node, body=inside(body, (tag.number, 0), False))
                case Macro(tag, name, _, body):
                    shown = loud and name not in quiet
                    yield replace(node, body=inside(body, (tag.number, 0), shown))
                case With(tag, _, body):
                    yield replace(node, body=inside(body, (tag.number, 0), loud))
                case Whole(_, body) | Grid(body):
                    yield replace(node, body=inside(body, None, loud))
                case _:
                    yield node

        return inside(body, None, loud)

    def _entry(self, key: Key) -> Probe:
        return Probe(lambda scope, run: self._trace.passed.add(key))

    def _print(self, part: str, output: Output) -> Probe:
        evaluate = compile_expression(output.value)

        def note(scope: Scope, run: Run) -> None:
            with suppress(ValueRefused):  # the tag itself is about to say so, with its place
                printed = Printed(output, evaluate(scope, run))
                self._trace.printed.setdefault(part, []).append(printed)

        return Probe(note)


def _calls(value: Expression) -> bool:
    """Say whether an expression calls a macro: what that prints has probes of its own."""
    return any(isinstance(one, Call) for one in walk(value))


def _quiet(body: Body) -> Iterator[str]:
    """Yield the macros that are called to be looked at, not printed."""
    for node in all_nodes(body):
        for value in _looked_at(node):
            yield from (one.name for one in walk(value) if isinstance(one, Call | Name))


def _looked_at(node: Node) -> Iterator[Expression]:
    match node:
        case If(branches):
            yield from (one.test for one in branches if one.test is not None)
        case For():
            yield node.iterable
            yield from (node.test,) if node.test is not None else ()
        case Set(_, _, value):
            yield value
        case With(_, bindings):
            yield from (value for _, value in bindings)
        case Output(_, value) if not isinstance(value, Call | Name):
            yield value


def blocks(body: Body) -> Iterator[tuple[Key, Any, Body]]:
    """Yield each side of each block of a body: its key, its tag and what stands in it."""
    for node in all_nodes(body):
        match node:
            case If(branches):
                for side, one in enumerate(branches):
                    yield (branches[0].tag.number, side), one.tag, one.body
            case For(tag):
                yield (tag.number, 0), tag, node.body
                yield (tag.number, 1), tag, node.otherwise
            case SetBlock(tag, _, inner) | With(tag, _, inner) | Macro(tag, _, _, inner):
                yield (tag.number, 0), tag, inner
