"""Two editions of a template, and two libraries, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from qa.compare import blocks, contract, outline, own_law, wording
from qa.compare.blocks import BlockDifference
from qa.compare.contract import SchemaChange
from qa.compare.edition import Edition, Version, of_library
from qa.compare.outline import SectionChange
from qa.compare.own_law import LawChange
from qa.compare.wording import Change
from qa.law import local
from qa.law.catalogue import DocumentType, Section
from qa.law.local import Local
from render import recipients
from render.errors import SeglError
from render.library import Library
from render.manifest import Manifest
from render.schema import Schema


@dataclass(frozen=True, slots=True)
class ManifestChange:
    """A key of `template.toml` with its value in both versions, "" where there is none."""

    key: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class VersionDifference:
    """
    What differs in one language; `fields_in` and `fields_out` are those read or no longer read.

    `lost` are the sections that the law asks for and that only the old version has a heading of.
    """

    language: str
    sections: tuple[SectionChange, ...]
    lost: tuple[Section, ...]
    fields_in: tuple[str, ...]
    fields_out: tuple[str, ...]
    wording: tuple[Change, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs that a reader could see."""
        seen = self.sections or self.lost or self.wording
        return not (seen or self.fields_in or self.fields_out)


@dataclass(frozen=True, slots=True)
class Difference:
    """
    All that differs between two editions of a template.

    `refused` names the old edition's sample cases that the new schema refuses, `unread` what
    could not be read and hence not compared. `blocks` are shared paragraphs of it that differ,
    which are told by themselves: their words and headings are left out here.
    """

    id: str
    title: str
    manifest: tuple[ManifestChange, ...]
    languages_in: tuple[str, ...]
    languages_out: tuple[str, ...]
    schema: tuple[SchemaChange, ...]
    refused: tuple[str, ...]
    versions: tuple[VersionDifference, ...]
    unread: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        inner = any(not one.is_empty for one in self.versions)
        around = self.manifest or self.languages_in or self.languages_out or self.schema
        return not (inner or around or self.unread)

    @property
    def breaks(self) -> bool:
        """Whether cases made for the old edition may be refused, or a required section is gone."""
        lost = any(one.lost for one in self.versions)
        return bool(self.refused or lost or any(one.breaks for one in self.schema))


def compare(old: Edition, new: Edition) -> Difference:
    """Return what differs between two editions of a template."""
    both = [name for name in new.versions if name in old.versions]
    schema: tuple[SchemaChange, ...] = ()
    refused: tuple[str, ...] = ()
    if old.schema is not None and new.schema is not None:
        schema = contract.changes(old.schema, new.schema)
        refused = tuple(_refused(old, new))
    return Difference(
        new.manifest.id,
        new.manifest.title or old.manifest.title,
        tuple(_manifest(old.manifest, new.manifest)),
        tuple(name for name in new.versions if name not in old.versions),
        tuple(name for name in old.versions if name not in new.versions),
        schema,
        refused,
        tuple(_version(old.versions[n], new.versions[n], n, new.kind or old.kind) for n in both),
        tuple(dict.fromkeys((*old.unread, *new.unread))),
    )


def _refused(old: Edition, new: Edition) -> Iterator[str]:
    for name, data in old.cases.items():
        if _accepts(old.schema, data) and not _accepts(new.schema, data):
            yield name


def _accepts(schema: Schema | None, data: Mapping[str, Any]) -> bool:
    """Say whether a case, or each letter of one with several recipients, fits a schema."""
    if schema is None:
        return False
    try:
        letters = recipients.letters(data, schema.shape)
    except SeglError:
        return False
    return all(schema.accepts(one.data) for one in letters)


def _manifest(old: Manifest, new: Manifest) -> Iterator[ManifestChange]:
    for one in fields(Manifest):
        before, after = getattr(old, one.name), getattr(new, one.name)
        if one.name == "id" or before == after:
            continue
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            for key in dict.fromkeys((*before, *after)):
                if before.get(key) != after.get(key):
                    yield ManifestChange(f"{one.name}.{key}", _text(before, key), _text(after, key))
        else:
            yield ManifestChange(one.name, str(before), str(after))


def _text(data: Mapping[str, object], key: str) -> str:
    return str(data[key]) if key in data else ""


def _version(
    old: Version, new: Version, language: str, kind: DocumentType | None
) -> VersionDifference:
    known = old.schema is not None and new.schema is not None
    return VersionDifference(
        language,
        outline.changes(old.headings, new.headings, kind, language),
        outline.lost(old.headings, new.headings, kind, language),
        tuple(sorted(new.fields - old.fields)) if known else (),
        tuple(sorted(old.fields - new.fields)) if known else (),
        wording.changes(old.lines, new.lines),
    )


# --- libraries ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LibraryDifference:
    """
    Which templates came, went, differ or are the same; `unread` could not be compared.

    `law` is what differs in the libraries' own law, `blocks` what differs in their shared
    paragraphs, and `touched` are the templates that differ by these alone.
    """

    added: Mapping[str, str]
    removed: Mapping[str, str]
    changed: tuple[Difference, ...]
    same: tuple[str, ...]
    unread: tuple[str, ...]
    law: tuple[LawChange, ...] = ()
    blocks: tuple[BlockDifference, ...] = ()
    touched: tuple[str, ...] = ()

    @property
    def breaks(self) -> bool:
        """Whether any template went, or differs in a way that breaks."""
        return bool(self.removed) or any(one.breaks for one in self.changed)


def libraries(old: Library, new: Library) -> LibraryDifference:
    """Return what differs between two libraries, template by template, each block once."""
    laws = local.of(old), local.of(new)
    shared = blocks.changes(old, new, compare)
    changed: list[Difference] = []
    same: list[str] = []
    touched: list[str] = []
    unread: list[str] = []
    for name in (one for one in new.ids if one in old.ids):
        try:
            found = _template(old, new, name, laws, frozenset(one.id for one in shared))
        except SeglError:  # a broken manifest is the linter's to tell
            unread.append(name)
            continue
        if not found.is_empty:
            changed.append(found)
        else:
            (touched if found.blocks else same).append(name)
    return LibraryDifference(
        {name: new.titles.get(name, name) for name in new.ids if name not in old.ids},
        {name: old.titles.get(name, name) for name in old.ids if name not in new.ids},
        tuple(changed),
        tuple(same),
        tuple(unread),
        own_law.changes(*laws),
        shared,
        tuple(touched),
    )


def _template(
    old: Library, new: Library, name: str, laws: tuple[Local, Local], shared: frozenset[str]
) -> Difference:
    """Return what differs of a template; what follows from blocks that differ is theirs."""
    before, after = of_library(old, name, laws[0]), of_library(new, name, laws[1])
    whole = compare(before, after)
    common = blocks.asked(before) & blocks.asked(after) & shared
    if not common:
        return whole
    lookup = blocks.lookup(old, new, common)
    own = compare(of_library(old, name, laws[0], lookup), after)
    versions = zip(whole.versions, own.versions, strict=True)
    return replace(
        whole,
        versions=tuple(replace(w, sections=o.sections, wording=o.wording) for w, o in versions),
        blocks=tuple(sorted(common)),
    )
