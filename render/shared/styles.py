"""
The styles of a block in the template's terms: by name, as Word itself pastes.

A style that the template has by the same name is the template's: so a block looks like the
letter that it stands in. One that it lacks is brought along, with what it is based on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from render.ooxml import Element, remove, w
from render.shared.block import Block
from render.shared.host import Host, bare

USES = (w("pStyle"), w("rStyle"), w("tblStyle"))
_VAL, _ID, _TYPE = w("val"), w("styleId"), w("type")
_NEEDED = (w("basedOn"), w("link"))
_NEXT = w("next")


def name_of(style: Element) -> tuple[str, str]:
    """Return the type and name by which a style is known; Word overlooks case."""
    name = style.find(w("name"))
    said = name.get(_VAL, "") if name is not None else style.get(_ID, "")
    return style.get(_TYPE, "paragraph"), said.casefold()


@dataclass
class Styles:
    """The styles of a template, and those that blocks have brought."""

    host: Host
    brought: set[str] = field(default_factory=set)
    _ids: dict[tuple[str, str], str] = field(default_factory=dict)
    _known: dict[tuple[str, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        name = self.host.package.related("styles", self.host.package.main)
        if name:
            self.host.roots[name] = self.host.package.parse(name)
            for style in self.host.roots[name].iter(w("style")):
                self._ids.setdefault(name_of(style), style.get(_ID, ""))

    def adapt(self, content: Iterable[Element], block: Block, number: Callable[[str], str]) -> None:
        """Let elements of a block use the template's styles; `number` brings a list's number."""
        for top in content:
            for use in list(top.iter(*USES)):
                self._put(use, self.of(use.get(_VAL, ""), block, number))

    def of(self, old: str, block: Block, number: Callable[[str], str]) -> str:
        """Return the id here of a block's style, "" for one that the block itself lacks."""
        key = (block.source, old)
        style = block.styles.get(old)
        if style is None:
            return ""
        if key not in self._known:
            self._known[key] = self._ids.get(name_of(style), "")
            if not self._known[key]:
                self._bring(key, style, block, number)
        return self._known[key]

    def _bring(
        self, key: tuple[str, str], style: Element, block: Block, number: Callable[[str], str]
    ) -> None:
        new = self._free(key[1])
        self.brought.add(new)
        self._known[key] = self._ids[name_of(style)] = new
        brought = bare(style)
        brought.set(_ID, new)
        brought.attrib.pop(w("default"), None)
        for child in [one for one in brought if one.tag in _NEEDED]:
            self._put(child, self.of(child.get(_VAL, ""), block, number))
        for child in brought.findall(_NEXT):  # what Word writes after it; no letter needs it
            following = block.styles.get(child.get(_VAL, ""))
            self._put(child, self._ids.get(name_of(following), "") if following is not None else "")
        for use in list(brought.iter(w("numId"))):
            self._put(use, number(use.get(_VAL, "")))
        self.host.of_main("styles").append(brought)

    def _free(self, wanted: str) -> str:
        taken = set(self._ids.values())
        names = [wanted, *(f"{wanted}{number}" for number in range(2, len(taken) + 3))]
        return next(name for name in names if name and name not in taken)

    @staticmethod
    def _put(use: Element, new: str) -> None:
        if new:
            use.set(_VAL, new)
        else:
            remove(use)
