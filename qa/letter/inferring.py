"""
What a letter shows of its case, though nobody has the case.

Words that only stand in the template under a condition show, where they stand in the letter,
that the condition held. What follows from all that is shown, by what was proved of the template
and its schema, is how one knows which paragraphs the letter must have. Only what is there says
anything: that something is missing shows nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from qa.law.catalogue import Condition
from qa.letter.aligning import Alignment, Pair, Said, align, exact
from qa.letter.master import Master, Slot
from qa.proof.formula import FALSE, TRUE, Formula, conj, disj, neg

PLAIN = 3  # literal words that a paragraph needs to show anything


@dataclass(frozen=True)
class Reading:
    """A letter read by the template that it was made of."""

    master: Master
    letter: tuple[Said, ...]

    @cached_property
    def _exact(self) -> tuple[dict[int, Pair], ...]:
        """How each paragraph reads as some of the template's."""
        return tuple(exact(one, self.master.slots) for one in self.letter)

    @cached_property
    def _first(self) -> Alignment:
        """The letter beside its template, while nothing is known of the case."""
        return align(self.master, self.letter, lambda slot: True if slot.when == TRUE else None)

    @cached_property
    def _shown(self) -> tuple[tuple[Pair, Formula], ...]:
        """What each paragraph that is plain shows, the most words first."""
        rows = {one.index: row for one, row in zip(self.letter, self._exact, strict=True)}
        found = [
            (pair, disj(*_conditions(rows[pair.said.index].values())))
            for pair in self._first.pairs
            if pair.exact and pair.pattern.weight >= PLAIN
        ]
        found = [(pair, when) for pair, when in found if when not in (TRUE, FALSE)]
        return tuple(sorted(found, key=lambda one: -one[0].pattern.weight))

    @cached_property
    def _judged(self) -> tuple[Formula, tuple[Pair, ...]]:
        """What the letter shows, and the paragraphs that speak against the rest."""
        every = conj(*(when for _, when in self._shown))
        if not self.master.excluded(every):
            return every, ()
        known: Formula = TRUE
        against: list[Pair] = []
        for pair, when in self._shown:
            if self.master.excluded(known, when):
                against.append(pair)
            else:
                known = conj(known, when)
        return known, tuple(against)

    @property
    def known(self) -> Formula:
        """The formula of all that the letter shows of its case."""
        return self._judged[0]

    @property
    def against(self) -> tuple[Pair, ...]:
        """The paragraphs that cannot be in one letter with the others."""
        return self._judged[1]

    def must(self, condition: Formula) -> bool | None:
        """Say whether a condition holds in this letter, None where the letter does not show it."""
        if condition in (TRUE, FALSE):
            return condition == TRUE
        if self.master.excluded(self.known, neg(condition)):
            return True
        return False if self.master.excluded(self.known, condition) else None

    def needs(self, condition: Condition) -> bool | None:
        """Say whether the letter meets the condition of a row of the law; None if not known."""
        if not (condition.is_always or condition.concept):
            return None
        return self.must(self.master.needs(condition))

    def _need(self, slot: Slot) -> bool | None:
        held = self.must(slot.when)
        return None if held and slot.loop else held

    @cached_property
    def alignment(self) -> Alignment:
        """The letter beside its template, with what is known of the case."""
        return align(self.master, self.letter, self._need)

    @cached_property
    def outcome(self) -> str:
        """The class of the decision that the letter shows, "" where it shows none or several."""
        left = [
            name
            for name, when in self.master.outcomes.items()
            if not self.master.excluded(self.known, when)
        ]
        return left[0] if len(left) == 1 else ""


def _conditions(pairs: Iterable[Pair]) -> Iterator[Formula]:
    """Yield under which conditions a paragraph may be what it is, those without words left out."""
    for pair in pairs:
        if pair.pattern.weight >= PLAIN:
            yield pair.pattern.when
