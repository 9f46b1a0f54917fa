"""
Highlighted text: an author's mark that every letter shows (ISO/IEC 29500-1, 17.3.2.15).

Shading in a marker's yellow counts as much (17.3.2.32, of a paragraph 17.3.1.31): it looks the
same, and is what other programs make of a highlight. Paler and other shades are a design.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from render import tags
from render.ooxml import Element, w
from render.place import Place
from render.record import record
from render.story import Story, characters, is_fallback, own_text

_HIGHLIGHT, _SHADING, _PARAGRAPH, _RUN = w("highlight"), w("shd"), w("pPr"), w("rPr")
_YELLOW = re.compile(r"F[0-9A-F][EF][0-9A-F][0-6][0-9A-F]", re.IGNORECASE)


@record
class Highlight:
    """What is highlighted in one colour in a paragraph: the words, and whether fields are."""

    place: Place
    colour: str
    words: str
    fields: bool


def read(story: Story) -> Iterator[Highlight]:
    """Yield the highlights of a part; what stands in a fallback copy is left out."""
    marked = dict.fromkeys(
        next(mark.iterancestors(w("p")), None)
        for mark in story.root.iter(_HIGHLIGHT, _SHADING)
        if mark.tag == _HIGHLIGHT or _is_yellow(mark)
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
    mark = run.find(f"{_RUN}/{_HIGHLIGHT}") if run is not None else None
    if mark is not None and run is not None:
        colour = mark.get(w("val"), "none")
        return "" if colour == "none" else colour
    return "yellow" if _is_shaded(text, run) else ""


def _is_shaded(text: Element, run: Element | None) -> bool:
    """Say whether the shade behind a text is yellow: the run's own, else its paragraph's."""
    shade = run.find(f"{_RUN}/{_SHADING}") if run is not None else None
    if shade is None:
        paragraph = next(text.iterancestors(w("p")), None)
        shade = paragraph.find(f"{_PARAGRAPH}/{_SHADING}") if paragraph is not None else None
    return shade is not None and _is_yellow(shade)


def _is_yellow(shade: Element) -> bool:
    """Say whether a shade is a marker's; that of a cell or a table is a design."""
    holder = shade.getparent()
    told = holder is not None and holder.tag in (_PARAGRAPH, _RUN)
    return told and _YELLOW.fullmatch(shade.get(w("fill"), "")) is not None
