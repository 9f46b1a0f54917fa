"""
Which language a text is in: Danish, Kalaallisut, English, or "" where that is not certain.

The small words of a language give it away: a fifth of a Danish or English text is such
words, and other languages have others. Kalaallisut builds one long word where those have
many short ones; its letters do it: q and long vowels, none of b, c, d, h, w, x, y, z, æ, ø, å.
"""

from __future__ import annotations

import re
from collections import Counter

from qa.flow.small_words import DANISH_ONLY, JUDGED, OTHERS

_WORD = re.compile(r"[^\W\d_]+")
_KALAALLISUT = re.compile(r"[aefgijklmnopqrstuv]{5,}")
_GREENLANDIC_SOUND = re.compile(r"q|aa|ii|uu")


def judge(text: str) -> str:
    """Return "da", "kl" or "en" where a text is plainly so, else ""."""
    words = [word.lower() for word in _WORD.findall(text)]
    if _is_kalaallisut(words):
        return "kl"
    counts = Counter(words)
    best = max(JUDGED, key=lambda name: _hits(counts, JUDGED[name]))
    if _greenlandic(words) * 6 >= len(words):  # a letter in two languages
        return ""
    return best if _is_certain(best, counts, len(words)) else ""


def _hits(counts: Counter[str], small: frozenset[str]) -> int:
    return sum(counts[word] for word in small)


def _is_certain(best: str, counts: Counter[str], total: int) -> bool:
    """Say whether a fifth of the words are small ones of a language, and few of any other."""
    own = JUDGED[best]
    hits = _hits(counts, own)
    if sum(1 for word in own if counts[word]) < 4 or hits * 5 < total:
        return False
    rivals = [words for name, words in (JUDGED | OTHERS).items() if name != best]
    if any(_hits(counts, words - own) * 3 > hits for words in rivals):
        return False
    north = max(_hits(counts, OTHERS[name] - own) for name in ("nb", "nn", "sv"))
    return best != "da" or _hits(counts, DANISH_ONLY) > 2 * north


def _greenlandic(words: list[str]) -> int:
    """Count the words that sound Greenlandic."""
    return sum(
        1 for word in words if _KALAALLISUT.fullmatch(word) and _GREENLANDIC_SOUND.search(word)
    )


def _is_kalaallisut(words: list[str]) -> bool:
    """Say whether most words are in Kalaallisut's letters, sound like it, and some are long."""
    tested = [word for word in words if len(word) > 4]
    own = [word for word in tested if _KALAALLISUT.fullmatch(word)]
    return (
        sum(len(word) > 11 for word in own) > 2
        and len(own) * 10 >= len(tested) * 7
        and _greenlandic(own) * 2 >= len(tested)
        and sum("q" in word for word in own) * 6 >= len(tested)
        and sum(map(len, words)) >= 6 * len(words)
    )
