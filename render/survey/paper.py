"""The paper of each section and the margins on it (ISO/IEC 29500-1, 17.6.11 and 17.6.13)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from render.ooxml import Element, w
from render.place import Place
from render.story import Story

_SECTION, _SIZE, _MARGINS = w("sectPr"), w("pgSz"), w("pgMar")
_SIDES = ("top", "right", "bottom", "left")


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper of a section in twentieths of a point, upright; `margins` by side, if said."""

    place: Place
    width: int
    height: int
    margins: dict[str, int]


def read(story: Story) -> Iterator[Paper]:
    """Yield the paper of each section of the body that says it, in order."""
    if story.kind != "body":
        return
    for section in story.root.iter(_SECTION):
        if next(section.iterancestors(w("sectPrChange")), None) is not None:
            continue
        size = section.find(_SIZE)
        one, other = (_number(size, name) for name in ("w", "h"))
        if one is not None and other is not None:
            margins = section.find(_MARGINS)
            found = {side: _number(margins, side) for side in _SIDES}
            said = {side: value for side, value in found.items() if value is not None}
            yield Paper(story.place(section), min(one, other), max(one, other), said)


def _number(element: Element | None, name: str) -> int | None:
    value = element.get(w(name), "") if element is not None else ""
    return int(value) if value.removeprefix("-").isdecimal() and value.isascii() else None
