"""
A letter laid beside its template: which paragraph is which, with the least that is not explained.

The best way through a table of what the letter has (down) and the template has (across), as in a
comparison of texts (Needleman and Wunsch 1970). A paragraph that reads as the template says
counts most; one that is much like it less; what the template has and the letter lacks counts
against, but not what a condition may leave out. A loop may be gone through again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from qa.letter.index import Entry
from qa.letter.master import Master
from qa.letter.pattern import HOLE, Pattern, normal, words
from qa.letter.signs import bare
from qa.letter.slot import Slot
from render.finished.letter import Line

LIKE = 0.6  # of the literal words, for a paragraph to be the one that was changed
FEW = 3  # literal words that likeness needs
_HOLE, _EXACT, _OPEN = 1.0, 10.0, 6.0
_MOST = 40
_LACK, _LACK_HOLE, _EXTRA = -4.0, -1.5, -0.5
Need = Callable[[Slot], bool | None]  # that a letter must have a paragraph, must not, or may


@dataclass(frozen=True)
class Said:
    """A paragraph of a letter that shows something: its number among all, its words."""

    index: int
    text: str
    normal: str
    counted: Counter[str] = field(hash=False)
    is_heading: bool = False
    cell: tuple[int, int, int] | None = None

    @cached_property
    def bare(self) -> str:
        """The text without the signs that mean nothing."""
        return bare(self.text)

    def __repr__(self) -> str:
        return f"Said({self.index})"  # the words are personal


@dataclass(frozen=True)
class Pair:
    """
    A paragraph of the letter that stands for one of the template's.

    `pattern` is the way that it reads; `exact` that it reads so, `own` that the municipality's
    words in it are those of the library.
    """

    said: Said
    slot: Slot
    pattern: Pattern
    exact: bool
    own: bool
    score: float


@dataclass(frozen=True)
class Alignment:
    """The pairs in the letter's order; what the letter has beside, and what it lacks."""

    pairs: tuple[Pair, ...]
    extra: tuple[Said, ...]
    lacking: tuple[Slot, ...]


def said(lines: Sequence[Line]) -> tuple[Said, ...]:
    """Return the paragraphs of a letter that show anything."""
    return tuple(
        spoken(index, line.text, line.level is not None, line.place.cell)
        for index, line in enumerate(lines)
        if not line.is_blank
    )


def spoken(
    index: int, text: str, is_heading: bool = False, cell: tuple[int, int, int] | None = None
) -> Said:
    """Return a paragraph by its words."""
    counted = Counter(one for one in words(text) if one != HOLE)
    return Said(index, text, normal(text), counted, is_heading, cell)


def align(
    master: Master, letter: Sequence[Said], rows: Sequence[Mapping[int, Pair]], need: Need
) -> Alignment:
    """
    Lay a letter beside a template; `need` says which paragraphs it must have.

    `rows` say of each paragraph how it reads as the template's, as `exact` does.
    """
    needed = {slot.number: need(slot) for slot in master.slots}
    slots = [slot for slot in master.slots if needed[slot.number] is not False]
    return _Table(letter, slots, rows, needed).best()


def exact(said: Said, master: Master) -> dict[int, Pair]:
    """Return how a paragraph reads as the template's, by the number of the paragraph there."""
    found: dict[int, Pair] = {}
    for entry in master.index.about(said.normal):
        if entry.pattern.matches(said.normal):
            pair = _exact(said, entry)
            known = found.get(entry.slot.number)
            if known is None or pair.score > known.score:
                found[entry.slot.number] = pair
    if not any(pair.own and pair.pattern.weight for pair in found.values()):
        _put_nearly(found, said, master)
    return found


def _put_nearly(found: dict[int, Pair], said: Said, master: Master) -> None:
    """Add how a paragraph reads but for signs that mean nothing."""
    for entry in master.index.nearly(said.bare):
        if entry.pattern.means(said.bare):
            pair = _exact(said, entry)
            known = found.get(entry.slot.number)
            if known is None or not known.own or pair.score > known.score:
                found[entry.slot.number] = pair


def _exact(said: Said, entry: Entry) -> Pair:
    weight = min(entry.pattern.weight, _MOST)
    if entry.own:
        score = _EXACT + weight if weight else _HOLE
    else:
        score = _OPEN + weight if weight else _HOLE * 0.75
    return Pair(said, entry.slot, entry.pattern, exact=True, own=entry.own, score=score)


def _like(said: Said, slot: Slot) -> Pair | None:
    """Return the way of a changed paragraph that is most like it, None where none is."""
    best, most = None, LIKE
    for pattern in slot.patterns:
        if pattern.weight >= FEW:
            likeness = pattern.likeness(said.counted)
            if likeness >= most:
                best, most = pattern, likeness
    if best is None:
        return None
    score = most * min(best.weight, _MOST) * 0.7
    return Pair(said, slot, best, exact=False, own=True, score=score)


class _Table:
    """The scores of all ways, row by row, and the steps that led to them."""

    def __init__(
        self,
        letter: Sequence[Said],
        slots: Sequence[Slot],
        rows: Sequence[Mapping[int, Pair]],
        needed: Mapping[int, bool | None],
    ) -> None:
        self.letter, self.slots = letter, slots
        self.lack = [
            (_LACK_HOLE if slot.weight == 0 else _LACK) if needed[slot.number] else 0.0
            for slot in slots
        ]
        self.needed = needed
        self.loops = _loops(slots)
        self.pairs = self._pairs(rows)

    def _pairs(self, rows: Sequence[Mapping[int, Pair]]) -> list[dict[int, Pair]]:
        """Return what each paragraph may be: exactly so, else what it is like."""
        places = {slot.number: place for place, slot in enumerate(self.slots)}
        found = [
            {places[number]: pair for number, pair in row.items() if number in places}
            for row in rows
        ]
        taken = {place for row in found for place, pair in row.items() if pair.pattern.weight}
        left = [slot for place, slot in enumerate(self.slots) if place not in taken or slot.loop]
        for one, row in zip(self.letter, found, strict=True):
            if not any(pair.pattern.weight for pair in row.values()):
                for slot in left:
                    like = _like(one, slot)
                    if like is not None:
                        row[places[slot.number]] = like
        return found

    def best(self) -> Alignment:
        """Return the best way through the table."""
        width = len(self.slots)
        row = [0.0] * (width + 1)
        steps: list[list[tuple[int, int]]] = []  # per row: the step into each place
        first: list[tuple[int, int]] = [(-1, -1)] * (width + 1)
        self._go_on(0, row, first)
        steps.append(first)
        for number, pairs in enumerate(self.pairs, 1):
            row, taken = self._row(number, row, pairs)
            steps.append(taken)
        return self._told(steps)

    def _row(
        self, number: int, before: Sequence[float], pairs: Mapping[int, Pair]
    ) -> tuple[list[float], list[tuple[int, int]]]:
        row = [score + _EXTRA for score in before]
        steps = [(number - 1, place) for place in range(len(row))]  # a paragraph beside all
        for place, pair in pairs.items():
            self._take(row, steps, place + 1, before[place] + pair.score, (number - 1, place))
            if pair.slot.spread and pair.exact:  # one more paragraph of the same text
                score = before[place + 1] + pair.score
                self._take(row, steps, place + 1, score, (number - 1, place + 1))
        self._go_on(number, row, steps)
        return row, steps

    def _go_on(self, number: int, row: list[float], steps: list[tuple[int, int]]) -> None:
        """Let the template's paragraphs go by, and its loops begin again."""
        for place, lack in enumerate(self.lack):
            self._take(row, steps, place + 1, row[place] + lack, (number, place))
            for first in self.loops.get(place, ()):
                if row[place + 1] > row[first]:
                    row[first], steps[first] = row[place + 1], (number, place + 1)
                    for again in range(first, place + 1):
                        score = row[again] + self.lack[again]
                        self._take(row, steps, again + 1, score, (number, again))

    @staticmethod
    def _take(
        row: list[float],
        steps: list[tuple[int, int]],
        place: int,
        score: float,
        step: tuple[int, int],
    ) -> None:
        if score > row[place] or steps[place] == (-1, -1):
            row[place], steps[place] = score, step

    def _told(self, steps: Sequence[Sequence[tuple[int, int]]]) -> Alignment:
        """Go the best way back, and say what it was."""
        number, place = len(self.letter), len(self.slots)
        pairs: list[Pair] = []
        extra: list[Said] = []
        passed: set[int] = set()
        while (number, place) != (0, 0):
            before, earlier = steps[number][place]
            if before == number:
                if earlier < place:
                    passed.add(place - 1)
            elif self._is_extra(before, earlier, place):
                extra.append(self.letter[before])
            else:
                pairs.append(self.pairs[before][place - 1])
            number, place = before, earlier
        met = {pair.slot.number for pair in pairs}
        lacking = tuple(
            slot
            for index, slot in enumerate(self.slots)
            if index in passed and self.needed[slot.number] and slot.number not in met
        )
        return Alignment(tuple(reversed(pairs)), tuple(reversed(extra)), lacking)

    def _is_extra(self, before: int, earlier: int, place: int) -> bool:
        """Say whether a step down took a paragraph for none of the template's."""
        if earlier != place:
            return False
        pair = self.pairs[before].get(place - 1)
        return pair is None or not pair.slot.spread or not pair.exact


def _loops(slots: Sequence[Slot]) -> dict[int, tuple[int, ...]]:
    """Return, for the last place of each loop, the first places of those that end there."""
    spans: dict[int, list[int]] = {}
    for place, slot in enumerate(slots):
        for tag in slot.loop:
            spans.setdefault(tag, []).append(place)
    found: dict[int, tuple[int, ...]] = {}
    for places in spans.values():
        found[places[-1]] = (*found.get(places[-1], ()), places[0])
    return found
