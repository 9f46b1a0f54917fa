"""
Lists that a style numbers: in a block they begin at their first number, as its others do.

A paragraph of such a style goes on counting where the letter last used the style. So it is given
a copy of the style's list, one an insertion. Headings go on: a letter's chapters are counted
through, and bullets count nothing.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from render.ooxml import Element, remove, w
from render.shared.host import Host
from render.shared.numbering import after, highest
from render.story import heading_styles

_VAL, _P, _STYLE, _NUMBERED = w("val"), w("p"), w("pStyle"), w("numPr")
_NUM, _ABSTRACT, _NUM_ID, _ABSTRACT_ID = w("num"), w("abstractNum"), w("numId"), w("abstractNumId")
_LEVEL, _LEVEL_USED = w("lvl"), w("ilvl")
# what stands before the list in a paragraph's properties (ISO/IEC 29500-1, 17.3.1.26)
_BEFORE = tuple(map(w, ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr",
                        "widowControl")))  # fmt: skip
_OWN = (w("nsid"), w("styleLink"), w("pStyle"))


@dataclass
class StyleLists:
    """The lists that one insertion has of the template's styles, once those of the block are in."""

    host: Host
    _fresh: dict[str, str] = field(default_factory=dict)

    def adapt(self, content: Sequence[Element]) -> None:
        """Let paragraphs that their style numbers count by lists of this insertion."""
        for paragraph in [one for top in content for one in top.iter(_P)]:
            properties = paragraph.find(w("pPr"))
            style = properties.find(_STYLE) if properties is not None else None
            if properties is None or style is None or properties.find(_NUMBERED) is not None:
                continue
            listed = self._listed(style.get(_VAL, ""))
            if listed is not None:
                _put(properties, *listed)

    def _listed(self, style: str) -> tuple[str, str] | None:
        """Return the level and the fresh number for paragraphs of a style, None for no list."""
        if style in self._headings:
            return None
        for owner in self._chain(style):
            use = owner.find(f"{w('pPr')}/{_NUMBERED}")
            if use is not None:
                return self._of(owner, use)
        return None

    def _of(self, owner: Element, use: Element) -> tuple[str, str] | None:
        number, level = _value(use, _NUM_ID), _value(use, _LEVEL_USED)
        found = self._num(number)
        abstract = self._abstract(_value(found, _ABSTRACT_ID)) if found is not None else None
        if found is None or abstract is None:
            return None
        style = owner.get(w("styleId"), "")
        levels = {one.get(_LEVEL_USED, ""): one for one in abstract.iterchildren(_LEVEL)}
        tied = next((key for key, one in levels.items() if _value(one, _STYLE) == style), "0")
        level = level or tied
        if level not in levels or _value(levels[level], w("numFmt")) in ("bullet", "none"):
            return None
        if number not in self._fresh:
            self._fresh[number] = self._copy(found, abstract)
        return level, self._fresh[number]

    def _copy(self, num: Element, abstract: Element) -> str:
        root = self.host.of_main("numbering")
        list_id = str(highest(root, _ABSTRACT, _ABSTRACT_ID) + 1)
        number = str(highest(root, _NUM, _NUM_ID) + 1)
        new_abstract, new = copy.deepcopy(abstract), copy.deepcopy(num)
        new_abstract.set(_ABSTRACT_ID, list_id)
        for one in list(new_abstract.iter(*_OWN)):
            remove(one)
        new.set(_NUM_ID, number)
        link = new.find(_ABSTRACT_ID)
        assert link is not None
        link.set(_VAL, list_id)
        after(root, (_ABSTRACT,), new_abstract)
        after(root, (_NUM,), new)
        return number

    @cached_property
    def _headings(self) -> Mapping[str, int]:
        return heading_styles(self._root("styles"))

    @cached_property
    def _styles(self) -> dict[str, Element]:
        root = self._root("styles")
        found = root.iter(w("style")) if root is not None else ()
        return {style.get(w("styleId"), ""): style for style in found}

    def _chain(self, style: str) -> Iterator[Element]:
        """Yield a style and those that it is based on, each once."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield self._styles[style]
            style = _value(self._styles[style], w("basedOn"))

    def _num(self, number: str) -> Element | None:
        return self._one(_NUM, _NUM_ID, number)

    def _abstract(self, number: str) -> Element | None:
        return self._one(_ABSTRACT, _ABSTRACT_ID, number)

    def _one(self, tag: str, key: str, value: str) -> Element | None:
        root = self._root("numbering")
        found = root.iterchildren(tag) if root is not None else ()
        return next((one for one in found if one.get(key) == value), None)

    def _root(self, kind: str) -> Element | None:
        """Return a part as blocks have left it so far, None where there is none."""
        package = self.host.package
        name = package.related(kind, package.main) or f"word/{kind}.xml"
        if name not in self.host.roots and name in package.members:
            self.host.roots[name] = package.parse(name)
        return self.host.roots.get(name)


def _value(parent: Element, name: str) -> str:
    found = parent.find(name)
    return found.get(_VAL, "") if found is not None else ""


def _put(properties: Element, level: str, number: str) -> None:
    numbered = etree.Element(_NUMBERED)
    etree.SubElement(numbered, _LEVEL_USED).set(_VAL, level)
    etree.SubElement(numbered, _NUM_ID).set(_VAL, number)
    before = [child for child in properties if child.tag in _BEFORE]
    before[-1].addnext(numbered)
