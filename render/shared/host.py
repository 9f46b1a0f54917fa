"""A template's package while blocks are inserted: parts opened for change, members added."""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from lxml import etree

from render import archive, ooxml
from render.archive import CONTENT_TYPES, DECLARATION, Member
from render.ooxml import Element, w
from render.origins import Origins
from render.package import WORD, Package, Relationship, relationships_name

_WORDS = f"{{{ooxml.W}}}"


@dataclass
class Host:
    """What has been opened and added so far."""

    package: Package
    roots: dict[str, Element] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    added: dict[str, Member] = field(default_factory=dict)

    def change(self, name: str) -> Element:
        """Return the root of a member, to be changed."""
        self.changed.add(name)
        if name not in self.roots:
            self.roots[name] = self.package.parse(name)
        return self.roots[name]

    def of_main(self, kind: str) -> Element:
        """Return the root of the styles or the numbering, which is made where it is missing."""
        main = self.package.main
        name = self.package.related(kind, main) or f"{posixpath.dirname(main)}/{kind}.xml"
        if name not in self.package.members and name not in self.roots:
            self.roots[name] = etree.Element(w(kind), nsmap={"w": ooxml.W})
            self._override(name, f"{WORD}{kind}+xml")
            self.relate(main, Relationship("", f"{ooxml.OFFICE}/{kind}", name, external=False))
        return self.change(name)

    def relate(self, part: str, relation: Relationship) -> str:
        """Add a relationship to a part, and return its id."""
        name = relationships_name(part)
        if name not in self.package.members and name not in self.roots:
            namespace = ooxml.RELATIONSHIPS
            self.roots[name] = etree.Element(
                f"{{{namespace}}}Relationships", nsmap={None: namespace}
            )
        root = self.change(name)
        used = {entry.get("Id") for entry in root}
        number = len(root) + 1
        while f"rIdBlok{number}" in used:
            number += 1
        entry = etree.SubElement(root, f"{{{ooxml.RELATIONSHIPS}}}Relationship")
        entry.set("Id", f"rIdBlok{number}")
        entry.set("Type", relation.type)
        entry.set("Target", _target(part, relation))
        if relation.external:
            entry.set("TargetMode", "External")
        return f"rIdBlok{number}"

    def add(self, member: Member, content_type: str) -> None:
        """Add a member as it lies packed elsewhere, once."""
        if member.name not in self.added and member.name not in self.package.members:
            self.added[member.name] = member
            if self.package.content_type(member.name) != content_type:
                self._override(member.name, content_type)

    def _override(self, name: str, content_type: str) -> None:
        entry = etree.SubElement(self.change(CONTENT_TYPES), f"{{{ooxml.CONTENT_TYPES}}}Override")
        entry.set("PartName", f"/{name}")
        entry.set("ContentType", content_type)

    def finish(self, origins: Mapping[str, Origins]) -> Package:
        """Return the package with all that was changed and added."""
        members = dict(self.package.members) | self.added
        for name in sorted(self.changed):
            content = DECLARATION.encode() + etree.tostring(self.roots[name], encoding="utf-8")
            # what a case changes is packed anew for each letter
            level = archive.QUICK if name in origins else archive.SMALL
            members[name] = archive.pack(name, content, level)
        return replace(self.package, members=MappingProxyType(members), origins=origins)


def bare(element: Element) -> Element:
    """
    Return a copy of a style or list without what only newer programs know.

    The part that it goes into may not say that older ones may ignore it.
    """
    copied = copy.deepcopy(element)
    copied.tail = None
    for both in list(copied.iter(f"{{{ooxml.MC}}}AlternateContent")):
        for child in both.iterfind(f"{{{ooxml.MC}}}Fallback/*"):
            both.addprevious(child)
        ooxml.remove(both)
    for one in list(copied.iter(etree.Element)):
        if not str(one.tag).startswith(_WORDS):
            ooxml.remove(one)
        for name in [name for name in one.attrib if not str(name).startswith(_WORDS)]:
            del one.attrib[name]
    return copied


def _target(part: str, relation: Relationship) -> str:
    if relation.external:
        return relation.target
    return posixpath.relpath(relation.target, posixpath.dirname(part) or ".")
