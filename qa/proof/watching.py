"""
What leaves the case by print: where the content of some watched places may come into the letter.

A place is watched wherever its content goes: through names, conditions, loops, filters, blocks
and macros, into any part of the document. Each output that may print it is noted with the
condition under which it does. What a letter tells by its own words (`{% if by == "X" %}X`) is
no output of the place, and is not followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qa.proof.contract import Contract
from qa.proof.formula import FALSE, Formula, Number, at_most, conj, disj, neg
from qa.proof.scope import At
from qa.proof.site import ITEM, Path, Site
from qa.proof.value import Anything, Given, Pair, Rows, Text, Value
from render.expression import Binary, Call, Expression, Field, Filter, Index, Unary
from render.tag import Tag

if TYPE_CHECKING:
    from qa.proof.reader import Reader

Names = tuple[str, ...]
Parts = tuple[tuple[Formula, Site], ...]
_COUNTING = frozenset({"length", "count", "sum"})  # of a list: no word of it
_ANSWERS = frozenset({"==", "!=", "<", "<=", ">", ">=", "in", "not in"})


@dataclass(frozen=True, slots=True)
class Watched:
    """
    A place whose content must not print unless a field beside it says that it may.

    `names` lead to it, `[]` for the items of a list; `flag` is the field of the group that holds
    it which must be false, "" where there is none.
    """

    names: Names
    flag: str = ""

    def holds(self, names: Names) -> bool:
        """Say whether some names lead into the place, or to a group that holds it."""
        short = min(len(names), len(self.names))
        return names[:short] == self.names[:short]


@dataclass(frozen=True, slots=True)
class Leaving:
    """An output that may print a watched place: at `tag`, what stands at `site`, and when."""

    tag: Tag
    watched: Watched
    site: Site
    condition: Formula


@dataclass
class Watch:
    """
    Follows watched places through one part of the document.

    `leaving` are the outputs that were met; `values` what each expression last gave, so that
    what was made of it can be asked; `inside` is what the blocks and macros that are open print.
    """

    places: tuple[Watched, ...] = ()
    leaving: list[Leaving] = field(default_factory=list)
    values: dict[Expression, Value] = field(default_factory=dict)
    inside: list[list[tuple[Formula, Site]]] = field(default_factory=list)

    # --- what a value holds ------------------------------------------------------------

    def read(self, source: Expression, value: Value) -> Value:
        """Return what an expression gave, with what it holds of watched places."""
        if not self.places:
            return value
        made = self._made(source, value)
        found = replace(value, made_of=_once((*value.made_of, *made))) if made else value
        self.values[source] = found
        return found

    def _made(self, source: Expression, value: Value) -> Parts:
        match source:
            case Filter(operand, name, arguments, named) if name not in _COUNTING:
                given = (operand, *arguments, *(item for _, item in named))
                return () if _is_placed(value) else self._of(*given)
            case Binary(operator, left, right) if operator not in _ANSWERS:
                return self._of(left, right)
            case Unary(operator, operand) if operator != "not":
                return self._of(operand)
            case Field(base, _) | Index(base, _):
                known = self.values.get(base)
                lost = any(isinstance(one, Anything) for _, one in value)
                return self._of(base) if lost else known.made_of if known is not None else ()
            case Call(_, arguments, named) if not value.made_of:
                return self._of(*arguments, *(item for _, item in named))
        return ()

    def _of(self, *sources: Expression) -> Parts:
        known = (self.values.get(source) for source in sources)
        return tuple(part for value in known if value is not None for part in self.content(value))

    def content(self, value: Value) -> Parts:
        """Return the watched places whose content a value holds, each with when it does."""
        if not self.places:
            return ()
        held = (*_sites(value), *value.made_of)
        return _once((when, site) for when, site in held if self._is_watched(site))

    def each(self, whole: Value, each: Value) -> Value:
        """Return any item of what is looped over, with what it holds of the whole."""
        if not self.places or _is_placed(each):
            return each
        parts = tuple((w, s) for w, s in self.content(whole) if s.kinds != ("object",))
        return replace(each, made_of=_once((*each.made_of, *parts)))

    def _is_watched(self, site: Site) -> bool:
        names = names_of(site.path)
        return any(one.holds(names) for one in self.places)

    # --- what prints -------------------------------------------------------------------

    def prints(self, reader: Reader, value: Value, at: At) -> None:
        """Note what a tag prints: in the letter, or in a block that is printed elsewhere."""
        for when, site in self.content(value):
            condition = conj(at.path, when)
            if condition == FALSE or at.tag.twin:
                continue
            if self.inside:
                self.inside[-1].append((condition, site))
                continue
            for place in self.places:
                if place.holds(names_of(site.path)):
                    barred = conj(condition, neg(_allowed(reader.contract, place, site)))
                    self.leaving.append(Leaving(at.tag, place, site, barred))

    def begin(self) -> None:
        """Begin a block or macro: what is printed now prints where its markup does."""
        self.inside.append([])

    def end(self, markup: Value) -> Value:
        """End it; return its markup with what it holds."""
        return replace(markup, made_of=_once(self.inside.pop()))


def names_of(path: Path) -> Names:
    """Return the names that lead to a site, `[]` for the items of a list."""
    return tuple(step if isinstance(step, str) else ITEM for step in path)


def _allowed(contract: Contract, place: Watched, site: Site) -> Formula:
    """Return the formula that the field beside a place says that it may print."""
    owner = contract.sites.get(site.path[: len(place.names) - 1])
    if owner is None or not place.flag or len(site.path) < len(place.names):
        return FALSE
    flag = contract.child(owner, place.flag)
    return conj(flag.has("boolean"), neg(flag.truth)) if flag is not None else FALSE


def _sites(value: Value) -> Iterator[tuple[Formula, Site]]:
    """Yield the places of the case that the alternatives of a value stand for."""
    for guard, one in value:
        match one:
            case Given(site):
                yield guard, site
            case Text(site=site) if site is not None:
                yield guard, site
            case Rows(length, each, told):
                some = conj(guard, told, at_most(Number(1), length))
                yield from ((conj(some, when), site) for when, site in _sites(each))
                yield from ((conj(some, when), site) for when, site in each.made_of)
            case Pair(values):
                for value in values:
                    yield from ((conj(guard, when), site) for when, site in _sites(value))


def _is_placed(value: Value) -> bool:
    """Say whether all that a value may be is named by its alternatives."""
    return all(_is_named(one) for _, one in value)


def _is_named(one: object) -> bool:
    match one:
        case Given() | Pair():
            return True
        case Text(site=site):
            return site is not None
        case Rows(_, each):
            return _is_placed(each)
    return False


def _once(parts: Iterable[tuple[Formula, Site]]) -> Parts:
    found: dict[Site, Formula] = {}
    for when, site in parts:
        found[site] = disj(found.get(site, FALSE), when)
    return tuple((when, site) for site, when in found.items())
