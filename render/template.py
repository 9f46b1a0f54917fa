"""
A template as linter and renderer see it: read once, typed, frozen, knowing its places.

Reading never stops at the first fault: a template with faults is still a Template,
which the linter explains and the renderer refuses.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from render import (
    drawings,
    mistaken,
    ooxml,
    properties,
    ranges,
    store,
    summary,
    tags,
    tree,
    unread,
)
from render.archive import DECLARATION, pack
from render.dialect import NONE, read_part
from render.errors import Fault
from render.esdh import docproperty, metadata, told
from render.fixed import Fixed
from render.manifest import Manifest
from render.marks import Repeated
from render.message import Message
from render.naming import without_cpr
from render.nodes import Body, Paragraph
from render.ooxml import Element
from render.package import Package, from_bytes, load, relationships_name
from render.place import Place
from render.record import record
from render.shared.block import Block
from render.shared.insert import Inserted, insert
from render.shared.shelf import Lookup, nowhere
from render.stories import Opened, heading_levels
from render.story import Story
from render.tag import Tag

LOCALES = {"da": "da-DK", "kl": "kl-GL"}
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_ENCODED = re.compile(
    r"%7B(?:%7B.*?%7D|%25.*?%25|%23.*?%23)%7D|%7B%7B.*", re.IGNORECASE | re.DOTALL
)


@record
class Part:
    """One part of a template: its tree, its tags, its paragraphs; `name` in the package."""

    name: str
    story: str
    body: Body
    tags: Mapping[int, Tag]
    paragraphs: tuple[Paragraph, ...]
    literal: int = 0
    deleted: int = 0
    unescaped: bool = False
    repeated: tuple[Repeated, ...] = ()

    @property
    def is_dynamic(self) -> bool:
        """Whether filling changes this part at all."""
        return bool(self.tags) or self.unescaped


@record
class Template:
    """
    A template in one language.

    `fixed` are members that change the same way for every case, `removed` those
    left out. `faults` make it unfit to fill; `notices` are only told. `digest` is
    the SHA-256 of the file, and of the blocks with it where there are any. `asked` are the
    names of the blocks that it asks for, `blocks` those that there are, by their files.
    `made_of` is None but for a finished letter (`render/mistaken.py`): then the template of it.
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
    asked: tuple[str, ...] = ()
    blocks: Mapping[str, Block] = field(default_factory=dict)
    made_of: str | None = None

    def tags(self) -> Iterator[Tag]:
        """Yield the tags of all parts, in order, those of fallback copies left out."""
        for part in self.parts:
            yield from (tag for tag in part.tags.values() if not tag.twin)


def read_file(
    path: Path, manifest: Manifest | None = None, language: str = "da", blocks: Lookup = nowhere
) -> Template:
    """
    Read the DOCX or DOTX at `path`, with the `blocks` that it asks for.

    Raises TemplateError or FileError if it is unreadable.
    """
    if manifest is None:
        called = without_cpr(path.stem)  # a letter carries what its template is called
        manifest = Manifest(id=called, title=called)
    return read_bytes(load(path), manifest, language, blocks)


def read_bytes(
    data: bytes, manifest: Manifest, language: str = "da", blocks: Lookup = nowhere
) -> Template:
    """Read a template from the bytes of its file."""
    digest = hashlib.sha256(data).hexdigest()
    return of_package(from_bytes(data), manifest, language, digest, blocks)


def of_package(
    package: Package, manifest: Manifest, language: str, digest: str, blocks: Lookup
) -> Template:
    """Read a template from its package; `digest` is that of the file."""
    return _Reader(insert(package, blocks, language), manifest, language, digest).read()


@dataclass
class _Reader:
    inserted: Inserted
    manifest: Manifest
    language: str
    digest: str
    headings: Mapping[str, int] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)
    number: int = 1
    unique: int = 0

    def __post_init__(self) -> None:
        self.package = self.inserted.package
        self.faults += self.inserted.faults
        if self.inserted.blocks:
            several = (one.digest for one in self.inserted.blocks.values())
            whole = "".join((self.digest, *sorted(several)))
            self.digest = hashlib.sha256(whole.encode()).hexdigest()
        self.fixed = Fixed(self.package)
        self.metadata = metadata.of(self.manifest.metadata)
        self.stores = store.Stores(self.package, self.metadata)

    def read(self) -> Template:
        """Read the stories, then what every document carries beside them."""
        opened = self.inserted.opened
        self.headings = heading_levels(self.package)
        core_name, core = self._core(opened)
        for part in opened:
            self.stores.bind(part.root, part.kind, part.name)
        self.stores.show()
        self.stores.clean()
        shown = frozenset().union(*(properties.shown_properties(part.root) for part in opened))
        custom_name, custom = self._custom(shown)
        said = told.known(self.manifest, self.language, self.digest)
        self._show(opened, {**properties.texts(custom), **told.texts(said)})
        kept = ranges.referred(part.root for part in opened)
        self.unique = drawings.highest(part.root for part in opened)
        for part in opened:
            ranges.drop_hidden(part.root, kept)
            renumbered = drawings.renumber(part.root, self.unique)
            self.unique += renumbered
            self._part(part.name, part.kind, part.root, changed=renumbered > 0)
            self._links(part.name)
        # the title that people look for; a letter in Kalaallisut keeps its own
        title = said.get("title", "") if self.language == "da" else ""
        given = told.title(core, title, core_name, self.number)
        self._part(core_name, "properties", core, changed=True, given=given)
        self._tell(custom_name, custom, said)
        for member in sorted(self.stores.changed - {core_name}):
            self._part(member, "store", self.stores.roots[member], changed=True)
        for fault in unread.read(self.package):
            (self.notices if fault.kind == "unread-kept" else self.faults).append(fault)
        self.fixed.clean_settings()
        self.fixed.clean_app(shown)
        self.fixed.become_document()
        self.fixed.drop_thumbnail()
        return self._template()

    def _template(self) -> Template:
        return Template(
            self.manifest,
            self.language,
            self.package,
            tuple(self.parts),
            (*self.faults, *self.stores.faults),
            (*self.notices, *self.stores.notices),
            self.fixed.members,
            frozenset(self.fixed.removed),
            self.digest,
            self.unique,
            self.inserted.asked,
            self.inserted.blocks,
            None if self.inserted.asked else mistaken.made_of(self.inserted.package),
        )

    def _part(
        self,
        name: str,
        kind: str,
        root: Element,
        changed: bool = False,
        given: Mapping[int, Tag] = NONE,
    ) -> None:
        """Read one part; where it has no tags and did not change, it is copied as it is."""
        origins = self.package.origins.get(name)
        first = self.number + len(given)
        reading = read_part(Story(name, kind, root, self.headings, origins), first, given)
        self.number += len(reading.tags)
        grown = tree.build(reading)
        self.faults += [*reading.faults, *grown.faults]
        self.notices += reading.notices
        if changed and not reading.tags:
            self.fixed.put(name, root)
        self.parts.append(
            Part(
                name,
                kind,
                grown.body,
                reading.tags,
                grown.paragraphs,
                reading.literal,
                reading.deleted,
                grown.unescaped,
                grown.repeated,
            )
        )

    def _links(self, part: str) -> None:
        """Read tags in the targets of hyperlinks (Word writes %7B); leave people's names out."""
        name = relationships_name(part)
        if name not in self.package.members:
            return
        root = self.package.parse(name)
        changed = self.fixed.drop_private(part, root)
        filled = [entry for entry in root if self._is_filled(name, entry)]
        if filled or changed:
            self._part(name, "link", root, changed=True)

    def _is_filled(self, name: str, entry: Element) -> bool:
        """Say whether a target holds tags, and write those out."""
        target = _ENCODED.sub(lambda match: unquote(match[0]), entry.get("Target", ""))
        if not tags.has_delimiter(target):
            return False
        entry.set("Target", target)
        if not entry.get("Type", "").endswith("/hyperlink"):
            self.faults.append(Fault("context", Place(name, "link", quote=target), _LINK))
        return True

    def _core(self, opened: tuple[Opened, ...]) -> tuple[str, Element]:
        name = self.package.related("core-properties")
        root = self.package.parse(name) if name else properties.new_core()
        if not name:
            name = "docProps/core.xml"
            self.fixed.declare(name, _CORE_TYPE, f"{ooxml.RELATIONSHIPS}/metadata/core-properties")
        properties.clean_core(root, self.manifest.title, LOCALES.get(self.language, self.language))
        if words := frozenset(summary.words(root)):
            summary.forget(root, words.difference(*(summary.shown(part.root) for part in opened)))
        self.stores.add_core(name, root)
        return name, root

    def _custom(self, shown: frozenset[str]) -> tuple[str, Element]:
        """Return the custom properties, without what an earlier case left in them."""
        name = self.package.related("custom-properties")
        root = self.package.parse(name) if name else properties.new_custom()
        if not name:
            name = "docProps/custom.xml"
            self.fixed.declare(name, _CUSTOM_TYPE, f"{ooxml.OFFICE}/custom-properties")
        for kept in properties.clean_custom(
            root, shown, self.metadata, frozenset(self.stores.emptied)
        ):
            self.notices.append(Fault("store-shown", Place(name, "properties", quote=kept), _SHOWN))
        properties.add_shown(root, shown, self.metadata)
        return name, root

    def _show(self, opened: tuple[Opened, ...], values: Mapping[str, str]) -> None:
        """
        Let fields show their properties, and keep the parts as they are before they are read.

        What was written into a part is the template's own text from here on: rules look at it,
        and the second renderer fills it as well.
        """
        changed = set(self.stores.shown)
        changed |= {part.name for part in opened if docproperty.fill(part.root, values)}
        if changed:
            roots = {part.name: part.root for part in opened if part.name in changed}
            data = {name: DECLARATION.encode() + etree.tostring(r) for name, r in roots.items()}
            packed = {name: pack(name, content) for name, content in data.items()}
            self.package = replace(self.package, members={**self.package.members, **packed})

    def _tell(self, name: str, root: Element, said: Mapping[str, str]) -> None:
        """Let the letter say what it is: template, version, case and what else it is told."""
        given = told.write(root, said, name, self.number)
        self._part(name, "properties", root, changed=True, given=given)


_SHOWN = Message(
    "Brevet viser en egenskab fra skabelonens egen fil (DOCPROPERTY), måske fra en anden sag. "
    "Skriv en kode i stedet for feltet.",
    "The letter shows a property of the template's own file (DOCPROPERTY), perhaps of another "
    "case. Write a tag instead of the field.",
)
_LINK = Message(
    "En kode må kun stå i adressen på et almindeligt link.",
    "A tag may only stand in the address of an ordinary link.",
)
