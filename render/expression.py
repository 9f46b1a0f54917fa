"""
The closed expression language: a handful of frozen nodes.

What is not in this file cannot be said; `parsing.py` makes the nodes of a tag's code.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from render.message import Message
from render.record import record


@record
class Const:
    """A literal: null, boolean, whole or decimal number, or text."""

    value: bool | int | Decimal | str | None


@record
class Name:
    """A variable: a top-level field of the case, or a name that the template set."""

    name: str


@record
class Field:
    """Key look-up, `base.key` or `base["key"]`; never an attribute or a method."""

    base: Expression
    key: str


@record
class Index:
    """`base[index]`: an item of a list by number, or of an object by a computed key."""

    base: Expression
    index: Expression


@record
class Items:
    """A list written out in the template."""

    values: tuple[Expression, ...]


@record
class Unary:
    """`not x`, `-x` or `+x`."""

    operator: str
    operand: Expression


@record
class Binary:
    """`+ - * / // % ~` and the comparisons `== != < <= > >= in not in`."""

    operator: str
    left: Expression
    right: Expression


@record
class Logic:
    """`and` or `or`: gives the operand that decided, as in Jinja."""

    operator: str
    left: Expression
    right: Expression


@record
class Choice:
    """`a if test else b`; without `else` the alternative is None here."""

    test: Expression
    then: Expression
    otherwise: Expression | None


@record
class Filter:
    """`value | name(arguments)`."""

    value: Expression
    name: str
    arguments: tuple[Expression, ...]
    named: tuple[tuple[str, Expression], ...] = ()


@record
class Test:
    """`value is name(arguments)`."""

    value: Expression
    name: str
    arguments: tuple[Expression, ...]


@record
class Call:
    """A call of a macro of the template or of one of the few functions, by name."""

    name: str
    arguments: tuple[Expression, ...]
    named: tuple[tuple[str, Expression], ...] = ()


Expression = (
    Const | Name | Field | Index | Items | Unary | Binary | Logic | Choice | Filter | Test | Call
)


class LanguageError(Exception):
    """
    A tag that the closed language does not accept; `message` says why.

    `meant` is the code that was surely meant in its place, "" where nobody knows;
    `name` the name that is unknown.
    """

    def __init__(
        self, message: Message, kind: str = "syntax", meant: str = "", name: str = ""
    ) -> None:
        super().__init__(message.en)
        self.message = message
        self.kind = kind
        self.meant = meant
        self.name = name


def children(expression: Expression) -> Iterator[Expression]:
    """Yield the direct parts of an expression, in the order in which they are written."""
    for name in expression.__match_args__:
        yield from _expressions(getattr(expression, name))


def _expressions(value: Any) -> Iterator[Expression]:
    if isinstance(value, tuple):
        for part in value:
            yield from _expressions(part)
    elif isinstance(value, Expression):
        yield value


def walk(expression: Expression) -> Iterator[Expression]:
    """Yield an expression and all its parts."""
    yield expression
    for child in children(expression):
        yield from walk(child)


def path(expression: Expression) -> str:
    """Return the words by which a message names an expression, such as `barn.navn`."""
    match expression:
        case Name(name):
            return name
        case Field(base, key):
            return f"{path(base)}.{key}"
        case Index(base, Const(value)):
            return f"{path(base)}[{value}]"
        case Index(base, _):
            return f"{path(base)}[…]"
        case Filter(value, name):
            return f"{path(value)}|{name}"
        case Const(value):
            return repr(value) if isinstance(value, str) else str(value)
        case Call(name):
            return f"{name}(…)"
    return "…"
