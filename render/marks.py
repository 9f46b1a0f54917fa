"""Marks with an id of their own that a block would write more than once, or by half."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import unescape

from render.fold import Entry
from render.place import Place
from render.record import record
from render.tag import Tag
from render.token import Token

_KINDS = {
    "<w:footnoteReference": "footnote",
    "<w:endnoteReference": "endnote",
    "<w:bookmarkStart": "bookmark",
    "<w:bookmarkEnd": "bookmark",
    "<w:permStart": "permission",
}
_STARTS = tuple(f"{start} " for start in _KINDS)
_ATTRIBUTE = re.compile(r'w:(id|name)="([^"]*)"')


@record
class Repeated:
    """
    A mark in a block that may be written again and again; `tag` begins the block.

    `kind` is "footnote", "endnote", "permission", "bookmark" (whole: it is left out
    when the letter is filled), "half" (a bookmark that begins or ends outside the block)
    or "cut" (the same, where the block is a condition).
    """

    place: Place
    kind: str
    name: str
    tag: Tag

    @property
    def macro(self) -> str:
        """The name of the macro or `set` block that holds the mark, "" for a loop."""
        words = re.findall(r"\w+", self.tag.code)
        return "" if words[:1] == ["for"] else "".join(words[1:2])


@record
class _Mark:
    kind: str
    id: str
    block: tuple[int, int]
    entry: Entry | None
    tag: Tag
    repeats: bool


@dataclass
class Marks:
    """The marks met so far in blocks that repeat, and the names of all bookmarks."""

    _marks: list[_Mark] = field(default_factory=list)
    _names: dict[str, str] = field(default_factory=dict)

    def note(
        self,
        token: Token,
        tag: Tag | None,
        block: tuple[int, int],
        stack: list[Entry],
        repeats: bool,
    ) -> None:
        """Note a mark; `tag` begins the block that `repeats` it or not, `block` is innermost."""
        found = dict(_ATTRIBUTE.findall(token.markup))
        number = found.get("id", "")
        if "name" in found:
            self._names.setdefault(number, unescape(found["name"]))
        if tag is None or any(name == "mc:Fallback" for name, _ in stack):
            return
        entry = next((entry for entry in reversed(stack) if entry[0] == "w:p"), None)
        kind = _KINDS[token.markup.split(" ", 1)[0]]
        self._marks.append(_Mark(kind, number, block, entry, tag, repeats))

    def finish(self, places: Mapping[Entry, Place]) -> Iterator[Repeated]:
        """Yield the marks, each once, at its paragraph or else where its block begins."""
        ends = Counter((mark.id, mark.block) for mark in self._marks if mark.kind == "bookmark")
        marks = sorted(self._marks, key=lambda mark: not mark.repeats)  # what repeats counts
        for mark in {(mark.kind, mark.id): mark for mark in reversed(marks)}.values():
            place = places.get(mark.entry, mark.tag.place) if mark.entry else mark.tag.place
            half = mark.kind == "bookmark" and ends[mark.id, mark.block] < 2
            name = self._names.get(mark.id, "") if mark.kind == "bookmark" else ""
            if mark.repeats:
                yield Repeated(place, "half" if half else mark.kind, name, mark.tag)
            elif half:
                yield Repeated(place, "cut", name, mark.tag)


def is_mark(markup: str) -> bool:
    """Say whether markup is a mark with an id that must not occur twice."""
    return markup.startswith(_STARTS)
