"""
What a paragraph of a template may read in a letter: literal words, with holes for the case.

Words are compared in a normal form, so that what Word changes by itself (the kind of quotes and
dashes, blanks, a space that does not break) changes nothing. A hole may hold anything. Where that
does not do, they are compared bare, without the signs that a sentence means the same without.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from qa.letter.signs import SAME, SOFT, bare, folded
from qa.proof.formula import Formula

HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"
_BLANK = re.compile(r"\s+")
_WORD = re.compile(rf"[^\W_]+|§+|{HOLE}")


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """Return a text as it is compared: one kind of quotes and dashes, small letters, no blanks."""
    return _BLANK.sub("", folded(text))


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, `HOLE` standing for itself."""
    return tuple(_WORD.findall(folded(text)))


@dataclass(frozen=True)
class Pattern:
    """
    One way that a paragraph may read: `text` has a `HOLE` for each of `tags`; `when` it does.
    """

    text: str
    tags: tuple[int, ...]
    when: Formula
    pieces: tuple[str, ...] = field(init=False)
    literal: Counter[str] = field(init=False)
    weight: int = field(init=False)

    def __post_init__(self) -> None:
        pieces = tuple(normal(piece) for piece in self.text.split(HOLE))
        literal = Counter(word for word in words(self.text) if word != HOLE)
        object.__setattr__(self, "pieces", pieces)
        object.__setattr__(self, "literal", literal)
        object.__setattr__(self, "weight", sum(literal.values()))

    @property
    def has_holes(self) -> bool:
        """Whether the case fills anything here."""
        return len(self.pieces) > 1

    @cached_property
    def bare(self) -> tuple[str, ...]:
        """The pieces without the signs that mean nothing."""
        return tuple(bare(piece) for piece in self.text.split(HOLE))

    def matches(self, text: str) -> bool:
        """Say whether a text in normal form reads so."""
        return _fits(text, self.pieces)

    def means(self, text: str) -> bool:
        """Say whether a bare text reads so."""
        return _fits(text, self.bare)

    def reads(self, text: str) -> bool:
        """Say whether a text as it stands reads so, but for signs that mean nothing."""
        return self.matches(normal(text)) or self.means(bare(text))

    def has_seam(self, left: str, right: str) -> bool:
        """Say whether two texts read so together, and part in words that are not of the case."""
        ways = ((normal, self.pieces), (bare, self.bare))
        return any(_part(form(left), form(right), pieces) for form, pieces in ways)

    def likeness(self, said: Counter[str]) -> float:
        """Return how much of the literal words stands in some words, from 0 to 1."""
        shared = sum((self.literal & said).values())
        whole = self.weight if self.has_holes else (self.weight + sum(said.values())) / 2
        return shared / whole if whole else 0.0


def values(text: str, pattern: Pattern) -> tuple[str, ...]:
    """
    Return what stands in each hole of a text that a pattern matches, () where that is not plain.

    It is plain where no two holes touch, and what is between them occurs in one place only: the
    shortest and the longest reading of each hole are then the same.
    """
    told = " ".join(text.split()).translate(SAME)
    pieces = [" ".join(piece.split()) for piece in pattern.text.translate(SAME).split(HOLE)]
    if any(not piece for piece in pieces[1:-1]):
        return ()
    for shape in (_strict, _free):
        short, long = (_read(told, pieces, gap, shape) for gap in (r"\s*(.*?)\s*", r"\s*(.*)\s*"))
        if short:
            outer = _OUTER if shape is _free else None
            same = [one.strip(outer) for one in long] == [one.strip(outer) for one in short]
            return short if same else ()
    return ()


def _read(
    text: str, pieces: Sequence[str], gap: str, shape: Callable[[str], str]
) -> tuple[str, ...]:
    found = re.fullmatch(gap.join(map(shape, pieces)), text, re.IGNORECASE | re.DOTALL)
    return tuple(found.groups()) if found is not None else ()


def _strict(piece: str) -> str:
    return re.escape(piece).replace(r"\ ", r"\s+")


def _free(piece: str) -> str:
    """Return a shape of the words of a piece, with any signs between that mean nothing."""
    between = rf"[\s{re.escape(SOFT)}]*"
    return "".join(
        between if _SIGNS.fullmatch(one) else re.escape(one) for one in _SIGNS.split(piece)
    )


_OUTER = f"{SOFT} "
_SIGNS = re.compile(rf"([\s{re.escape(SOFT)}]+)")


def _fits(text: str, pieces: Sequence[str]) -> bool:
    first, *rest = pieces
    if not rest:
        return text == first
    last = rest.pop()
    if not (text.startswith(first) and text.endswith(last)):
        return False
    start, end = len(first), len(text) - len(last)
    for piece in rest:
        found = text.find(piece, start, end) if start <= end else -1
        if found < 0:
            return False
        start = found + len(piece)
    return start <= end


def _part(left: str, right: str, pieces: Sequence[str]) -> bool:
    """Say whether two texts read as some pieces, and the border is in one of these."""
    for number, piece in enumerate(pieces):
        for cut in range(len(piece) + 1):
            if (
                _WORD.search(piece)
                and left.endswith(piece[:cut])
                and right.startswith(piece[cut:])
                and _fits(left, (*pieces[:number], piece[:cut]))
                and _fits(right, (piece[cut:], *pieces[number + 1 :]))
            ):
                return True
    return False
