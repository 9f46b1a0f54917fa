"""The ways that the paragraphs of a template may read, found by how a text begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.letter.pattern import Pattern
from qa.letter.slot import Slot

LENGTH = 5  # characters that a text is looked up by


@dataclass(frozen=True)
class Entry:
    """A way that a paragraph may read; `own` with the municipality's own words written out."""

    slot: Slot
    pattern: Pattern
    own: bool


class Index:
    """All ways of a template: those with a beginning of their own by it, the others in a list."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self._begins: dict[str, list[Entry]] = {}
        self._others: list[Entry] = []
        for entry in _entries(slots):
            first = entry.pattern.pieces[0]
            if len(first) >= LENGTH:
                self._begins.setdefault(first[:LENGTH], []).append(entry)
            else:
                self._others.append(entry)

    def about(self, text: str) -> Iterator[Entry]:
        """Yield the ways that a text in normal form may read in."""
        yield from self._begins.get(text[:LENGTH], ())
        yield from self._others


def _entries(slots: Sequence[Slot]) -> Iterator[Entry]:
    for slot in slots:
        yield from (Entry(slot, one, own=True) for one in slot.patterns)
        own = {one.text for one in slot.patterns}
        yield from (Entry(slot, one, own=False) for one in slot.open if one.text not in own)
