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

from qa.law.catalogue import Condition, Section
from qa.law.sections import matches
from qa.letter.aligning import Alignment, Need, Pair, Said, align
from qa.letter.master import Master
from qa.letter.seams import Row, Sewn, sewn
from qa.letter.slot import Slot
from qa.proof.formula import FALSE, TRUE, Formula, conj, disj, neg

PLAIN = 3  # literal words that a paragraph needs to show anything


@dataclass(frozen=True)
class Reading:
    """A letter read by the template that it was made of."""

    master: Master
    given: tuple[Said, ...]

    @cached_property
    def _sewn(self) -> tuple[Sewn, ...]:
        return tuple(sewn(self.given, self.master))

    @cached_property
    def letter(self) -> tuple[Said, ...]:
        """The paragraphs as the template has them, where one was parted or two were joined."""
        return tuple(one for one, _ in self._sewn)

    @cached_property
    def _exact(self) -> tuple[Row, ...]:
        """How each paragraph reads as some of the template's."""
        return tuple(row for _, row in self._sewn)

    @cached_property
    def _rows(self) -> dict[Said, Row]:
        return dict(self._sewn)

    @cached_property
    def _first(self) -> Alignment:
        """The letter beside its template, while nothing is known of the case."""
        return self._align(lambda slot: True if slot.when == TRUE else None)

    @cached_property
    def _shown(self) -> tuple[tuple[Pair, Formula], ...]:
        """What each paragraph that is plain shows, the most words first."""
        found = [
            (pair, disj(*_conditions(self._rows[pair.said].values())))
            for pair in self._first.pairs
            if pair.exact and _is_plain(pair)
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

    def _align(self, need: Need) -> Alignment:
        return align(self.master, self.letter, self._exact, need)

    def _need(self, slot: Slot) -> bool | None:
        held = self.must(slot.when)
        return None if held and slot.loop else held

    @cached_property
    def alignment(self) -> Alignment:
        """The letter beside its template, with what is known of the case."""
        return self._align(self._need)

    def is_known(self, said: Said) -> bool:
        """Say whether a paragraph reads as some of the template's, words and all."""
        return any(pair.own and pair.pattern.weight for pair in self._rows[said].values())

    @cached_property
    def unchosen(self) -> tuple[Slot, ...]:
        """
        The first paragraph of each choice of which the letter has none, though it needs one.

        A condition with an alternative writes something in any case; where nothing of either
        is there, nothing shows which of them is missing.
        """
        met = {pair.slot.number for pair in self.alignment.pairs}
        met |= {  # or it stands elsewhere
            number
            for row in self._exact
            for number, pair in row.items()
            if pair.own and _is_plain(pair)
        }
        choices: dict[int, list[Slot]] = {}
        for slot in self.master.slots:
            if slot.line.paragraph.blocks and not slot.loop:
                choices.setdefault(slot.line.paragraph.blocks[-1][0], []).append(slot)
        found = []
        for slots in choices.values():
            open_ = [slot for slot in slots if self.must(slot.when) is None]
            if open_ and not any(slot.number in met for slot in slots):
                if open_[0].weight and self.must(disj(*(slot.when for slot in open_))):
                    found.append(open_[0])
        return tuple(found)

    def copies(self, section: Section) -> int:
        """Return how many headings of a section the template has, one to a letter at least."""
        return sum(
            slot.line.level not in (None, 0)
            and section in self.master.locks[slot.number].sections
            and _reads(slot, section, self.master.proof.template.language)
            for slot in self.master.slots
        )

    @cached_property
    def outcome(self) -> str:
        """The class of the decision that the letter shows, "" where it shows none or several."""
        left = [
            name
            for name, when in self.master.outcomes.items()
            if not self.master.excluded(self.known, when)
        ]
        return left[0] if len(left) == 1 else ""


def _reads(slot: Slot, section: Section, language: str) -> bool:
    words = " ".join(slot.line.paragraph.text.split())
    return matches(words, section.headings.get(language, ()))


def _conditions(pairs: Iterable[Pair]) -> Iterator[Formula]:
    """Yield under which conditions a paragraph may be what it is, those without words left out."""
    yield from (pair.pattern.when for pair in pairs if pair.pattern.weight)


def _is_plain(pair: Pair) -> bool:
    """Say whether a paragraph is surely the template's: by its words, or as a heading of it."""
    if pair.slot.line.level is not None and pair.said.is_heading:
        return pair.pattern.weight > 0 and not pair.pattern.has_holes
    return pair.pattern.weight >= PLAIN
