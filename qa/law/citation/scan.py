"""Find the citations of a running text: a cheap look for where one may begin, then the grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from qa.law.citation import grammar
from qa.law.citation.kinds import KIND
from qa.law.citation.tree import Citation

WINDOW = 2_000  # characters that one citation is looked for in
_BACK = 64  # characters before a § that may hold the name of its act
_HINTS = (
    "§", "lov", "kap", "paragraf", "forordning", "bekendtg", "anordning", "vejledning", "lbk",
    "bek", "vej", "inl", "ltl", "ltf", "cir", "inatsisa", "peqqussut", "nalunaaruta",
)  # fmt: skip
_START = r"§|paragraf(?:ferne)?(?=\s+\d)|\bkap(?:itel|itler|itlerne|\.|itali)(?=[^\W\d]{0,3}\s*\d)"
_SINGLE = {
    "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u2010": "-", "\u2011": "-",
    "\u2012": "-", "\u2212": "-", "\u2014": "–",
}  # fmt: skip
_OTHER = {
    "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "", "\ufeff": "",
    "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl",
}  # fmt: skip
_SAME = str.maketrans(_SINGLE)
_LENGTHENED = re.compile("[" + "".join(_OTHER) + "]")


@dataclass(frozen=True, slots=True)
class Found:
    """A citation with where it stands in the text: `text[start:end]`."""

    citation: Citation
    start: int
    end: int


@dataclass(frozen=True)
class Reader:
    """Reads citations, knowing some names of acts."""

    names: tuple[str, ...] = ()

    def read(self, text: str) -> tuple[Found, ...]:
        """
        Return the citations of a text, in order.

        No-break spaces, soft hyphens and ligatures are read as what they stand for. The time is
        linear in the text: each place is looked at once, and each citation within a window.
        """
        low = text.lower()
        if not any(hint in low for hint in self._hints):
            return ()
        plain, places = _plain(text)
        return tuple(
            Found(citation, places[start], places[end - 1] + 1)
            for citation, start, end in self._all(plain)
        )

    def parse(self, text: str) -> Citation | None:
        """Return the citation that a whole text is, None where it is none."""
        plain = _plain(text)[0].strip()
        found = self._longest(plain)
        return found[0] if found is not None and found[1] == len(plain) else None

    @property
    def _hints(self) -> tuple[str, ...]:
        return _hints(self.names)

    def _all(self, text: str) -> Iterator[tuple[Citation, int, int]]:
        position = 0
        for anchor in _anchors(self.names).finditer(text):
            if anchor.start() < position:
                continue
            begin = _with_name(text, anchor.start(), position)
            for start in dict.fromkeys((begin, anchor.start())):
                found = self._longest(text[start : start + WINDOW])
                if found is not None and start + found[1] > anchor.start():
                    position = start + found[1]
                    yield found[0], start, position
                    break

    def _longest(self, text: str) -> tuple[Citation, int] | None:
        return grammar.grammar(self.names).longest(text)


def read(text: str, names: tuple[str, ...] = ()) -> tuple[Found, ...]:
    """Return the citations of a text, in order; `names` are the acts that are known."""
    return Reader(names).read(text)


def _plain(text: str) -> tuple[str, range | list[int]]:
    """Return a text in plain characters, and where in the text each of them stands."""
    text = text.translate(_SAME)
    if _LENGTHENED.search(text) is None:
        return text, range(len(text))
    pieces, places = [], []
    for place, character in enumerate(text):
        piece = _OTHER.get(character, character)
        pieces.append(piece)
        places += [place] * len(piece)
    return "".join(pieces), places


def _with_name(text: str, anchor: int, floor: int) -> int:
    """Return where the name of an act begins that stands right before a §, else the §."""
    start = max(floor, anchor - _BACK)
    match = _BEFORE.search(text[start:anchor]) if text[anchor] == "§" else None
    return anchor if match is None else start + match.start(1)


_BEFORE = re.compile(rf"(?<![\w-])({grammar.NAME})\s{{1,3}}$", re.IGNORECASE)


@lru_cache(maxsize=8)
def _anchors(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of where a citation may begin."""
    kinds = rf"(?<!\w)(?:{KIND})(?=\s{{1,3}}(?:nr\b|\d)|\s{{1,3}}om\s)"
    return re.compile("|".join((_START, grammar.known(names), kinds)), re.IGNORECASE)


@lru_cache(maxsize=8)
def _hints(names: tuple[str, ...]) -> tuple[str, ...]:
    others = (name.lower().split()[0] for name in names)
    return (*_HINTS, *(name for name in others if not any(hint in name for hint in _HINTS)))
