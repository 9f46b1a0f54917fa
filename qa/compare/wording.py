"""The wording of two versions, line against line and word against word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

ALIKE = 0.5  # from here a line that was replaced is the same line, reworded
LONG = 400  # lines beyond which a run of replaced lines is told as it is, not paired
_WORDS = re.compile(r"\s+|\{[{%#].*?[}%#]\}|\w+|[^\w\s]")
_HEADING = re.compile(r"^(#{1,9}) ")
Kind = Literal["same", "added", "removed"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a reworded line, and in which version they stand."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A line that only one version has, or that says something else; "" where there is none."""

    old: str
    new: str

    @property
    def levels(self) -> tuple[int, int]:
        """The levels of the two lines as headings, 0 for none."""
        before, after = (_HEADING.match(one) for one in (self.old, self.new))
        return len(before[1]) if before else 0, len(after[1]) if after else 0

    @property
    def bare(self) -> Change:
        """The change without the marks of headings, which a page shows in words."""
        return Change(_HEADING.sub("", self.old), _HEADING.sub("", self.new))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The words of both versions in reading order, tags whole."""
        return tuple(_pieces(_split(self.old), _split(self.new)))


def changes(old: Sequence[str], new: Sequence[str]) -> tuple[Change, ...]:
    """Return the lines that differ, in reading order."""
    return tuple(_changes(old, new))


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, i, to_i, j, to_j in matcher.get_opcodes():
        if kind != "equal":
            yield from _paired(old[i:to_i], new[j:to_j])


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    """Pair each line with the first one alike that follows; the others stand alone."""
    start = 0
    for line in old:
        near = new[start:] if len(old) + len(new) <= LONG else new[start : start + 1]
        found = next((n for n, other in enumerate(near, start) if _alike(line, other)), None)
        if found is None:
            yield Change(line, "")
            continue
        yield from (Change("", other) for other in new[start:found])
        yield Change(line, new[found])
        start = found + 1
    yield from (Change("", other) for other in new[start:])


def _alike(old: str, new: str) -> bool:
    matcher = SequenceMatcher(None, _split(old), _split(new), autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _split(text: str) -> list[str]:
    return _WORDS.findall(text)


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, i, to_i, j, to_j in matcher.get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(old[i:to_i]))
            continue
        if i < to_i:
            yield Piece("removed", "".join(old[i:to_i]))
        if j < to_j:
            yield Piece("added", "".join(new[j:to_j]))
