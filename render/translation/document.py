"""All segments of a Word file, and the file with their translations in their place."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from render import archive
from render.archive import DECLARATION
from render.ooxml import Element, w
from render.package import Package
from render.stories import stories
from render.story import is_fallback, own_text
from render.translation.paragraph import Parted, part, weave
from render.translation.segment import Segment, of_text, restored

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_LANGUAGE = "{http://purl.org/dc/elements/1.1/}language"
_P, _LANG, _VAL, _DOCPR = w("p"), w("lang"), w("val"), "docPr"
_ATTRIBUTES = {w("tblCaption"): (_VAL,), w("tblDescription"): (_VAL,)}
_TAGS = {"da": "da-DK", "kl": "kl-GL"}
Put = Callable[[str], None]


@dataclass
class Document:
    """
    A Word file whose text can be read and replaced, segment by segment, in its order.

    The title of a block is no text: nothing of its file but the paragraphs is ever in a letter.
    """

    package: Package
    is_block: bool = False
    _roots: dict[str, Element] = field(default_factory=dict)

    def segments(self) -> tuple[Segment, ...]:
        """Return what is to be translated, in reading order, each once."""
        return tuple(dict.fromkeys(one for one, _ in self._spots() if one.has_words))

    def translated(self, known: Mapping[Segment, str], language: str) -> bytes:
        """Return the file in another language; raises KeyError where a translation is missing."""
        for segment, put in reversed(list(self._spots())):  # what lies within, before it is moved
            if segment.has_words:
                put(known[segment])
        names = (n for n in self.package.members if n.endswith((".xml",)) and _has_words(n))
        for name in names:
            for element in self._root(name).iter(_LANG):
                if element.get(_VAL, "").lower().startswith("da"):
                    element.set(_VAL, _TAGS[language])
        changed = {name: _packed(root) for name, root in self._roots.items()}
        return archive.write(self.package.members, changed)

    def _root(self, name: str) -> Element:
        if name not in self._roots:
            self._roots[name] = self.package.parse(name)
        return self._roots[name]

    def _spots(self) -> Iterator[tuple[Segment, Put]]:
        """Yield each text with what puts another in its place."""
        if not self.is_block:
            yield from self._properties()
        for story in stories(self.package):
            root = self._roots.setdefault(story.name, story.root)
            for element in root.iter(_P, *_ATTRIBUTES):
                if element.tag == _P:
                    if not is_fallback(element) and any(True for _ in own_text(element)):
                        yield _spot(part(element))
                else:
                    yield from _attributes(element, _ATTRIBUTES[str(element.tag)])
            for element in root.iter():
                if isinstance(element.tag, str) and etree.QName(element).localname == _DOCPR:
                    yield from _attributes(element, ("descr", "title"))

    def _properties(self) -> Iterator[tuple[Segment, Put]]:
        name = self.package.related("core-properties")
        title = self._root(name).find(_TITLE) if name else None
        if title is not None and (title.text or "").strip():
            segment = of_text(title.text or "")

            def put(text: str, title: Element = title, segment: Segment = segment) -> None:
                title.text = restored(segment, text)

            yield segment, put


def _spot(parted: Parted) -> tuple[Segment, Put]:
    return parted.segment, lambda text: weave(parted, text)


def _attributes(element: Element, names: tuple[str, ...]) -> Iterator[tuple[Segment, Put]]:
    for name in names:
        segment = of_text(element.get(name, ""))
        if segment.text:
            yield segment, functools.partial(_set, element, name, segment)


def _set(element: Element, name: str, segment: Segment, text: str) -> None:
    element.set(name, restored(segment, text))


def _has_words(name: str) -> bool:
    return name.startswith("word/")


def _packed(root: Element) -> bytes:
    return (DECLARATION + etree.tostring(root, encoding="unicode")).encode("utf-8")
