"""
Ask z3 whether a formula can hold for a case that the schema accepts.

The solver is imported when the first question is put; its budget is counted in its own
steps (`rlimit`) with a fixed seed, so that every machine gives the same answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from qa.proof.formula import (
    FALSE,
    And,
    Arithmetic,
    Atom,
    Compare,
    Formula,
    Key,
    Length,
    Model,
    Not,
    Number,
    Or,
    Term,
    Truth,
    Variable,
)
from qa.proof.groups import Groups

if TYPE_CHECKING:
    import z3

BUDGET = 2_000_000
Found = TypeVar("Found")


class Undecided(Exception):  # noqa: N818 - an outcome, not an error
    """The solver's budget ended before it had an answer."""


@dataclass
class Solver:
    """Facts that hold for every case; each question is put beside them, on its own."""

    facts: Iterable[Formula]
    _solvers: dict[frozenset[int], Any] = field(default_factory=dict)
    _made: dict[int, Any] = field(default_factory=dict)
    _kept: list[Formula] = field(default_factory=list)
    _keys: dict[Key, Any] = field(default_factory=dict)

    @cached_property
    def _groups(self) -> Groups:
        return Groups.of(self.facts)

    @cached_property
    def _world(self) -> Any:
        """The solver's own world: what was asked of another in this process changes no answer."""
        import z3

        return z3.Context()

    def rest(self) -> None:
        """
        Give back what the solver's world holds, some 16 MB before the first formula is in it.

        The next question makes the world anew, in some milliseconds.
        """
        for held in (self._solvers, self._made, self._kept, self._keys):
            held.clear()
        self.__dict__.pop("_world", None)

    def _solver(self, formulas: Iterable[Formula]) -> z3.Solver:
        """Return what knows the facts that have anything to do with some formulas."""
        import z3

        chosen = self._groups.about(formulas)
        if chosen not in self._solvers:
            solver = z3.Solver(ctx=self._world)
            solver.set("random_seed", 0)
            solver.set("rlimit", BUDGET)
            self._add(solver, self._groups.facts(chosen))
            self._solvers[chosen] = solver
        return self._solvers[chosen]

    def _add(self, solver: z3.Solver, formulas: Iterable[Formula]) -> None:
        try:
            solver.add(*(self._formula(one) for one in formulas))
        except RecursionError as error:  # nested deeper than anybody would write
            raise Undecided from error

    def model(self, *formulas: Formula) -> Model | None:
        """
        Return values for which all formulas hold, None where there are none.

        Raises Undecided where the budget did not suffice.
        """
        return self._ask(formulas, lambda solver: self._read(solver.model()))

    def excludes(self, *formulas: Formula) -> bool:
        """Say whether there are no values for which all formulas hold; may raise Undecided."""
        return self._ask(formulas, lambda _: True) is None

    def _ask(
        self, formulas: tuple[Formula, ...], read: Callable[[z3.Solver], Found]
    ) -> Found | None:
        if FALSE in formulas:
            return None
        solver = self._solver(formulas)
        solver.push()
        try:
            self._add(solver, formulas)
            answer = str(solver.check())
            if answer == "unknown":
                raise Undecided
            return read(solver) if answer == "sat" else None
        finally:
            solver.pop()

    def _read(self, model: Any) -> Model:
        found: dict[Key, bool | int | Decimal] = {}
        for key, term in self._keys.items():
            value = model.eval(term, model_completion=False)
            plain = _plain(value)
            if plain is not None:
                found[key] = plain
        return found

    # --- translation -----------------------------------------------------------------

    def _formula(self, formula: Formula) -> Any:
        """Return the solver's form of a formula, made once for each that is shared."""
        known = self._made.get(id(formula))
        if known is None:
            self._kept.append(formula)  # an id is only its own while the formula lives
            known = self._made[id(formula)] = self._new(formula)
        return known

    def _new(self, formula: Formula) -> Any:
        import z3

        match formula:
            case Truth(value):
                return z3.BoolVal(value, self._world)
            case Atom(key):
                return self._key(key, z3.Bool)
            case Not(part):
                return z3.Not(self._formula(part))
            case And(parts):
                return z3.And(*(self._formula(part) for part in parts))
            case Or(parts):
                return z3.Or(*(self._formula(part) for part in parts))
            case Compare(operator, left, right):
                one, other = self._term(left), self._term(right)
                return one == other if operator == "==" else (
                    one < other if operator == "<" else one <= other
                )  # fmt: skip

    def _term(self, term: Term) -> Any:
        import z3

        match term:
            case Variable(key, "whole"):
                return self._key(key, z3.Int)
            case Variable(key):
                return self._key(key, z3.Real)
            case Number(value):
                if isinstance(value, int):
                    return z3.IntVal(value, self._world)
                return z3.RealVal(str(value), self._world)
            case Length(text):
                whole = z3.IntSort(self._world)
                return z3.Function("length", whole, whole)(self._term(text))
            case Arithmetic(operator, left, right):
                one, other = self._term(left), self._term(right)
                return {"+": one + other, "-": one - other, "*": one * other}[operator]

    def _key(self, key: Key, make: Any) -> Any:
        if key not in self._keys:
            self._keys[key] = make(f"{key[0]}!{len(self._keys)}", self._world)
        return self._keys[key]


def _plain(value: Any) -> bool | int | Decimal | None:
    """Return a value of a model as Python has it, None where the model leaves it open."""
    import z3

    if z3.is_true(value) or z3.is_false(value):
        return bool(z3.is_true(value))
    if z3.is_int_value(value):
        return int(value.as_long())
    if z3.is_rational_value(value):
        ratio = Fraction(value.numerator_as_long(), value.denominator_as_long())
        return Decimal(ratio.numerator) / Decimal(ratio.denominator)
    return None
