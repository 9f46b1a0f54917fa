"""
A piece of text to be translated, with numbered marks for all that is not words.

`{1}` stands for a tag, a tab, a picture, or for characters that would be read as a mark;
`{2}...{/2}` goes around words of another look. The translator moves the marks to where they
belong in the other language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from render import tags

Kind = Literal["tag", "look", "other", "text"]
MARK = re.compile(r"\{(/?)(\d{1,3})(?: [^{}]*)?\}")
_BRACE = re.compile(r"[{}]")
_BLANKS = re.compile(r"[ \t\r\n]+")
WORDS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Mark:
    """
    What a mark stands for: the code of a tag, characters, or the kind of content.

    `is_pair` says that it goes around words.
    """

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
        return WORDS.search(MARK.sub(" ", self.text)) is not None

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


def of_text(text: str) -> Segment:
    """Return a text without look, such as a title, as a segment; its marks hold what they were."""
    marks: list[Mark] = []
    written = "".join(marked(text, marks.append, lambda: len(marks)))
    return Segment(joined(written), tuple(marks))


def marked(text: str, note: Callable[[Mark], None], count: Callable[[], int]) -> Iterator[str]:
    """
    Yield a text with marks in the place of tags, and of what would be read as a mark.

    `note` is told each mark, `count` says how many there are then.
    """
    start = 0
    for span in (one for one in tags.scan(text) if isinstance(one, tags.Span)):
        yield from _literal(text[start : span.start], note, count)
        note(Mark("tag", text[span.start : span.end]))
        yield f"{{{count()}}}"
        start = span.end
    yield from _literal(text[start:], note, count)


def _literal(text: str, note: Callable[[Mark], None], count: Callable[[], int]) -> Iterator[str]:
    start = 0
    for match in MARK.finditer(text):
        yield text[start : match.start()]
        note(Mark("text", match[0]))
        yield f"{{{count()}}}"
        start = match.end()
    yield text[start:]


def restored(segment: Segment, translation: str) -> str:
    """Return a translation of a text without look, what its marks hold in their place."""
    return MARK.sub(lambda match: segment.marks[int(match[2]) - 1].code, translation)


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
