"""Highlighted text: an author's mark that every letter shows (ISO/IEC 29500-1, 17.3.2.15)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from render import tags
from render.ooxml import Element, w
from render.place import Place
from render.story import Story, characters, is_fallback, own_text

_HIGHLIGHT = w("highlight")


@dataclass(frozen=True, slots=True)
class Highlight:
    """What is highlighted in one colour in a paragraph: the words, and whether fields are."""

    place: Place
    colour: str
    words: str
    fields: bool


def read(story: Story) -> Iterator[Highlight]:
    """Yield the highlights of a part; what stands in a fallback copy is left out."""
    marked = dict.fromkeys(
        next(mark.iterancestors(w("p")), None) for mark in story.root.iter(_HIGHLIGHT)
    )
    for paragraph in marked:
        if paragraph is not None and not is_fallback(paragraph):
            yield from _of_paragraph(story, paragraph)


def _of_paragraph(story: Story, paragraph: Element) -> Iterator[Highlight]:
    pieces = [(characters(element), _colour(element)) for element in own_text(paragraph)]
    text = "".join(piece for piece, _ in pieces)
    colours = [colour for piece, colour in pieces for _ in piece]
    spans = [span for span in tags.scan(text) if isinstance(span, tags.Span)]
    outside = set(range(len(text))).difference(*(range(span.start, span.end) for span in spans))
    for colour in dict.fromkeys(filter(None, colours)):
        words = "".join(text[i] for i in sorted(outside) if colours[i] == colour)
        fields = any(
            span.kind == "output" and colour in colours[span.start : span.end] for span in spans
        )
        if words.strip() or fields:
            yield Highlight(story.place(paragraph, words or text), colour, words.strip(), fields)


def _colour(text: Element) -> str:
    """Return the colour that a run's text is highlighted in, "" for none."""
    run = next(text.iterancestors(w("r")), None)
    mark = run.find(f"{w('rPr')}/{_HIGHLIGHT}") if run is not None else None
    colour = mark.get(w("val"), "none") if mark is not None else "none"
    return "" if colour == "none" else colour
