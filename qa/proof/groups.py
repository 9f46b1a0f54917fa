"""Facts by what they are about: a question needs only those that have to do with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from qa.proof.formula import And, Formula, Key, leaves


@dataclass
class Groups:
    """
    Facts in groups: two that speak of the same are in one.

    A question that speaks of nothing is about all of them; facts about nothing (how long
    the literals are) go with any question.
    """

    _by_key: dict[Key, int] = field(default_factory=dict)
    _facts: dict[int, list[Formula]] = field(default_factory=dict)
    _general: list[Formula] = field(default_factory=list)

    @classmethod
    def of(cls, facts: Iterable[Formula]) -> Groups:
        """Return facts in their groups."""
        parts = [part for fact in facts for part in _parts(fact)]
        keys = [[leaf.key for leaf in leaves(part)] for part in parts]
        above: dict[Key, Key] = {}
        for several in keys:
            for one in several:
                above.setdefault(one, one)
                above[_top(above, one)] = _top(above, several[0])
        numbers: dict[Key, int] = {}
        made = cls()
        for part, several in zip(parts, keys, strict=True):
            if not several:
                made._general.append(part)
                continue
            number = numbers.setdefault(_top(above, several[0]), len(numbers))
            made._facts.setdefault(number, []).append(part)
            made._by_key |= dict.fromkeys(several, number)
        return made

    def about(self, formulas: Iterable[Formula]) -> frozenset[int]:
        """Return the groups that have to do with some formulas."""
        keys = {leaf.key for formula in formulas for leaf in leaves(formula)}
        if not keys:
            return frozenset(self._facts)
        return frozenset(self._by_key[key] for key in keys if key in self._by_key)

    def facts(self, chosen: frozenset[int]) -> Iterator[Formula]:
        """Yield the facts of some groups."""
        yield from self._general
        for number in sorted(chosen):
            yield from self._facts[number]


def _parts(fact: Formula) -> Iterator[Formula]:
    if isinstance(fact, And):
        for part in fact.parts:
            yield from _parts(part)
    else:
        yield fact


def _top(above: dict[Key, Key], key: Key) -> Key:
    while above[key] != key:
        above[key] = above[above[key]]
        key = above[key]
    return key
