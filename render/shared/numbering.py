"""
The lists of a block: each insertion gets lists of its own, which begin at their first number.

A list is a `num` of an `abstractNum` (ISO/IEC 29500-1, 17.9); two that share one go on counting.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from render.ooxml import Element, remove, w
from render.shared.block import Block
from render.shared.host import Host, bare
from render.shared.styles import Styles

_VAL, _NUM, _ABSTRACT = w("val"), w("num"), w("abstractNum")
_NUM_ID, _ABSTRACT_ID = w("numId"), w("abstractNumId")
_NONE = "0"  # takes a paragraph out of the list of its style
_LINKS = (w("styleLink"), w("numStyleLink"), w("pStyle"))


@dataclass
class Lists:
    """The lists that one insertion of a block brings into a template."""

    host: Host
    block: Block
    styles: Styles
    _nums: dict[str, str] = field(default_factory=dict)
    _abstracts: dict[str, str] = field(default_factory=dict)

    def adapt(self, content: Iterable[Element]) -> None:
        """Let the paragraphs of a block number themselves by lists of the template."""
        for top in content:
            for use in list(top.iter(_NUM_ID)):
                new = self.number(use.get(_VAL, ""))
                if new:
                    use.set(_VAL, new)
                elif (owner := use.getparent()) is not None:
                    remove(owner)

    def number(self, old: str) -> str:
        """Return the number here of a list of the block, "" for one that the block lacks."""
        if old == _NONE:
            return old
        if old not in self._nums:
            self._nums[old] = self._bring(old)
        return self._nums[old]

    def _bring(self, old: str) -> str:
        found = self._one(_NUM, _NUM_ID, old)
        link = found.find(_ABSTRACT_ID) if found is not None else None
        abstract = self._abstract(link.get(_VAL, "")) if link is not None else ""
        if found is None or not abstract:
            return ""
        root = self.host.of_main("numbering")
        new = bare(found)
        number = str(highest(root, _NUM, _NUM_ID) + 1)
        new.set(_NUM_ID, number)
        inner = new.find(_ABSTRACT_ID)
        assert inner is not None
        inner.set(_VAL, abstract)
        after(root, (_NUM, _ABSTRACT, w("numPicBullet")), new)
        return number

    def _abstract(self, old: str) -> str:
        if old in self._abstracts:
            return self._abstracts[old]
        found = self._one(_ABSTRACT, _ABSTRACT_ID, old)
        if found is None:
            return ""
        root = self.host.of_main("numbering")
        new = bare(found)
        number = str(highest(root, _ABSTRACT, _ABSTRACT_ID) + 1)
        new.set(_ABSTRACT_ID, number)
        self._abstracts[old] = number
        for child in list(new.iter(w("nsid"), *_LINKS)):
            self._link(child)
        after(root, (_ABSTRACT, w("numPicBullet")), new)
        return number

    def _link(self, link: Element) -> None:
        """Keep the tie to a style that came along; the template's own have lists of their own."""
        known = link.tag in _LINKS
        style = self.styles.of(link.get(_VAL, ""), self.block, self.number) if known else ""
        if style in self.styles.brought or (style and link.tag == w("numStyleLink")):
            link.set(_VAL, style)
        else:
            remove(link)

    def _one(self, tag: str, key: str, value: str) -> Element | None:
        root = self.block.numbering
        found = root.iterchildren(tag) if root is not None else ()
        return next((one for one in found if one.get(key) == value), None)


def highest(root: Element, tag: str, key: str) -> int:
    """Return the highest number among the children of a kind, 0 without one."""
    numbers = (one.get(key, "") for one in root.iterchildren(tag))
    return max((int(one) for one in numbers if one.isascii() and one.isdigit()), default=0)


def after(root: Element, tags: tuple[str, ...], new: Element) -> None:
    """Put an element after the last of its kind, else where its kind begins."""
    for tag in tags:
        last = next(root.iterchildren(tag, reversed=True), None)
        if last is not None:
            last.addnext(new)
            return
    root.insert(0, new)
