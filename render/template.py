"""
A template as linter and renderer see it: read once, typed, frozen, knowing its places.

Reading never stops at the first fault: a template with faults is still a Template,
which the linter explains and the renderer refuses.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from render import ooxml, store, tags, tree
from render.dialect import read_part
from render.errors import Fault, TemplateError
from render.manifest import Manifest
from render.message import Message
from render.nodes import Body, Paragraph
from render.ooxml import w
from render.package import (
    CONTENT_TYPES, DOCUMENT_TYPE, DOTX_TYPE, Package, from_bytes, relationships_name,
)  # fmt: skip
from render.place import Place
from render.story import Story, heading_styles, plain_text
from render.tag import Tag

LOCALES = {"da": "da-DK", "kl": "kl-GL"}
_STORIES = {"header": "header", "footer": "footer", "footnotes": "footnote", "endnotes": "endnote"}
_UNREAD = {"comments": "comment", "chart": "chart", "diagramData": "diagram"}
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_DRAWING_ID = re.compile(rb'<wp:docPr [^>]*?\bid="(\d{1,9})"')
_ENCODED = re.compile(r"%7B%7B.*?%7D%7D", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """One part of a template: its tree, its tags, its paragraphs; `name` in the package."""

    name: str
    story: str
    body: Body
    tags: Mapping[int, Tag]
    paragraphs: tuple[Paragraph, ...]
    literal: int = 0
    deleted: int = 0

    @property
    def is_dynamic(self) -> bool:
        """Whether filling changes this part at all."""
        return any(tag.number for tag in self.tags.values())


@dataclass(frozen=True)
class Template:
    """
    A template in one language.

    `fixed` are members that change the same way for every case, `removed` those
    left out. `faults` make it unfit to fill; `notices` are only told. `digest` is
    the SHA-256 of the file.
    """

    manifest: Manifest
    language: str
    package: Package
    parts: tuple[Part, ...]
    faults: tuple[Fault, ...]
    notices: tuple[Fault, ...]
    fixed: Mapping[str, bytes]
    removed: frozenset[str]
    digest: str
    unique: int

    def tags(self) -> Iterator[Tag]:
        """Yield the tags of all parts, in order, those of fallback copies left out."""
        for part in self.parts:
            yield from (tag for tag in part.tags.values() if not tag.twin)


def read_file(path: Path, manifest: Manifest | None = None, language: str = "da") -> Template:
    """Read the DOCX or DOTX at `path`; raises TemplateError or FileError if unreadable."""
    from render import package

    whole = package.read(path)  # checks the size before anything is read into memory
    manifest = manifest or Manifest(id=path.stem, title=path.stem)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return _Reader(whole, manifest, language, digest).read()


def read_bytes(data: bytes, manifest: Manifest, language: str = "da") -> Template:
    """Read a template from the bytes of its file."""
    digest = hashlib.sha256(data).hexdigest()
    return _Reader(from_bytes(data), manifest, language, digest).read()


@dataclass
class _Reader:
    package: Package
    manifest: Manifest
    language: str
    digest: str
    parts: list[Part] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    fixed: dict[str, bytes] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    number: int = 1

    def read(self) -> Template:
        package = self.package
        main = package.parse(package.main)
        if main.tag != w("document") or main.nsmap.get("w") != ooxml.W:
            raise TemplateError(_STRICT)
        self.headings = heading_styles(self._styles())
        stories = [(package.main, "body", main), *self._stories()]
        stores = store.Stores(package)
        core_name, core = self._core(stores)
        shown: set[str] = set()
        for name, kind, root in stories:
            stores.bind(root, kind, name)
            shown |= store.shown_properties(root)
        stores.clean()
        for name, kind, root in stories:
            self._part(name, kind, root)
            self._links(name)
        self._part(core_name, "properties", core)
        self._custom(frozenset(shown))
        for member in sorted(stores.changed - {core_name}):
            self._part(member, "store", stores.roots[member])
        self._settings()
        self._unread()
        self._kind()
        self._no_thumbnail()
        return Template(
            self.manifest, self.language, package, tuple(self.parts),
            (*self.faults, *stores.faults), tuple(stores.notices), self.fixed,
            frozenset(self.removed), self.digest, self._unique(),
        )  # fmt: skip

    def _stories(self) -> Iterator[tuple[str, str, etree._Element]]:
        seen = set()
        for relation in self.package.relationships(self.package.main):
            if relation.kind in _STORIES and relation.target not in seen:
                seen.add(relation.target)
                if relation.target in self.package.members:
                    yield relation.target, _STORIES[relation.kind], self._root(relation.target)

    def _root(self, name: str) -> etree._Element:
        return self.package.parse(name)

    def _styles(self) -> etree._Element | None:
        for relation in self.package.relationships(self.package.main):
            if relation.kind == "styles" and relation.target in self.package.members:
                return self._root(relation.target)
        return None

    def _part(self, name: str, kind: str, root: etree._Element) -> None:
        """Read one part; where it has no tags and did not change, it is copied as it is."""
        original = name in self.package.members and kind not in ("properties", "store", "link")
        reading = read_part(Story(name, kind, root, self.headings), self.number)
        self.number += len(reading.tags)
        grown = tree.build(reading)
        self.faults += [*reading.faults, *grown.faults]
        if not reading.tags and not original:
            self.fixed[name] = _DECLARATION + etree.tostring(root, encoding="utf-8")
        part = Part(
            name, kind, grown.body, reading.tags, grown.paragraphs,
            reading.literal, reading.deleted,
        )  # fmt: skip
        self.parts.append(part)

    # --- links -----------------------------------------------------------------

    def _links(self, part: str) -> None:
        """Read tags in the targets of hyperlinks; Word writes their braces as %7B."""
        name = relationships_name(part)
        if name not in self.package.members:
            return
        root = self._root(name)
        found = False
        for entry in root:
            target = _ENCODED.sub(lambda match: unquote(match[0]), entry.get("Target", ""))
            if tags.has_delimiter(target):
                found = True
                entry.set("Target", target)
                if not entry.get("Type", "").endswith("/hyperlink"):
                    self.faults.append(Fault("context", Place(name, "link", quote=target), _LINK))
        if found:
            self._part(name, "link", root)

    # --- properties ------------------------------------------------------------

    def _core(self, stores: store.Stores) -> tuple[str, etree._Element]:
        name = self._package_part("core-properties")
        if name:
            root = self._root(name)
        else:
            name = "docProps/core.xml"
            root = etree.fromstring(
                f'<cp:coreProperties xmlns:cp="{ooxml.CORE}" xmlns:dc="{ooxml.DC}"/>'
            )
            relation = ooxml.RELATIONSHIPS.replace("relationships", "relationships/metadata/")
            self._register(name, _CORE_TYPE, relation + "core-properties")
        store.clean_core(root, self.manifest.title, LOCALES.get(self.language, self.language))
        stores.add_core(name, root)
        return name, root

    def _custom(self, shown: frozenset[str]) -> None:
        name = self._package_part("custom-properties")
        if name:
            root = self._root(name)
        else:
            name = "docProps/custom.xml"
            root = etree.fromstring(
                f'<Properties xmlns="{ooxml.CUSTOM}" xmlns:vt="{ooxml.VT}"/>'
            )
            self._register(name, _CUSTOM_TYPE, f"{ooxml.OFFICE}/custom-properties")
        store.clean_custom(root, shown)
        values = {"SeglTemplate": self.manifest.id, "SeglDigest": self.digest}
        if self.manifest.version:
            values["SeglVersion"] = self.manifest.version
        store.add_custom(root, values)
        self._part(name, "properties", root)

    def _package_part(self, kind: str) -> str:
        for relation in self.package.relationships():
            if relation.kind == kind and relation.target in self.package.members:
                return relation.target
        return ""

    def _register(self, name: str, content_type: str, relation: str) -> None:
        """Declare a part that the file did not have."""
        types = self._fixed_root(CONTENT_TYPES)
        entry = etree.SubElement(types, f"{{{ooxml.CONTENT_TYPES}}}Override")
        entry.set("PartName", f"/{name}")
        entry.set("ContentType", content_type)
        self._fix(CONTENT_TYPES, types)
        relations = self._fixed_root("_rels/.rels")
        used = {item.get("Id") for item in relations}
        item = etree.SubElement(relations, f"{{{ooxml.RELATIONSHIPS}}}Relationship")
        item.set("Id", next(f"rIdSegl{n}" for n in range(1, 99) if f"rIdSegl{n}" not in used))
        item.set("Type", relation)
        item.set("Target", name)
        self._fix("_rels/.rels", relations)

    def _fixed_root(self, name: str) -> etree._Element:
        if name in self.fixed:
            return ooxml.parse(self.fixed[name], name)
        return self._root(name)

    def _fix(self, name: str, root: etree._Element) -> None:
        self.fixed[name] = _DECLARATION + etree.tostring(root, encoding="utf-8")

    # --- the rest of the package -------------------------------------------------

    def _settings(self) -> None:
        name = store.settings_member(self.package)
        if not name:
            return
        root = self._root(name)
        if not store.clean_settings(root):
            return
        self._fix(name, root)
        links = relationships_name(name)
        if links in self.package.members:
            relations = self._root(links)
            for item in list(relations):
                if item.get("Type", "").endswith("/attachedTemplate"):
                    relations.remove(item)
            self._fix(links, relations)

    def _kind(self) -> None:
        """A template's main content type becomes a document's."""
        if self.package.content_type(self.package.main) != DOTX_TYPE:
            return
        types = self._fixed_root(CONTENT_TYPES)
        for entry in types:
            if entry.get("ContentType") == DOTX_TYPE:
                entry.set("ContentType", DOCUMENT_TYPE)
        self._fix(CONTENT_TYPES, types)

    def _no_thumbnail(self) -> None:
        """Leave out the picture of another document's first page."""
        relations = self._fixed_root("_rels/.rels")
        for item in list(relations):
            if item.get("Type", "").endswith("/thumbnail"):
                self.removed.add(item.get("Target", "").lstrip("/"))
                relations.remove(item)
                self._fix("_rels/.rels", relations)

    def _unread(self) -> None:
        """Tags where nothing is ever filled would reach the citizen as they stand."""
        for relation in self.package.relationships(self.package.main):
            if relation.kind in _UNREAD and relation.target in self.package.members:
                root = self._root(relation.target)
                for text in _texts(root):
                    for span in tags.scan(text) if tags.has_delimiter(text) else ():
                        if isinstance(span, tags.Span):
                            place = Place(relation.target, quote=text[span.start : span.end])
                            self.faults.append(Fault("unread", place, _UNREAD_MESSAGE))

    def _unique(self) -> int:
        """Return a number above every drawing id of the package."""
        highest = 0
        for part in self.parts:
            if part.name in self.package.members and part.story not in ("link", "store"):
                data = self.package.read(part.name)
                highest = max([highest, *map(int, _DRAWING_ID.findall(data))])
        return highest


def _texts(root: etree._Element) -> Iterator[str]:
    paragraphs = list(root.iter(w("p")))
    if paragraphs:
        yield from (plain_text(paragraph) for paragraph in paragraphs)
    else:
        yield from (str(text) for text in root.itertext())


_STRICT = Message(
    "Filen er gemt i et særligt Word-format (Strict Open XML). Gem den som almindelig .docx.",
    "The file is saved in a special Word format (Strict Open XML). Save it as ordinary .docx.",
)
_LINK = Message(
    "En kode må kun stå i adressen på et almindeligt link.",
    "A tag may only stand in the address of an ordinary link.",
)
_UNREAD_MESSAGE = Message(
    "Koden står i en kommentar, et diagram eller en figur, som aldrig udfyldes.",
    "The tag stands in a comment, chart or diagram, which is never filled.",
)
