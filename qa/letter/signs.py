"""
The signs of a text: which of them a sentence means the same without.

A comma comes and goes. But not in a number ("1.000,50", "§§ 22, 24"), not within an address of mail
or of a page, and not a question mark, a paragraph sign or a sum. A deadline means the same in
figures and in words ("6 uger", "seks uger").
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SOFT = ",.;:!()\"'…·•-"
SAME = str.maketrans(
    {
        **dict.fromkeys("«»“”„‟″", '"'),
        **dict.fromkeys("’‘‚‛`´′", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
    }
)
_RUN = re.compile(rf"[\s{re.escape(SOFT)}]+")
_MINUS = re.compile(r"\s-$")
_LISTING = frozenset(",;")  # between numbers: "§§ 22, 24"
_WITHIN = frozenset(".:-")  # of an address, between letters
NUMBERS = (
    "nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv",
    "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten", "tyve",
)  # fmt: skip
_FIGURES = {word: str(number) for number, word in enumerate(NUMBERS[:13])} | {
    "et": "1",
    "én": "1",
    "ét": "1",
}
UNIT = (
    r"(?:(?:kalender)?(?:hverdag|arbejdsdag|dag)(?:e|es|en|ens|s)?|uge(?:r|rs|s)?"
    r"|måned(?:er|ers|s)?|år(?:s)?|time(?:r|rs|s)?)(?!\w)"
)
_NUMBER = re.compile(
    rf"(?<![\w-])({'|'.join(sorted(_FIGURES, key=len, reverse=True))})(?=\s+{UNIT})"
)


def folded(text: str) -> str:
    """Return a text with one kind of quotes and dashes, in small letters."""
    told = unicodedata.normalize("NFKC", text.translate(SAME)).translate(SAME)
    return told.casefold()


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Return a text without blanks and the signs that mean nothing, its deadlines in figures."""
    told = _NUMBER.sub(lambda match: _FIGURES[match[1]], folded(text))
    return _RUN.sub(lambda run: _kept(told, run), told)


def figure(word: str, unit: str) -> str:
    """Return a number of a deadline in figures, "" for a word that is none before a unit."""
    number = _FIGURES.get(word, "")
    return number if number and re.fullmatch(UNIT, unit) else ""


def _kept(text: str, run: re.Match[str]) -> str:
    """Return what of some signs and blanks the text would mean something else without."""
    left, right = text[: run.start()][-1:], text[run.end() :][:1]
    signs = "".join(run[0].split())
    if left.isdigit() and right.isdigit():
        return " " if signs != run[0] and set(signs) <= _LISTING else signs
    if signs == run[0] and left.isalpha() and right.isalpha():
        return "".join(sign for sign in signs if sign in _WITHIN)
    return "-" if right.isdigit() and _MINUS.search(run[0] if left else f" {run[0]}") else ""
