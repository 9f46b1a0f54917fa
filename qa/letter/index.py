"""The ways that the paragraphs of a template may read, found by how a text begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qa.letter.pattern import Pattern
from qa.letter.slot import Slot

LENGTH = 5  # characters that a text is looked up by
FEW = 3  # words that tell a text that begins with what the case fills


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
        self.weighty = tuple(
            entry
            for entry in _entries(slots)
            if entry.own and entry.pattern.weight and _is_telling(entry.pattern)
        )
        for entry in _entries(slots):
            first = entry.pattern.pieces[0]
            if len(first) >= LENGTH:
                self._begins.setdefault(first[:LENGTH], []).append(entry)
            else:
                self._others.append(entry)
        self._bare: dict[str, list[Entry]] = {}
        for entry in self.weighty:
            self._bare.setdefault(_start(entry.pattern.bare[0]), []).append(entry)

    def nearly(self, text: str) -> Iterator[Entry]:
        """Yield the ways that a bare text may read in."""
        for key in dict.fromkeys(("", _start(text))):
            yield from self._bare.get(key, ())

    def about(self, text: str) -> Iterator[Entry]:
        """Yield the ways that a text in normal form may read in."""
        yield from self._begins.get(text[:LENGTH], ())
        yield from self._others


def _start(text: str) -> str:
    return text[:LENGTH] if len(text) >= LENGTH else ""


def _is_telling(pattern: Pattern) -> bool:
    """Say whether a text is known by the words of a pattern without its signs."""
    return pattern.weight >= FEW or pattern.bare[0] != ""


def _entries(slots: Sequence[Slot]) -> Iterator[Entry]:
    for slot in slots:
        yield from (Entry(slot, one, own=True) for one in slot.patterns)
        own = {one.text for one in slot.patterns}
        yield from (Entry(slot, one, own=False) for one in slot.open if one.text not in own)
