"""A block: paragraphs of a Word file of their own, which templates insert by name."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from render.errors import Fault, SeglError
from render.message import Message
from render.ooxml import MC, W14, Element, local, remove, w
from render.package import Package, Relationship, from_bytes, load
from render.place import Place
from render.shared import unfit
from render.stories import heading_levels, stories
from render.story import Story

if TYPE_CHECKING:
    from render.template import Template

_DROPPED = tuple(map(w, (
    "commentRangeStart", "commentRangeEnd", "commentReference", "permStart", "permEnd", "proofErr",
)))  # fmt: skip
_OF_CONTROLS = frozenset(map(w, ("id", "dataBinding", "placeholder")))
_OWN_IDS = (f"{{{W14}}}paraId", f"{{{W14}}}textId")


@dataclass(frozen=True)
class Refusal:
    """Why there is no block to insert: `kind` is that of the fault which tells it."""

    kind: str
    message: Message


@dataclass(frozen=True, eq=False)
class Block:
    """
    Shared paragraphs in one language.

    `source` is the file, seen from the library; `digest` is its SHA-256.
    """

    id: str
    language: str
    source: str
    package: Package
    digest: str

    @cached_property
    def _root(self) -> Element:
        return next(stories(self.package)).root

    @cached_property
    def content(self) -> tuple[Element, ...]:
        """
        What the body holds but for its last section: paragraphs, tables, controls.

        Without comments, permissions and the ids that are another file's own affair.
        """
        body = self._root.find(w("body"))
        found = tuple(e for e in body if e.tag != w("sectPr")) if body is not None else ()
        for element in found:
            _strip(element)
        return found

    @cached_property
    def relations(self) -> Mapping[str, Relationship]:
        """The relationships of the body, by id."""
        return {one.id: one for one in self.package.relationships(self.package.main)}

    @cached_property
    def styles(self) -> Mapping[str, Element]:
        """The styles, by id."""
        root = self._part("styles")
        found = root.iter(w("style")) if root is not None else ()
        return {one.get(w("styleId"), ""): one for one in found}

    @cached_property
    def numbering(self) -> Element | None:
        """The root of the numbering part, None without one."""
        return self._part("numbering")

    def _part(self, kind: str) -> Element | None:
        name = self.package.related(kind, self.package.main)
        return self.package.parse(name) if name else None

    @cached_property
    def ignorable(self) -> Mapping[str, str]:
        """The namespaces used here that older programs may ignore, by prefix."""
        said = self._root.get(f"{{{MC}}}Ignorable", "").split()
        used = {
            etree.QName(name).namespace
            for top in self.content
            for element in top.iter(etree.Element)
            for name in (element.tag, *element.attrib)
        }
        names = ((prefix, self._root.nsmap.get(prefix, "")) for prefix in said)
        return {prefix: uri for prefix, uri in names if uri in used}

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """Why these paragraphs cannot be inserted, each with its place in the block's file."""
        reasons = list(self._unfit())
        if not reasons:
            return ()
        story = Story(self.package.main, "body", self._root, heading_levels(self.package))
        return tuple(
            Fault("block-unfit", self._place(story, element), message)
            for element, message in reasons
        )

    def _place(self, story: Story, element: Element | None) -> Place:
        place = story.place(element) if element is not None else Place(story.part, "body")
        return Place(
            place.part, "body", place.paragraph, place.cell, place.heading, source=self.source
        )

    def _unfit(self) -> Iterator[tuple[Element | None, Message]]:
        yield from unfit.reasons(self.content, self.relations)
        if self.numbering is not None and self.numbering.find(w("numPicBullet")) is not None:
            yield None, unfit.PICTURE_BULLET

    @cached_property
    def template(self) -> Template:
        """The block's own file, read as if it were a template."""
        from render import template  # late: a template reads blocks
        from render.manifest import Manifest

        return template.of_package(
            self.package, Manifest(self.id, self.id), self.language, self.digest, _nested
        )


def _nested(name: str, _: str) -> Refusal:
    return Refusal("block-unfit", unfit.nested(name))


def of_bytes(data: bytes, name: str, language: str, source: str) -> Block:
    """Return the block in the bytes of a file; raises TemplateError if it is unreadable."""
    digest = hashlib.sha256(data).hexdigest()
    block = Block(name, language, source, from_bytes(data), digest)
    _ = block.content  # refuses what has other names for all there is
    return block


def read(path: Path, name: str, language: str, source: str) -> Block | Refusal:
    """Read a block's file; a Refusal where it cannot be read."""
    try:
        return of_bytes(load(path), name, language, source)
    except SeglError as error:
        return Refusal("block-unfit", _unreadable(source, error.message))


def _unreadable(source: str, why: Message) -> Message:
    return Message(
        f"Blokken {source} kan ikke læses. {why.da}", f"The block {source} cannot be read. {why.en}"
    )


def _strip(top: Element) -> None:
    for element in list(top.iter(*_DROPPED)):
        _cut(element)
    for properties in top.iter(w("sdtPr")):
        for child in [one for one in properties if one.tag in _OF_CONTROLS]:
            properties.remove(child)
    for element in top.iter(w("p"), w("tr")):
        for name in _OWN_IDS:
            element.attrib.pop(name, None)


def _cut(element: Element) -> None:
    parent = element.getparent()
    remove(element)
    if parent is not None and local(parent) == "r" and all(local(one) == "rPr" for one in parent):
        remove(parent)
