"""Bookmarks and other ranges, whose two ends must not part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from render.ooxml import Element, w
from render.story import field_instructions

MARKERS = {
    w(f"{name}{end}"): (name, end)
    for name in ("bookmark", "commentRange", "perm", "moveFromRange", "moveToRange")
    for end in ("Start", "End")
}
_START, _END = w("bookmarkStart"), w("bookmarkEnd")
_WORD = re.compile(r'[^\s"\\]+')


def is_hidden(name: str) -> bool:
    """Say whether a bookmark is one of Word's own, which no list in Word shows a person."""
    return name.startswith("_")


def is_spare(name: str, kept: frozenset[str]) -> bool:
    """Say whether a bookmark is one of Word's own that is left out of the letter."""
    return is_hidden(name) and name.casefold() not in kept


def referred(roots: Iterable[Element]) -> frozenset[str]:
    """
    Return the names, in small letters, that links and fields of some parts may refer to.

    Any word of a field instruction counts: `{ REF name }` is also written `{ name }`.
    """
    found: set[str] = set()
    for root in roots:
        texts = ["".join(e.text or "" for e in texts) for texts in field_instructions(root)]
        texts += [simple.get(w("instr"), "") for simple in root.iter(w("fldSimple"))]
        found.update(word for text in texts for word in _WORD.findall(text))
        found.update(link.get(w("anchor"), "") for link in root.iter(w("hyperlink")))
    return frozenset(name.casefold() for name in found)


def drop_hidden(root: Element, kept: frozenset[str]) -> None:
    """
    Leave out Word's own bookmarks, but for those of the names in `kept`.

    `_GoBack` marks where somebody last typed, `_Hlk...` what somebody once copied:
    no person made or sees them, and a loop would write them twice.
    """
    starts = list(root.iter(_START))
    gone = [start for start in starts if is_spare(start.get(w("name"), ""), kept)]
    ids = {start.get(w("id")) for start in gone}
    ids -= {start.get(w("id")) for start in starts if start not in gone}
    ends = [end for end in root.iter(_END) if end.get(w("id")) in ids]
    for marker in [*gone, *ends]:
        parent = marker.getparent()
        if parent is not None and not (marker.tail or "").strip():
            parent.remove(marker)


def open_ranges(owner: Element) -> Iterator[Element]:
    """Yield the range markers in an element whose partner stands outside it."""
    markers = list(owner.iter(*MARKERS))
    inside = {(*MARKERS[str(marker.tag)], marker.get(w("id"))) for marker in markers}
    for marker in markers:
        name, end = MARKERS[str(marker.tag)]
        if (name, "End" if end == "Start" else "Start", marker.get(w("id"))) not in inside:
            yield marker
