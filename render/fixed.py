"""Members of a package that change in the same way for every case."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from render import ooxml, properties
from render.archive import CONTENT_TYPES, DECLARATION
from render.ooxml import Element
from render.package import DOCUMENT_TYPE, DOTX_TYPE, Package, relationships_name

_RELATIONS = relationships_name("")
_PRIVATE = frozenset({"people", "attachedTemplate"})


@dataclass
class Fixed:
    """The changes so far: members with new content, and members left out."""

    package: Package
    members: dict[str, bytes] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)

    def root(self, name: str) -> Element:
        """Return the root of a member, as changed so far."""
        if name in self.members:
            return ooxml.parse(self.members[name], name)
        return self.package.parse(name)

    def put(self, name: str, root: Element) -> None:
        """Change a member, or add one."""
        self.members[name] = DECLARATION.encode() + etree.tostring(root, encoding="utf-8")

    def declare(self, name: str, content_type: str, relation: str) -> None:
        """Declare a part of the package that the file did not have."""
        types = self.root(CONTENT_TYPES)
        entry = etree.SubElement(types, f"{{{ooxml.CONTENT_TYPES}}}Override")
        entry.set("PartName", f"/{name}")
        entry.set("ContentType", content_type)
        self.put(CONTENT_TYPES, types)
        relations = self.root(_RELATIONS)
        used = {item.get("Id") for item in relations}
        item = etree.SubElement(relations, f"{{{ooxml.RELATIONSHIPS}}}Relationship")
        item.set("Id", next(f"rIdSegl{n}" for n in range(1, 99) if f"rIdSegl{n}" not in used))
        item.set("Type", relation)
        item.set("Target", name)
        self.put(_RELATIONS, relations)

    def become_document(self) -> None:
        """Give a template's main part the content type of a document."""
        if self.package.content_type(self.package.main) != DOTX_TYPE:
            return
        types = self.root(CONTENT_TYPES)
        for entry in types:
            if entry.get("ContentType") == DOTX_TYPE:
                entry.set("ContentType", DOCUMENT_TYPE)
        self.put(CONTENT_TYPES, types)

    def drop_thumbnail(self) -> None:
        """Leave out the picture of another document's first page."""
        for item in self._drop_relations(_RELATIONS, "/thumbnail"):
            self.removed.add(item.get("Target", "").lstrip("/"))

    def clean_settings(self) -> None:
        """Leave out document variables and the way to the template that was attached."""
        name = self.package.related("settings", self.package.main)
        if not name:
            return
        root = self.root(name)
        if properties.clean_settings(root):
            self.put(name, root)
        self._drop_relations(relationships_name(name), "/attachedTemplate")

    def clean_app(self, shown: frozenset[str]) -> None:
        """Leave out who answers for the template, and where, unless the letter shows it."""
        name = self.package.related("extended-properties")
        if not name:
            return
        root = self.root(name)
        if properties.clean_app(root, shown):
            self.put(name, root)

    def drop_private(self, part: str, relations: Element) -> bool:
        """Leave out who once commented on `part`, and its template; say if anything changed."""
        private = [r for r in self.package.relationships(part) if r.kind in _PRIVATE]
        for relation in private:
            for entry in [entry for entry in relations if entry.get("Id") == relation.id]:
                relations.remove(entry)
            if not relation.external:
                self.removed.add(relation.target)
                self._undeclare(relation.target)
        return bool(private)

    def _undeclare(self, name: str) -> None:
        types = self.root(CONTENT_TYPES)
        for entry in [entry for entry in types if entry.get("PartName") == f"/{name}"]:
            types.remove(entry)
        self.put(CONTENT_TYPES, types)

    def _drop_relations(self, name: str, kind: str) -> list[Element]:
        if name not in self.package.members:
            return []
        relations = self.root(name)
        gone = [item for item in relations if item.get("Type", "").endswith(kind)]
        for item in gone:
            relations.remove(item)
        if gone:
            self.put(name, relations)
        return gone
