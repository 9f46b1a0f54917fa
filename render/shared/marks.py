"""Ids and names that must be one of a kind in a document: bookmarks and drawings of a block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import InitVar, dataclass, field

from render import drawings, ranges
from render.ooxml import WP, Element, w
from render.story import field_instructions

_START, _END, _ID, _NAME = w("bookmarkStart"), w("bookmarkEnd"), w("id"), w("name")
_DRAWING = f"{{{WP}}}docPr"
_LINK, _ANCHOR, _SIMPLE, _INSTRUCTION = w("hyperlink"), w("anchor"), w("fldSimple"), w("instr")
_LONGEST = 40  # characters of a bookmark's name in Word


@dataclass
class Marks:
    """
    The ids and names in use in the stories of a template.

    All stories are looked at before the first block is put in: their roots may change then.
    """

    roots: InitVar[Sequence[Element]]
    _ids: int = 0
    _names: set[str] = field(default_factory=set)
    _drawings: int = 0

    def __post_init__(self, roots: Sequence[Element]) -> None:
        self._drawings = drawings.highest(roots)
        for mark in _each(roots, _START):
            identifier = mark.get(_ID, "")
            if identifier.isascii() and identifier.isdigit():
                self._ids = max(self._ids, int(identifier))
            self._names.add(mark.get(_NAME, "").casefold())

    def adapt(self, content: Sequence[Element]) -> None:
        """Give bookmarks and drawings of a block ids and names that are not in use."""
        self._bookmarks(content)
        for one in [one for top in content for one in top.iter(_DRAWING)]:
            self._drawings += 1
            one.set("id", str(self._drawings))

    def _bookmarks(self, content: Sequence[Element]) -> None:
        kept = ranges.referred(content)
        for top in content:
            ranges.drop_hidden(top, kept)
        marks = [one for top in content for one in top.iter(_START, _END)]
        if not marks:
            return
        fresh: dict[str, str] = {}
        renamed: dict[str, str] = {}
        for mark in marks:
            old = mark.get(_ID, "")
            if old not in fresh:
                self._ids += 1
                fresh[old] = str(self._ids)
            mark.set(_ID, fresh[old])
            if mark.tag == _START:
                name = mark.get(_NAME, "")
                renamed[name] = renamed.get(name) or self._free(name)
                mark.set(_NAME, renamed[name])
        changed = {old: new for old, new in renamed.items() if old != new}
        if changed:
            _refer(content, changed)

    def _free(self, name: str) -> str:
        names = (name[: _LONGEST - len(end)] + end for end in _ends())
        new = next(one for one in names if one.casefold() not in self._names)
        self._names.add(new.casefold())
        return new


def _ends() -> Iterator[str]:
    yield ""
    yield from (f"_{number}" for number in range(2, 100_000))


def _each(roots: Iterable[Element], tag: str) -> Iterator[Element]:
    for root in roots:
        yield from root.iter(tag)


def _refer(content: Iterable[Element], renamed: dict[str, str]) -> None:
    """Let links and fields of a block refer to its bookmarks by their new names."""
    names = "|".join(map(re.escape, renamed))
    words = re.compile(rf"(?<!\w)(?:{names})(?!\w)")

    def new(text: str) -> str:
        return words.sub(lambda match: renamed[match[0]], text)

    for top in content:
        for link in top.iter(_LINK):
            if link.get(_ANCHOR) in renamed:
                link.set(_ANCHOR, renamed[str(link.get(_ANCHOR))])
        for simple in top.iter(_SIMPLE):
            simple.set(_INSTRUCTION, new(simple.get(_INSTRUCTION, "")))
        for texts in field_instructions(top):
            whole = "".join(text.text or "" for text in texts)
            if texts and new(whole) != whole:
                texts[0].text = new(whole)
                for text in texts[1:]:
                    text.text = ""
