"""Tracked changes, insertions and deletions apart from format (ISO/IEC 29500-1, 17.13.5)."""

from __future__ import annotations

from collections.abc import Iterator

from render.ooxml import Element, local, w
from render.place import Place
from render.record import record
from render.story import Story, is_fallback, plain_text

_CELLS = tuple(map(w, ("cellIns", "cellDel", "cellMerge")))
_RUNS = tuple(map(w, ("ins", "del", "moveFrom", "moveTo")))
_FORMATS = tuple(
    w(f"{name}Change")
    for name in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "tblGrid", "trPr", "tcPr", "numbering")
)
_ALL = (*_RUNS, *_CELLS, *_FORMATS)


@record
class Revision:
    """A tracked change: of words, paragraphs, rows or cells, else (`is_format`) of format only."""

    place: Place
    is_format: bool


def read(story: Story) -> Iterator[Revision]:
    """Yield the tracked changes of a part; the place quotes words that are seen in Word."""
    for element in story.root.iter(*_ALL):
        if not _is_empty(element) and not is_fallback(element):
            yield Revision(_place(story, element), _is_format(element))


def _is_format(element: Element) -> bool:
    return element.tag in _FORMATS or (element.tag in _RUNS and _holder(element) == "numPr")


def _is_empty(element: Element) -> bool:
    """Say whether an insertion or deletion holds nothing, and marks no paragraph or row."""
    marks = _holder(element) in ("rPr", "trPr", "numPr", "ctrlPr")
    return element.tag in _RUNS and not marks and not len(element)


def _holder(element: Element) -> str:
    parent = element.getparent()
    return local(parent) if parent is not None else ""


def _place(story: Story, element: Element) -> Place:
    words = " ".join("".join(text.text or "" for text in element.iter(w("t"))).split())
    paragraph = next(element.iterancestors(w("p")), None)
    if paragraph is None:  # a row, a cell or a block
        paragraph = next(_after(element).iter(w("p")), None)
    if paragraph is None:
        return Place(story.part, story.kind)
    return story.place(paragraph, words or plain_text(paragraph))


def _after(element: Element) -> Element:
    """Return the row, cell, table or section whose properties hold a change."""
    parent = element.getparent()
    while parent is not None and local(parent).endswith(("Pr", "PrEx", "Grid")):
        element, parent = parent, parent.getparent()
    return parent if parent is not None else element
