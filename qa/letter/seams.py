"""
Where a hand has parted a paragraph of the template, or joined two of them: nothing is changed.

Enter and Delete move the borders of paragraphs; the words stay. A letter is read with the borders
of its template, so that a word which is there is told neither as gone nor as put in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from qa.letter.aligning import FEW, LIKE, Pair, Said, exact, spoken
from qa.letter.index import Entry
from qa.letter.master import Master
from qa.letter.pattern import Pattern
from qa.letter.slot import Slot

Row = dict[int, Pair]  # how a paragraph reads, by the number of the template's
Sewn = tuple[Said, Row]
PARTS = 4  # that one paragraph may have been parted into
_AROUND = 3  # paragraphs: one of the template around one of the hand
_PLAIN = 3  # literal words that a reading needs to be sure
_NEXT = 4  # paragraphs of the template from one to the next that it was joined with
_HALF = 0.5  # of the shorter of two texts, beside as many words as the longer has
_SURE = 0.6  # of the words of a part that those of the template must account for
_SHORT, _LONG = 6, 12  # characters that a paragraph is known by as it begins
_CUT = re.compile(
    r"\s+|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])|(?<=[a-zæøå])(?=[A-ZÆØÅ])"
    r"|(?<=[.,:;!?])(?=[^\W_])"
)


@dataclass(frozen=True)
class _Search:
    """What of a template no paragraph of a letter is by itself: only that can have been moved."""

    master: Master
    taken: frozenset[int]

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The paragraphs of text that are not there as the template has them."""
        return tuple(
            slot
            for slot in self.master.slots
            if slot.line.level is None and slot.number not in self.taken
        )

    @cached_property
    def sure(self) -> tuple[Entry, ...]:
        """Their ways of reading that are plain."""
        free = {slot.number for slot in self.slots}
        return tuple(e for e in self.master.index.weighty if e.slot.number in free)

    def row(self, one: Said) -> Row:
        """Return how a paragraph reads."""
        return exact(one, self.master)

    def after(self, slot: Slot) -> tuple[Slot, ...]:
        """Return the paragraphs that may have been joined to one, in order."""
        near = range(slot.number + 1, slot.number + 1 + _NEXT)
        return tuple(one for one in self.slots if one.number in near)


def sewn(letter: Sequence[Said], master: Master) -> Iterator[Sewn]:
    """Yield the paragraphs of a letter within the template's borders, with how each reads."""
    rows = [exact(one, master) for one in letter]
    taken = frozenset(n for row in rows for n, pair in row.items() if _is_told(pair))
    search = _Search(master, taken)
    at = 0
    while at < len(letter):
        met = _joined(letter[at : at + PARTS], rows[at : at + PARTS], search)
        if met is not None:
            count, *found = met
            yield from ((one, search.row(one)) for one in found)
            at += count
            continue
        for part in _parted(letter[at], rows[at], search) or (letter[at],):
            yield part, rows[at] if part is letter[at] else search.row(part)
        at += 1


# --- a paragraph that was parted ---------------------------------------------------------


def _joined(
    letter: Sequence[Said], rows: Sequence[Row], search: _Search
) -> tuple[int, *tuple[Said, ...]] | None:
    """
    Return how many paragraphs read as one of the template's together, and that one.

    And one that stands between two of them, and is none of it.
    """
    like: tuple[int, *tuple[Said, ...]] | None = None
    patterns = list(_begun(letter[0], rows[0], search))
    for count in range(2, len(letter) + 1):
        parts = letter[:count]
        if any(one.is_heading or one.cell != parts[0].cell for one in parts):
            break
        whole, ends = _one(parts), (parts[0], parts[-1])
        known = [_is_known(row) for row in rows[:count]]
        if not any(known[1:]) and _is_parted(parts, patterns):
            return count, whole
        if not any(known) and _is_nearly_parted(whole, parts, search):
            like = count, whole
        if count == _AROUND and like is None and not known[-1] and _is_parted(ends, patterns):
            like = count, _one(ends), parts[1]
    return like


def _begun(one: Said, row: Row, search: _Search) -> Iterator[Pattern]:
    """Yield the ways of reading that a paragraph may be the beginning of."""
    own = [pair.slot for pair in row.values() if _is_told(pair)]  # as its shorter way
    longer = (way for slot in own[:1] for way in slot.patterns if not way.reads(one.text))
    for pattern in longer if own else (entry.pattern for entry in search.sure):
        first = pattern.bare[0]
        if _is_sure(pattern) and (first.startswith(one.bare) or one.bare.startswith(first)):
            yield pattern


def _one(parts: Sequence[Said]) -> Said:
    return _part(parts[0], " ".join(part.text.strip() for part in parts))


def _is_parted(parts: Sequence[Said], patterns: Sequence[Pattern]) -> bool:
    """Say whether paragraphs read in one of some ways together, each border within its words."""
    borders = [(_one(parts[:at]).text, _one(parts[at:]).text) for at in range(1, len(parts))]
    whole = _one(parts).text if patterns else ""
    return any(
        pattern.reads(whole) and all(pattern.has_seam(*border) for border in borders)
        for pattern in patterns
    )


def _is_nearly_parted(whole: Said, parts: Sequence[Said], search: _Search) -> bool:
    """Say whether paragraphs are like one of the template's, each with words of its own of it."""
    return any(
        pattern.weight >= 2 * FEW
        and pattern.likeness(whole.counted) >= LIKE
        and all(_adds(pattern, whole, part) for part in parts)
        for slot in search.slots
        for pattern in slot.patterns
    )


def _adds(pattern: Pattern, whole: Said, part: Said) -> bool:
    """Say whether a part has words of a pattern that the rest of the whole has not."""
    shared = (pattern.literal & whole.counted).total()
    others = (pattern.literal & (whole.counted - part.counted)).total()
    return shared - others >= _SURE * part.counted.total()


# --- paragraphs that were joined ---------------------------------------------------------


def _parted(one: Said, row: Row, search: _Search) -> tuple[Said, ...]:
    """Return the paragraphs of the template that one of the letter is made of, () if of one."""
    if one.is_heading or not search.slots:
        return ()
    return (
        _from_beginning(one, row, search)
        or (() if _is_known(row) else _before_ending(one, search))
        or (() if _is_known(row) else _nearly(one, search))
    )


def _cuts(one: Said) -> Iterator[tuple[str, str]]:
    for match in _CUT.finditer(one.text):
        left, right = one.text[: match.start()], one.text[match.end() :]
        if left.strip() and right.strip():
            yield left, right


def _from_beginning(one: Said, row: Row, search: _Search) -> tuple[Said, ...]:
    """Part a paragraph that begins as one of the template's, and goes on as a later one."""
    for entry in _beginning(one, row, search):
        following = search.after(entry.slot)
        for left, right in _cuts(one) if following else ():
            if entry.pattern.reads(left):
                rest = _part(one, right)
                if _goes_on(rest, following, entry, search.row(rest)):
                    more = _parted(rest, search.row(rest), search)
                    return _part(one, left), *(more or (rest,))
    return ()


def _beginning(one: Said, row: Row, search: _Search) -> Iterator[Entry]:
    """Yield the template's paragraphs that another's words may follow in this one."""
    known = {n for n, pair in row.items() if pair.own and pair.pattern.weight}
    known = {n for n in known if row[n].pattern.bare[0]}
    for entry in search.master.index.nearly(one.bare) if known else search.sure:
        first, slot = entry.pattern.bare[0], entry.slot
        if first and one.bare.startswith(first) and slot.line.level is None and not slot.spread:
            if not known or (slot.number in known and entry.pattern.has_holes):
                yield entry


def _goes_on(rest: Said, slots: Sequence[Slot], entry: Entry, row: Row) -> bool:
    """Say whether a rest begins as one of the template's next paragraphs."""
    is_long = not entry.pattern.has_holes and entry.pattern.weight >= _PLAIN
    for slot in slots:
        is_next = slot.number == entry.slot.number + 1
        pair = row.get(slot.number)
        if pair is not None and pair.own:
            is_line = is_long and (pair.pattern.weight > 0 or (is_next and not slot.spread))
            if _is_sure(pair.pattern) or is_line:
                return True
        least = _SHORT if is_next else _LONG
        begins = [one.bare[0] for one in slot.patterns if len(one.bare[0]) >= least]
        if any(rest.bare.startswith(first) for first in begins):
            return True
    return False


def _before_ending(one: Said, search: _Search) -> tuple[Said, ...]:
    """Part a paragraph that ends as one of the template's, behind a line of the case."""
    for entry in search.sure:
        pattern, before = entry.pattern, search.master.slots[entry.slot.number - 1]
        is_line = before.weight == 0 and not (before.spread or before.loop)
        if is_line and not pattern.has_holes and one.bare.endswith(pattern.bare[0]):
            for left, right in _cuts(one) if before.line.level is None else ():
                if entry.slot.number and pattern.reads(right):
                    return _part(one, left), _part(one, right)
    return ()


def _nearly(one: Said, search: _Search) -> tuple[Said, ...]:
    """Return the two paragraphs that one is like, where a hand joined them and changed a word."""
    texts = [slot for slot in search.slots if slot.weight >= FEW]
    for slot, other in pairwise(texts) if one.counted.total() >= 2 * FEW else ():
        pattern, after = slot.patterns[0], other.patterns[0]
        if other.number - slot.number <= _NEXT and _has_both(one, pattern, after):
            cuts = (
                (_likeness(left, pattern) + _likeness(right, after), left, right)
                for left, right in _cuts(one)
            )
            likeness, left, right = max(cuts, default=(0.0, "", ""))
            if likeness >= 2 * LIKE:
                return _part(one, left), _part(one, right)
    return ()


def _has_both(one: Said, pattern: Pattern, after: Pattern) -> bool:
    least, most = sorted((pattern.weight, after.weight))
    shared = ((pattern.literal + after.literal) & one.counted).total()
    return shared >= most + _HALF * least


def _likeness(text: str, pattern: Pattern) -> float:
    return pattern.likeness(spoken(0, text).counted)


def _part(one: Said, text: str) -> Said:
    return replace(spoken(one.index, text), cell=one.cell)


# --- what a reading is worth ---------------------------------------------------------------


def _is_sure(pattern: Pattern) -> bool:
    return pattern.weight >= _PLAIN or (pattern.weight > 0 and not pattern.has_holes)


def _is_known(row: Row, but: int = -1) -> bool:
    """Say whether a paragraph reads as one of the template's by itself, but for one of them."""
    return any(_is_told(pair) for number, pair in row.items() if number != but)


def _is_told(pair: Pair) -> bool:
    """Say whether a reading is plain; what begins with the case may have swallowed other text."""
    return pair.own and _is_sure(pair.pattern) and pair.pattern.bare[0] != ""
