"""What was done to the locked words of a paragraph, told without words of the case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from qa.flow.small_words import JUDGED
from qa.letter.aligning import FEW, Pair
from qa.letter.pattern import HOLE, normal, words
from qa.letter.signs import figure, folded
from render.message import Message

SHOWN = 4
_NUMBERS = frozenset({
    "en", "et", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv",
    "tretten", "fjorten", "dag", "dage", "uge", "uger", "måned", "måneder", "år", "time", "timer",
    "hverdage", "arbejdsdage",
})  # fmt: skip


@dataclass(frozen=True)
class Change:
    """The locked words that are gone, and those that stand where nothing was to be written."""

    gone: tuple[str, ...]
    new: tuple[str, ...]

    def told(self, known: frozenset[str]) -> Message:
        """Return the change in words; a new word that no template has may be of the case."""
        gone, new = _listed(self.gone), _listed([one for one in self.new if one in known])
        others = sum(one not in known for one in self.new)
        da, en = [], []
        if self.gone:
            da.append(f"{gone.da} er slettet")
            en.append(f"{gone.en} is deleted")
        if new.da:
            da.append(f"{new.da} er skrevet ind")
            en.append(f"{new.en} is written in")
        if others:
            da.append(f"{others} {'andet ord' if others == 1 else 'andre ord'} er skrevet ind")
            en.append(f"{others} other word{'s are' if others > 1 else ' is'} written in")
        return Message(", ".join(da) or "et tegn er ændret", ", ".join(en) or "a sign is changed")


def change(pair: Pair, text: str = "") -> Change:
    """Return what differs between a paragraph, or a `text`, and the words that it ought to have."""
    ought, has = _tokens(pair.pattern.text), _tokens(text or pair.said.text)
    gone: list[str] = []
    new: list[str] = []
    asked, met = (
        [_meant(ought, at) for at in range(len(ought))],
        [_meant(has, at) for at in range(len(has))],
    )
    for kind, first, last, start, end in SequenceMatcher(
        None, asked, met, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            gone += [one for one in ought[first:last] if one != HOLE]
            if HOLE not in ought[first:last] and not _beside_hole(ought, first, last):
                new += has[start:end]
    return Change(tuple(gone), tuple(new))


def _tokens(text: str) -> list[str]:
    """Return the words of a text, its numbers whole, and the signs that mean something."""
    return _TOKEN.findall(folded(text))


_TOKEN = re.compile(rf"\d+(?:[.,:/-]\d+)*|[^\W_]+|§+|[?%&+@/=<>]|{HOLE}")


def _meant(tokens: Sequence[str], at: int) -> str:
    """Return a word as it is compared: the number of a deadline in figures."""
    unit = tokens[at + 1] if at + 1 < len(tokens) else ""
    return figure(tokens[at], unit) or tokens[at]


def _beside_hole(ought: Sequence[str], first: int, last: int) -> bool:
    """Say whether words were only put in beside a hole: they are what the case fills."""
    if first != last:
        return False
    around = ought[max(first - 1, 0) : first + 1]
    return HOLE in around


def _listed(told: Sequence[str]) -> Message:
    shown, more = list(dict.fromkeys(told[:SHOWN])), " …" if len(told) > SHOWN else ""
    return Message(
        ", ".join(f"»{one}«" for one in shown) + more, ", ".join(f'"{one}"' for one in shown) + more
    )


def common(vocabulary: frozenset[str]) -> frozenset[str]:
    """Return the words that may be told: those of the template, numbers, the smallest words."""
    return vocabulary | _NUMBERS | JUDGED["da"]


def same(pair: Pair, text: str = "") -> str:
    """Return the longest stretch of words that the paragraph still has, to search for in Word."""
    return stretch(pair.pattern.text, text or pair.said.text)


def opening(pair: Pair) -> str:
    """Return the template's words that a paragraph begins with, "" where those are of the case."""
    begins = pair.pattern.text.split(HOLE)[0]
    if len(words(begins)) < FEW or not normal(pair.said.text).startswith(normal(begins)):
        return ""
    told = " ".join(begins.split())
    short = told if len(told) <= _MOST else told[:_MOST].rsplit(" ", 1)[0]
    is_whole = short == told and not pair.pattern.has_holes
    return short if is_whole else f"{short} …"


def stretch(ought: str, has: str) -> str:
    """Return the longest words that two texts share, without what the case fills."""
    best = ""
    for piece in ought.split(HOLE):
        match = SequenceMatcher(None, piece, has, autojunk=False).find_longest_match()
        found = _whole(piece, match.a, match.a + match.size)
        best = max(best, found, key=len)
    return best if len(best) <= _MOST else best[:_MOST].rsplit(" ", 1)[0]


_MOST = 60


def _whole(text: str, start: int, end: int) -> str:
    """Return a stretch of a text from one end of a word to another."""
    if start > 0 and text[start - 1].isalnum():
        start = next((i for i in range(start, end) if not text[i].isalnum()), end)
    if end < len(text) and text[end].isalnum():
        end = next((i for i in range(end, start, -1) if not text[i - 1].isalnum()), start)
    while start < end and not text[start].isalnum() and text[start] not in _BEGINS:
        start += 1
    return " ".join(text[start:end].split())


_BEGINS = "§»(["
