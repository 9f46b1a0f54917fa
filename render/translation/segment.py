"""
A piece of text to be translated, with numbered marks for all that is not words.

`{1}` stands for a tag, a tab, a picture; `{2}...{/2}` goes around words of another look. The
translator moves the marks to where they belong in the other language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["tag", "look", "other"]
MARK = re.compile(r"\{(/?)(\d{1,3})(?: [^{}]*)?\}")
_BRACE = re.compile(r"[{}]")
_BLANKS = re.compile(r"[ \t\r\n]+")
_WORDS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark stands for: the code of a tag, or what kind of content; `is_pair` if around."""

    kind: Kind
    code: str
    is_pair: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A text with marks; the same text with the same marks is one segment wherever it stands."""

    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def has_words(self) -> bool:
        """Whether there is anything to translate."""
        return _WORDS.search(MARK.sub(" ", self.text)) is not None

    def flaws(self, translation: str) -> Iterator[tuple[str, int]]:
        """
        Yield what is wrong with a mark, and its number: "missing", "extra", "crossed", "order".

        Pairs must not cross, and the tags of a condition keep their order. "code" (number 0) is
        a brace that is no mark: what is written there must never become a tag.
        """
        if _BRACE.search(MARK.sub("", translation)) and not _BRACE.search(MARK.sub("", self.text)):
            yield "code", 0
        found = [(bool(m[1]), int(m[2])) for m in MARK.finditer(translation)]
        wanted = Counter(self._expected())
        had = Counter(found)
        for number in sorted({n for _, n in (wanted - had)}):
            yield "missing", number
        for number in sorted({n for _, n in (had - wanted)}):
            yield "extra", number
        if had == wanted:
            yield from (("crossed", number) for number in _crossed(found, self.marks))
            control = [n for _, n in found if self.marks[n - 1].code.startswith("{%")]
            kept = zip(control, sorted(control), strict=True)
            yield from (("order", number) for number, wanted in kept if number != wanted)

    def _expected(self) -> Iterator[tuple[bool, int]]:
        for number, mark in enumerate(self.marks, 1):
            yield False, number
            if mark.is_pair:
                yield True, number


def plain(text: str) -> str:
    """Return a text with its marks short, and one space where there are several."""
    return joined(MARK.sub(lambda m: f"{{{m[1]}{int(m[2])}}}", text))


def joined(text: str) -> str:
    """Return a text with one blank where there are several; hard spaces stay what they are."""
    return _BLANKS.sub(" ", text).strip(" ")


def _crossed(found: list[tuple[bool, int]], marks: tuple[Mark, ...]) -> Iterator[int]:
    """Yield the pairs that end before they begin, or have another pair half in them."""
    open_: list[int] = []
    for ends, number in found:
        if not marks[number - 1].is_pair:
            continue
        if not ends:
            open_.append(number)
        elif open_[-1:] == [number]:
            open_.pop()
        else:
            yield number
