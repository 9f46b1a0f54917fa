"""How much of a block's words a template says in words of its own file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from qa.flow.words import TAG, Words, masked

SIZE = 3  # words in a shingle
FEWEST = 12  # words of a block that can be told from what any letter says
SHARE = 0.6  # of a block's shingles
OWN = 0.5  # of a paragraph's shingles: then it speaks as the block does
QUOTED = 8  # words
_WORD = re.compile(rf"\w+|{TAG}")
Shingles = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Likeness:
    """
    A block that a template nearly writes out; `words` is where it begins.

    `share` is how much of the block is there; `theirs` and `ours` are the first words that
    differ, those of the block and of the template ("" and "": none do).
    """

    block: str
    words: Words
    share: float
    theirs: str
    ours: str


@dataclass(frozen=True)
class _Text:
    tokens: tuple[str, ...]
    shingles: Shingles


def likenesses(
    paragraphs: Sequence[Words], blocks: Mapping[str, tuple[str, ...]]
) -> Iterator[Likeness]:
    """Yield the blocks, known by their texts, that a template's own file nearly writes out."""
    own = [(one, _shingles(_tokens(one.low))) for one in paragraphs if not one.place.told.source]
    for name, texts in blocks.items():
        found = _likeness(name, _text(texts), own)
        if found is not None:
            yield found


def _likeness(name: str, text: _Text, own: Sequence[tuple[Words, Shingles]]) -> Likeness | None:
    if sum(token != TAG for token in text.tokens) < FEWEST:
        return None
    like = [
        (words, some & text.shingles)
        for words, some in own
        if len(some & text.shingles) >= OWN * len(some) > 0
    ]
    covered = frozenset().union(*(some for _, some in like))
    share = len(covered) / len(text.shingles)
    if share < SHARE:
        return None
    tokens = tuple(token for words, _ in like for token in _tokens(words.text))
    theirs, ours = _difference(text.tokens, tokens)
    return Likeness(name, like[0][0], share, theirs, ours)


@lru_cache(maxsize=256)
def _text(texts: tuple[str, ...]) -> _Text:
    several = list(map(_tokens, texts))
    low = [tuple(token.lower() for token in tokens) for tokens in several]
    return _Text(
        tuple(token for tokens in several for token in tokens),
        frozenset().union(*map(_shingles, low)),
    )


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


def _shingles(tokens: Sequence[str]) -> Shingles:
    if len(tokens) < SIZE:
        return frozenset({tuple(tokens)} if tokens else ())
    return frozenset(tuple(tokens[at : at + SIZE]) for at in range(len(tokens) - SIZE + 1))


def _difference(theirs: Sequence[str], ours: Sequence[str]) -> tuple[str, str]:
    """Return the first words that differ, of each side."""
    for kind, a, b, c, d in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if kind != "equal":
            return _said(theirs[a:b]), _said(ours[c:d])
    return "", ""


def _said(tokens: Sequence[str]) -> str:
    more = " …" if len(tokens) > QUOTED else ""
    return masked(" ".join("…" if token == TAG else token for token in tokens[:QUOTED]) + more)
