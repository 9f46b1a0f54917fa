"""
Mark a letter as a draft: a line at the top of every page that nobody takes for the letter's own.

The line stands in a frame (ISO/IEC 29500-1, 17.3.1.11) placed on the page, so that what is
below it stands where it would in the letter itself. A section without a header of some kind
takes that of the section before (17.10.5), so only the first may need one made.
"""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from render import archive, ooxml, package
from render.archive import CONTENT_TYPES, DECLARATION
from render.ooxml import Element, w
from render.package import Package, relationships_name

WORDS = "UDKAST – må ikke sendes"
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_ID = f"{{{ooxml.OFFICE}}}id"
_REFERENCE, _SECTION, _TYPE = w("headerReference"), w("sectPr"), w("type")
_LINE = etree.fromstring(
    f'<w:p xmlns:w="{ooxml.W}"><w:pPr><w:framePr w:w="9000" w:wrap="around" w:vAnchor="page" '
    'w:hAnchor="page" w:xAlign="center" w:y="227"/><w:spacing w:before="0" w:after="0"/>'
    '<w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:color w:val="C00000"/><w:sz w:val="28"/>'
    f'<w:lang w:val="da-DK"/></w:rPr><w:t>{WORDS}</w:t></w:r></w:p>'
)


def mark(document: bytes) -> bytes:
    """Return a finished letter with the line on each page; nothing else is changed."""
    marking = _Marking(package.from_bytes(document))
    marking.run()
    return archive.write(marking.package.members, marking.changed)


@dataclass
class _Marking:
    """A letter being marked; `changed` are the members so far."""

    package: Package
    changed: dict[str, bytes] = field(default_factory=dict)

    def run(self) -> None:
        main = self.package.main
        root = self.package.parse(main)
        sections = list(_sections(root))
        targets = {r.id: r.target for r in self.package.relationships(main) if not r.external}
        for reference in root.iter(_REFERENCE):
            self._mark(targets.get(reference.get(_ID, ""), ""))
        had = {reference.get(_TYPE) for reference in sections[0].iterfind(_REFERENCE)}
        missing = [kind for kind in self._kinds(sections) if kind not in had]
        for number, kind in enumerate(missing):
            reference = etree.Element(_REFERENCE)
            reference.set(_TYPE, kind)
            reference.set(_ID, self._new(f"segl{kind.capitalize()}"))
            sections[0].insert(number, reference)
        if missing:
            self._put(main, root)

    def _kinds(self, sections: list[Element]) -> Iterator[str]:
        """Yield the kinds of header that some page of the letter shows."""
        yield "default"
        if any(ooxml.is_on(section.find(w("titlePg"))) for section in sections):
            yield "first"
        name = self.package.related("settings", self.package.main)
        if name and ooxml.is_on(self.package.parse(name).find(w("evenAndOddHeaders"))):
            yield "even"

    def _mark(self, name: str) -> None:
        if name in self.package.members and name not in self.changed:
            root = self.package.parse(name)
            root.insert(0, copy.deepcopy(_LINE))
            self._put(name, root)

    def _new(self, stem: str) -> str:
        """Add a header that holds the line alone; return the id of its relationship."""
        main = self.package.main
        folder = posixpath.dirname(main)
        name = posixpath.join(folder, f"{stem}.xml")
        header = etree.Element(w("hdr"), nsmap={"w": ooxml.W})
        header.extend([copy.deepcopy(_LINE), etree.Element(w("p"))])
        self._put(name, header)
        types = self._root(CONTENT_TYPES)
        entry = etree.SubElement(types, f"{{{ooxml.CONTENT_TYPES}}}Override")
        entry.set("PartName", f"/{name}")
        entry.set("ContentType", _HEADER_TYPE)
        self._put(CONTENT_TYPES, types)
        self._relate(f"{stem}.xml", stem)
        return stem

    def _relate(self, target: str, identity: str) -> None:
        name = relationships_name(self.package.main)
        known = name in self.package.members or name in self.changed
        root = self._root(name) if known else _no_relationships()
        entry = etree.SubElement(root, f"{{{ooxml.RELATIONSHIPS}}}Relationship")
        entry.set("Id", identity)
        entry.set("Type", f"{ooxml.OFFICE}/header")
        entry.set("Target", target)
        self._put(name, root)

    def _root(self, name: str) -> Element:
        if name in self.changed:
            return ooxml.parse(self.changed[name], name)
        return self.package.parse(name)

    def _put(self, name: str, root: Element) -> None:
        self.changed[name] = DECLARATION.encode() + etree.tostring(root, encoding="utf-8")


def _no_relationships() -> Element:
    space = ooxml.RELATIONSHIPS
    return etree.Element(f"{{{space}}}Relationships", nsmap={None: space})


def _sections(root: Element) -> Iterator[Element]:
    """Yield the sections in force, in order; one is made where the body has none."""
    found = [
        s for s in root.iter(_SECTION) if next(s.iterancestors(w("sectPrChange")), None) is None
    ]
    if not found:
        body = root.find(w("body"))
        assert body is not None  # the package would not have been rendered
        found = [etree.SubElement(body, _SECTION)]
    yield from found
