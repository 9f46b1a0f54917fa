"""
Formulas over the values of a case: what a condition, a use or a schema says of it.

They are simplified as they are made, so that most questions end in TRUE or FALSE
without any solver. Atoms are named by a key; the solver gives them no meaning.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Key = tuple[Hashable, ...]
Sort = Literal["whole", "real"]
Model = Mapping[Key, bool | int | Decimal]


@dataclass(frozen=True, slots=True)
class Truth:
    """The formula that always, or never, holds."""

    value: bool


@dataclass(frozen=True, slots=True)
class Atom:
    """Something that a case may or may not have, by its key."""

    key: Key


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary of a formula."""

    part: Formula


@dataclass(frozen=True, slots=True)
class And:
    """All of its parts; two or more."""

    parts: tuple[Formula, ...]
    mark: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "mark", hash(("And", self.parts)))

    def __hash__(self) -> int:
        return self.mark  # reckoned once: formulas share their parts


@dataclass(frozen=True, slots=True)
class Or:
    """One of its parts, at least; two or more."""

    parts: tuple[Formula, ...]
    mark: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "mark", hash(("Or", self.parts)))

    def __hash__(self) -> int:
        return self.mark  # reckoned once: formulas share their parts


@dataclass(frozen=True, slots=True)
class Compare:
    """Two numbers compared; texts are numbers as well, see `texts.py`."""

    operator: Literal["==", "<", "<="]
    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class Variable:
    """A number of the case, by its key."""

    key: Key
    sort: Sort


@dataclass(frozen=True, slots=True)
class Number:
    """A number written out."""

    value: int | Decimal


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """A sum, difference or product of two numbers."""

    operator: Literal["+", "-", "*"]
    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class Length:
    """How long the text of a number is: the same for two texts that are the same."""

    text: Term


Term = Variable | Number | Arithmetic | Length
Formula = Truth | Atom | Not | And | Or | Compare
TRUE = Truth(True)
FALSE = Truth(False)


def conj(*parts: Formula) -> Formula:
    """Return the formula that holds where all parts do."""
    return _gather(parts, And, TRUE, FALSE)


def disj(*parts: Formula) -> Formula:
    """Return the formula that holds where one of the parts does."""
    return _gather(parts, Or, FALSE, TRUE)


def neg(part: Formula) -> Formula:
    """Return the contrary of a formula."""
    match part:
        case Truth(value):
            return FALSE if value else TRUE
        case Not(inner):
            return inner
    return Not(part)


def implies(condition: Formula, result: Formula) -> Formula:
    """Return the formula that holds where `result` does, or `condition` does not."""
    return disj(neg(condition), result)


def equal(left: Term, right: Term) -> Formula:
    """Return the formula that two numbers are the same."""
    if left == right:
        return TRUE
    return _compared("==", left, right)


def less(left: Term, right: Term) -> Formula:
    """Return the formula that one number is less than another."""
    return FALSE if left == right else _compared("<", left, right)


def at_most(left: Term, right: Term) -> Formula:
    """Return the formula that one number is no more than another."""
    return TRUE if left == right else _compared("<=", left, right)


def _compared(operator: Literal["==", "<", "<="], left: Term, right: Term) -> Formula:
    if isinstance(left, Number) and isinstance(right, Number):
        a, b = left.value, right.value
        holds = a == b if operator == "==" else a < b if operator == "<" else a <= b
        return TRUE if holds else FALSE
    return Compare(operator, left, right)


def _gather(
    parts: Iterable[Formula], kind: type[And | Or], neutral: Truth, final: Truth
) -> Formula:
    """Join formulas: nested ones of the kind are opened, what adds nothing is left out."""
    found: dict[Formula, None] = {}
    for part in parts:
        for one in part.parts if isinstance(part, kind) else (part,):
            if one == final or neg(one) in found:
                return final
            if one != neutral:
                found[one] = None
    if not found:
        return neutral
    return next(iter(found)) if len(found) == 1 else kind(tuple(found))


def leaves(formula: Formula) -> Iterator[Atom | Variable]:
    """Yield the atoms and the variables of a formula, each as often as it is named."""
    stack: list[Formula | Term] = [formula]
    while stack:
        match stack.pop():
            case Not(part):
                stack.append(part)
            case And(parts) | Or(parts):
                stack.extend(parts)
            case Compare(_, left, right) | Arithmetic(_, left, right):
                stack += [left, right]
            case Length(text):
                stack.append(text)
            case Atom() | Variable() as leaf:
                yield leaf


def holds(formula: Formula, model: Model) -> bool | None:
    """Say whether a formula holds by a model, None where the model leaves it open."""
    match formula:
        case Truth(value):
            return value
        case Atom(key):
            known = model.get(key)
            return None if known is None else bool(known)
        case Not(part):
            inner = holds(part, model)
            return None if inner is None else not inner
        case And(parts):
            found = [holds(part, model) for part in parts]
            return False if False in found else None if None in found else True
        case Or(parts):
            found = [holds(part, model) for part in parts]
            return True if True in found else None if None in found else False
        case Compare(operator, left, right):
            one, other = _figure(left, model), _figure(right, model)
            if one is None or other is None:
                return None
            return {"==": one == other, "<": one < other, "<=": one <= other}[operator]


def _figure(term: Term, model: Model) -> int | Decimal | None:
    match term:
        case Variable(key):
            return model.get(key)
        case Number(value):
            return value
        case Arithmetic(operator, left, right):
            one, other = _figure(left, model), _figure(right, model)
            if one is None or other is None:
                return None
            a, b = Decimal(one), Decimal(other)
            return {"+": a + b, "-": a - b, "*": a * b}[operator]
    return None
