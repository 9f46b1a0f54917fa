"""
What an expression may give: values of the case, of the template, or made of both.

A `Value` is a list of alternatives, each with the formula under which it is the one;
exactly one holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from qa.proof.formula import (
    FALSE,
    TRUE,
    Formula,
    Number,
    Term,
    conj,
    disj,
    equal,
    less,
    neg,
)
from qa.proof.site import Site, Slot
from qa.proof.texts import is_empty
from render.values import is_visible, kind_of

Scalar = bool | int | Decimal | str | None
MAX_ALTERNATIVES = 12


@dataclass(frozen=True, slots=True)
class Given:
    """The value of the case at a site."""

    site: Site


@dataclass(frozen=True, slots=True)
class Literal:
    """A value written out in the template."""

    value: Scalar


@dataclass(frozen=True, slots=True)
class Text:
    """A text that the template makes; `term` is its number where that is known."""

    blank: Formula = FALSE
    meant: Formula = FALSE
    term: Term | None = None
    site: Site | None = None  # where the text stands in the case, if it is one of its own


@dataclass(frozen=True, slots=True)
class Figure:
    """
    A number that the template reckons; `term` is None where it is not followed.

    `decimals` is how many it has at the most, None where that is not known.
    """

    term: Term | None = None
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no: the outcome of a comparison or test."""

    holds: Formula


@dataclass(frozen=True, slots=True)
class Rows:
    """
    A list that the template makes: how many items, and what any one of them is.

    `told` is what holds of each item that is left (by a filter such as `selectattr`), `slot`
    what stands for any of them: another use of the list has another.
    """

    length: Term
    each: Value
    told: Formula = TRUE
    slot: Slot | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A list of so many values, each of its own: a name and a value of `items`."""

    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """`loop` inside a loop: the place of this turn, from 0, among so many."""

    index: Term
    length: Term


@dataclass(frozen=True, slots=True)
class Macro:
    """What a macro or block gives: finished markup."""


@dataclass(frozen=True, slots=True)
class Callee:
    """A macro itself, by its number in the walk: it can be called, and nothing else."""

    number: int


@dataclass(frozen=True, slots=True)
class Lines:
    """A text as paragraphs (the filter `afsnit`)."""

    blank: Formula
    meant: Formula


@dataclass(frozen=True, slots=True)
class Absent:
    """Nothing: a name or field that no case has here."""


@dataclass(frozen=True, slots=True)
class Anything:
    """A value that is not followed; `mark` tells two of them apart."""

    mark: int = 0


Alternative = (
    Given
    | Literal
    | Text
    | Figure
    | Flag
    | Rows
    | Pair
    | Turn
    | Macro
    | Callee
    | Lines
    | Absent
    | Anything
)
_KINDS = {
    Text: "text", Figure: "number", Flag: "boolean", Rows: "list", Turn: "object",
    Macro: "markup", Lines: "paragraphs", Absent: "missing", Callee: "missing", Pair: "list",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """
    The alternatives of a value, each with the formula under which it is the one.

    `made_of` are watched places (see `watching.py`) whose content it holds though no
    alternative names them, each with the formula under which it does.
    """

    cases: tuple[tuple[Formula, Alternative], ...]
    made_of: tuple[tuple[Formula, Site], ...] = ()

    def __iter__(self) -> Iterator[tuple[Formula, Alternative]]:
        return iter(self.cases)


def of(alternative: Alternative) -> Value:
    """Return the value that is surely this."""
    return Value(((TRUE, alternative),))


def join(*parts: tuple[Formula, Value]) -> Value:
    """Return the value that is each of some values under a formula; they exclude each other."""
    found: dict[Alternative, Formula] = {}
    made: dict[Site, Formula] = {}
    for condition, value in parts:
        for guard, site in value.made_of:
            made[site] = disj(made.get(site, FALSE), conj(condition, guard))
        for guard, one in value:
            both = conj(condition, guard)
            if both != FALSE:
                found[one] = disj(found[one], both) if one in found else both
    made_of = tuple((guard, site) for site, guard in made.items())
    if not 0 < len(found) <= MAX_ALTERNATIVES:
        named = ((guard, one.site) for one, guard in found.items() if isinstance(one, Given))
        return Value(((TRUE, Anything()),), (*made_of, *named))
    return Value(tuple((guard, one) for one, guard in found.items()), made_of)


def choose(condition: Formula, then: Value, otherwise: Value) -> Value:
    """Return the one value where a formula holds, else the other."""
    return join((condition, then), (neg(condition), otherwise))


def kind(value: Value, *wanted: str) -> Formula:
    """Return the formula that a value is of one of some kinds; one not followed is of none."""
    return disj(*(conj(guard, _kind(one, wanted)) for guard, one in value))


def _kind(one: Alternative, wanted: tuple[str, ...]) -> Formula:
    match one:
        case Given(site):
            return site.has(*wanted)
        case Literal(value):
            return TRUE if kind_of(value) in wanted else FALSE
    return TRUE if _KINDS.get(type(one)) in wanted else FALSE


def truth(value: Value) -> Formula | None:
    """Return the formula that a value is true, None where that is not known."""
    parts = []
    for guard, one in value:
        held = _truth(one)
        if held is None:
            return None
        parts.append(conj(guard, held))
    return disj(*parts)


def _truth(one: Alternative) -> Formula | None:
    match one:
        case Given(site):
            return given_truth(site)
        case Literal(value):
            return TRUE if value else FALSE
        case Text(_, _, term) if term is not None:
            return neg(is_empty(term))
        case Figure(term) if term is not None:
            return neg(equal(term, Number(0)))
        case Flag(holds):
            return holds
        case Rows(length):
            return less(Number(0), length)
        case Turn() | Lines() | Pair() | Macro() | Callee():
            return TRUE
        case Absent():
            return FALSE
    return None


def given_truth(site: Site) -> Formula:
    """Return the formula that a value of the case is true (as Jinja has it)."""
    return disj(
        conj(site.has("boolean"), site.truth),
        conj(site.has("text"), neg(site.empty)),
        conj(site.has("number"), neg(equal(site.number, Number(0)))),
        conj(site.has("list", "object"), site.longer(0)),
    )


def blank(value: Value) -> Formula:
    """Return the formula that a value is a text without a visible character, meant or not."""
    return disj(*(conj(guard, _blank(one)) for guard, one in value))


def _blank(one: Alternative) -> Formula:
    match one:
        case Given(site):
            return site.blank
        case Literal(str() as text):
            return FALSE if is_visible(text) else TRUE
        case Text(empty) | Lines(empty):
            return empty
    return FALSE


def hole(value: Value) -> Formula:
    """Return the formula that a value prints as a hole that nobody meant."""
    parts = []
    for guard, one in value:
        match one:
            case Given():
                parts.append(conj(guard, _blank(one)))
            case Text(empty, meant) | Lines(empty, meant):
                parts.append(conj(guard, empty, neg(meant)))
    return disj(*parts)


def meant(value: Value) -> Formula:
    """Return the formula that a value is a blank that the template's author wrote."""
    parts = []
    for guard, one in value:
        match one:
            case Literal(str()):
                parts.append(conj(guard, _blank(one)))
            case Text(empty, written):
                parts.append(conj(guard, empty, written))
    return disj(*parts)


def is_known(value: Value) -> bool:
    """Say whether all alternatives of a value are followed."""
    return not any(isinstance(one, Anything | Callee) for _, one in value)


def flag(value: Value) -> Formula | None:
    """Return the formula that a yes or no is yes, None where a value is anything else."""
    if all(isinstance(one, Flag) for _, one in value):
        return truth(value)
    return None
