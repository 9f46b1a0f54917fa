"""How each paragraph looks, and what a reader sees of it (ISO/IEC 29500-1, 17.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from render import tags
from render.ooxml import Element, w
from render.place import Place
from render.record import record
from render.story import Story, characters, is_fallback, own_text
from render.survey.styles import Format, Styles

_P, _R, _PPR, _RPR, _PSTYLE, _VAL = w("p"), w("r"), w("pPr"), w("rPr"), w("pStyle"), w("val")
_NUMBERING, _NUMBER, _BOX = w("numPr"), w("numId"), w("txbxContent")
_PICTURES = (w("drawing"), w("pict"), w("object"))
_T = w("t")
_TEXTS = (_T, w("tab"), w("br"), w("cr"), w("noBreakHyphen"))
_SIMPLE = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{#[^{}]*#\}")


@record
class Piece:
    """Words of one format; `…` stands for a printed value, other tags are left out."""

    text: str
    format: Format


@record
class Look:
    """
    A paragraph as a reader sees it.

    `style` is its style's name, lower-cased and in English where built in; `level` its
    heading level or None; `is_boxed` says that it stands in a text box; `has_tags` that
    some tag stands in it, also one that prints nothing.
    """

    place: Place
    style: str
    level: int | None
    is_list: bool
    is_boxed: bool
    has_picture: bool
    has_tags: bool
    pieces: tuple[Piece, ...]

    @cached_property
    def text(self) -> str:
        """The words, with `…` for each value that a case fills in."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def seen(self) -> tuple[Piece, ...]:
        """The pieces that are more than blanks."""
        return tuple(piece for piece in self.pieces if piece.text.strip())

    @property
    def is_bold(self) -> bool:
        """Whether all that is seen is bold."""
        return bool(self.seen) and all(piece.format.bold for piece in self.seen)

    @property
    def size(self) -> int:
        """The size of the smallest words in half-points, 0 without any."""
        return min((piece.format.size or 0 for piece in self.seen), default=0)


class _Cut(NamedTuple):
    """A tag in a text, and if it prints a value."""

    start: int
    end: int
    prints: bool


@dataclass
class Reader:
    """Reads the paragraphs of one part, each once; what the part lacks is looked for once."""

    story: Story
    styles: Styles
    _read: dict[Element, Look] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._has_boxes = _has(self.story.root, _BOX)
        self._has_asides = self._has_boxes or _has(self.story.root, w("moveFrom"))
        self._has_pictures = _has(self.story.root, *_PICTURES)

    def looks(self) -> Iterator[Look]:
        """Yield the look of each paragraph, in order; fallback copies are left out."""
        for paragraph in self.story.root.iter(_P):
            if not (self._has_boxes and is_fallback(paragraph)):
                yield self.look(paragraph)

    def look(self, paragraph: Element) -> Look:
        """Return the look of one paragraph."""
        if paragraph not in self._read:
            self._read[paragraph] = self._look(paragraph)
        return self._read[paragraph]

    def _look(self, paragraph: Element) -> Look:
        properties = paragraph.find(_PPR)
        style = properties.find(_PSTYLE) if properties is not None else None
        style_id = style.get(_VAL, "") if style is not None else ""
        runs = [(characters(e), self._format(e, style_id)) for e in self._texts(paragraph)]
        text = "".join(words for words, _ in runs)
        cuts = _cuts(text)
        return Look(
            self.story.place(paragraph, text),
            self.styles.name(style_id),
            self.story.level(paragraph),
            self._is_list(properties, style_id),
            self._has_boxes and next(paragraph.iterancestors(_BOX), None) is not None,
            self._has_pictures and _has(paragraph, *_PICTURES),
            bool(cuts),
            tuple(_pieces(runs, cuts)),
        )

    def _texts(self, paragraph: Element) -> Iterable[Element]:
        """Return what `own_text` does; where no text stands aside, lxml finds it by itself."""
        if self._has_asides:
            return own_text(paragraph)
        found = paragraph.iter(*_TEXTS)
        return [e for e in found if e.tag == _T or _is_in_run(e)]

    def _format(self, text: Element, style_id: str) -> Format:
        run = text.getparent()
        own = run.find(_RPR) if run is not None else None
        return self.styles.run(own, style_id)

    def _is_list(self, properties: Element | None, style_id: str) -> bool:
        """Say whether a paragraph is numbered or bulleted (17.9): `numId` 0 takes that away."""
        own = properties.find(_NUMBERING) if properties is not None else None
        if own is None:
            return self.styles.is_list(style_id)
        number = own.find(_NUMBER)
        return number is None or number.get(_VAL) != "0"


def _is_in_run(element: Element) -> bool:
    """Tell a tab in a run from the tab stops of the paragraph's properties."""
    parent = element.getparent()
    return parent is not None and parent.tag == _R


def _has(element: Element, *names: str) -> bool:
    return next(element.iter(*names), None) is not None


def _cuts(text: str) -> list[_Cut]:
    """Return the tags of a text in order: by one pattern, else by the scanner of the renderer."""
    if not tags.has_delimiter(text):
        return []
    if tags.has_delimiter(_SIMPLE.sub("", text)):
        spans = (span for span in tags.scan(text) if isinstance(span, tags.Span))
        return [_Cut(span.start, span.end, span.kind == "output") for span in spans]
    return [_Cut(m.start(), m.end(), m[0][1] == "{") for m in _SIMPLE.finditer(text)]


def _pieces(runs: Sequence[tuple[str, Format]], cuts: Sequence[_Cut]) -> Iterator[Piece]:
    start = first = 0
    for words, format_ in runs:
        while first < len(cuts) and cuts[first].end <= start:
            first += 1
        yield Piece(_seen(words, start, islice(cuts, first, None)) if cuts else words, format_)
        start += len(words)


def _seen(words: str, start: int, cuts: Iterable[_Cut]) -> str:
    """Return words that begin at `start` of a text without the tags there."""
    kept, position, end = "", start, start + len(words)
    for cut in cuts:
        if cut.start >= end:
            break
        kept += words[position - start : max(cut.start, position) - start]
        kept += "…" if cut.prints and cut.start >= start else ""
        position = min(cut.end, end)
    return kept + words[position - start :]
