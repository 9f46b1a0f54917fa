"""Numbers that a template makes: `range`, and how many decimals a number has at the most."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from qa.proof.formula import (
    TRUE,
    Arithmetic,
    Number,
    Term,
    at_most,
    conj,
    disj,
    equal,
    implies,
    less,
)
from qa.proof.scope import At
from qa.proof.site import Site, sure
from qa.proof.value import Figure, Given, Literal, Rows, Value, of
from render.evaluator import MAX_RANGE
from render.expression import Binary, Call
from render.message import Message
from render.run import TOO_MUCH
from render.values import KINDS

if TYPE_CHECKING:
    from qa.proof.reader import Reader

MAX_DECIMALS = 9


def numbers(reader: Reader, source: Call, values: list[Value], at: At) -> Value:
    """Return the numbers of `range`: followed from one whole number to another, by ones."""
    for argument, value in zip(source.arguments, values, strict=True):
        reader.take(value, argument, at, frozenset({"number"}), _unfit)
    ends = [_whole(value) for value in values]
    if not 1 <= len(ends) <= 2 or None in ends or source.named:
        return reader.lost(at)
    low, high = (Number(0), ends[0]) if len(ends) == 1 else ends
    assert low is not None and high is not None
    length, size = reader.number(source, at), Arithmetic("-", high, low)
    reader.risk("kind", source, at, less(Number(MAX_RANGE), size), TOO_MUCH)
    reader.extra.append(
        conj(
            disj(conj(at_most(low, high), equal(length, size)), equal(length, Number(0))),
            implies(less(low, high), equal(length, size)),
        )
    )
    return of(Rows(length, of(Figure(None, 0)), TRUE, reader.slot(source, at)))


def _unfit(wrong: str) -> Message:
    return Message(
        f"»range« kræver hele tal, men feltet er {KINDS[wrong].da}.",
        f'"range" takes whole numbers, but the field is {KINDS[wrong].en}.',
    )


def _whole(value: Value) -> Term | None:
    """Return the whole number that a value is, None where it is not surely one."""
    match value.cases:
        case ((_, Given(site)),) if "number" in site.kinds and site.number.sort == "whole":
            return site.number
        case ((_, Literal(int() as number)),) if not isinstance(number, bool):
            return Number(number)
        case ((_, Figure(term, 0)),):
            return term
    return None


def decimals(value: Value) -> int | None:
    """Return how many decimals a number has at the most, None where that is not known."""
    found = [_decimals(one) for _, one in value]
    known = [one for one in found if one is not None]
    return max(known) if known and len(known) == len(found) else None


def _decimals(one: object) -> int | None:
    match one:
        case Given(site):
            return _of_site(site)
        case Literal(int()):
            return 0
        case Literal(Decimal() as number):
            return _places(number)
        case Figure(_, known):
            return known
    return None


def _of_site(site: Site) -> int | None:
    if site.number.sort == "whole":
        return 0
    steps = [node["multipleOf"] for node in sure(site.shape) if "multipleOf" in node]
    return min((_places(Decimal(str(step))) for step in steps), default=None)


def _places(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def reckoned(source: Binary, left: Value, right: Value) -> int | None:
    """Return how many decimals a sum, difference, product or rest has at the most."""
    one, other = decimals(left), decimals(right)
    if source.operator == "//":
        return 0
    if one is None or other is None or source.operator == "/":
        return None
    return one + other if source.operator == "*" else max(one, other)
