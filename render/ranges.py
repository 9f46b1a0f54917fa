"""Bookmarks and other ranges, whose two ends must not part."""

from __future__ import annotations

from collections.abc import Iterator

from render.ooxml import Element, w

_RANGES = {
    w(f"{name}{end}"): (name, end)
    for name in ("bookmark", "commentRange", "perm", "moveFromRange", "moveToRange")
    for end in ("Start", "End")
}
_START, _END = w("bookmarkStart"), w("bookmarkEnd")


def drop_go_back(root: Element) -> None:
    """Leave out Word's own `_GoBack` bookmark; it marks where somebody last typed."""
    starts = [start for start in root.iter(_START) if start.get(w("name")) == "_GoBack"]
    gone = {start.get(w("id")) for start in starts}
    ends = [end for end in root.iter(_END) if end.get(w("id")) in gone]
    for marker in [*starts, *ends]:
        parent = marker.getparent()
        if parent is not None and not (marker.tail or "").strip():
            parent.remove(marker)


def open_ranges(owner: Element) -> Iterator[Element]:
    """Yield the range markers in an element whose partner stands outside it."""
    markers = list(owner.iter(*_RANGES))
    inside = {(*_RANGES[str(marker.tag)], marker.get(w("id"))) for marker in markers}
    for marker in markers:
        name, end = _RANGES[str(marker.tag)]
        if (name, "End" if end == "Start" else "Start", marker.get(w("id"))) not in inside:
            yield marker
