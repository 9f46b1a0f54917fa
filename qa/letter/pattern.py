"""
What a paragraph of a template may read in a letter: literal words, with holes for the case.

Words are compared in a normal form, so that what Word changes by itself (the kind of quotes and
dashes, blanks, a space that does not break) changes nothing. A hole may hold anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from qa.proof.formula import Formula

HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"
_SAME = str.maketrans(
    {
        **dict.fromkeys("«»“”„‟″", '"'),
        **dict.fromkeys("’‘‚‛`´′", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
    }
)
_BLANK = re.compile(r"\s+")
_WORD = re.compile(rf"[^\W_]+|§+|{HOLE}")


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """Return a text as it is compared: one kind of quotes and dashes, small letters, no blanks."""
    return _BLANK.sub(
        "", unicodedata.normalize("NFKC", text.translate(_SAME)).translate(_SAME)
    ).casefold()


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters, `HOLE` standing for itself."""
    told = unicodedata.normalize("NFKC", text.translate(_SAME)).translate(_SAME)
    return tuple(_WORD.findall(told.casefold()))


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

    def matches(self, text: str) -> bool:
        """Say whether a text in normal form reads so."""
        first, *rest = self.pieces
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

    def likeness(self, said: Counter[str]) -> float:
        """Return how much of the literal words stands in some words, from 0 to 1."""
        shared = sum((self.literal & said).values())
        whole = self.weight if self.has_holes else (self.weight + sum(said.values())) / 2
        return shared / whole if whole else 0.0


def values(text: str, pattern: Pattern) -> tuple[str, ...]:
    """
    Return what stands in each hole of a text that a pattern matches, () where that is not plain.

    It is plain where no two holes touch, and each word between two of them occurs once.
    """
    told = " ".join(text.split())
    pieces = [" ".join(piece.split()) for piece in pattern.text.translate(_SAME).split(HOLE)]
    if any(not piece for piece in pieces[1:-1]):
        return ()
    gap = r"\s*(.*?)\s*"
    shape = gap.join(re.escape(piece).replace(r"\ ", r"\s+") for piece in pieces)
    found = re.fullmatch(shape, told.translate(_SAME), re.IGNORECASE | re.DOTALL)
    return tuple(found.groups()) if found is not None else ()
