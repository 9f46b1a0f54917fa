"""Which Python variable holds a template's name, scope by scope."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from render.expression import Call, Expression, Name
from render.expression import walk as parts
from render.generator.source import Source
from render.nodes import Body, For, If, Macro, Node, Output, Set, SetBlock, With, bodies, walk


@dataclass
class Frame:
    """
    One scope: its names, each with its variable, and those that surely have a value.

    A name that is not `certain` may be unset (the constant `U`): then the scope around
    it decides, as `render.run.Scope` does at run time.
    """

    outer: Frame | None = None
    variables: dict[str, str] = field(default_factory=dict)
    certain: set[str] = field(default_factory=set)

    def bind(self, name: str, variable: str) -> None:
        """Give a name a variable that surely has a value."""
        self.variables[name] = variable
        self.certain.add(name)

    def declare(self, names: Iterator[str], source: Source) -> None:
        """Give each name that the scope may set a variable, unset until then."""
        for name in dict.fromkeys(names):
            if name not in self.variables:
                self.variables[name] = source.fresh("v")
                source.add(f"{self.variables[name]} = U")

    def read(self, name: str, source: Source) -> str:
        """Return the code that reads a name here."""
        variable = self.variables.get(name)
        if variable is not None and name in self.certain:
            return variable
        if self.outer is not None:
            rest = self.outer.read(name, source)
        else:
            rest = f"c.get({source.constant(name)}, M)"
        return rest if variable is None else f"({variable} if {variable} is not U else {rest})"


def assigned(body: Body) -> Iterator[str]:
    """Yield the names that a body sets in its own scope, inner scopes left out."""
    for node in body:
        match node:
            case Set():
                yield from node.targets
            case SetBlock() | Macro():
                yield node.name
            case For():
                yield from assigned(node.otherwise)
            case If():
                for branch in node.branches:
                    yield from assigned(branch.body)
            case With():
                pass
            case _:
                for inner in bodies(node):
                    yield from assigned(inner)


def names_loop(body: Body) -> bool:
    """Say whether anything in a body asks for `loop`."""
    return any(
        isinstance(part, Name | Call) and part.name in ("loop", "loop.cycle")
        for node in walk(body)
        for expression in expressions(node)
        for part in parts(expression)
    )


def expressions(node: Node) -> Iterator[Expression]:
    """Yield the expressions of a node itself, not of the nodes in it."""
    match node:
        case Output() | Set():
            yield node.value
        case If():
            yield from (branch.test for branch in node.branches if branch.test is not None)
        case For():
            yield node.iterable
            if node.test is not None:
                yield node.test
        case With():
            yield from (value for _, value in node.bindings)
        case Macro():
            yield from (value for _, value in node.parameters if value is not None)
