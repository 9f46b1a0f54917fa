"""A template as it is or was: its manifest, its Word files, its schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from qa.flow.names import walk
from qa.flow.outline import headings
from qa.law import local
from qa.law.catalogue import Catalogue, DocumentType
from qa.law.local import Local
from render import case, show
from render.errors import CaseError, SeglError
from render.library import Entry, Library
from render.manifest import Manifest
from render.schema import Schema
from render.shape import ITEM, UNKNOWN
from render.shared.block import Refusal
from render.shared.shelf import Lookup
from render.template import Template, read_file


@dataclass(frozen=True)
class Version:
    """One language version, as it is compared."""

    template: Template
    schema: Schema | None

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The text with its tags as written, a paragraph each, headings marked."""
        return tuple(" ".join(one.split()) for one in show.lines(self.template.package) if one)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The headings in order, each once."""
        return tuple(dict.fromkeys(one.text for one in headings(self.template)))

    @cached_property
    def fields(self) -> frozenset[str]:
        """The fields of the case that the letter reads, as they are written."""
        if self.schema is None:
            return frozenset()
        bodies = [part.body for part in self.template.parts]
        walks = walk(bodies, self.schema.shape, UNKNOWN)
        used = (path for one in walks for path in one.used)
        return frozenset(".".join(path).replace(f".{ITEM}", ITEM) for path in used)


@dataclass(frozen=True)
class Edition:
    """
    One template with all that belongs to it; `unread` names what could not be read of it.

    `cases` are its sample cases by name, `law` the catalogue that it is judged by.
    """

    manifest: Manifest
    versions: Mapping[str, Version]
    schema: Schema | None
    cases: Mapping[str, Mapping[str, Any]]
    unread: tuple[str, ...] = ()
    law: Catalogue = field(default_factory=Catalogue)

    @property
    def kind(self) -> DocumentType | None:
        """The catalogue's row for its type of document, None without one."""
        return self.law.documents.get(self.manifest.type)


def of_library(
    library: Library, template_id: str, law: Local | None = None, blocks: Lookup | None = None
) -> Edition:
    """
    Read a template of a library; LibraryError where it is unknown or its manifest wrong.

    `law` is the library's, where it was read already; `blocks` gives others than the library's.
    """
    entry = library.entry(template_id)
    unread: list[str] = []
    declared = None
    try:
        declared = library.schema(entry.manifest.schema)
    except SeglError:
        unread.append(f"schemas/{entry.manifest.schema}.json")
    versions: dict[str, Version] = {}
    for language in entry.files:
        try:
            versions[language] = Version(library.template(entry, language, blocks), declared)
        except SeglError:
            unread.append(f"templates/{template_id}/{language}.docx")
    known = (law or local.of(library)).catalogue(entry.manifest.jurisdiction or "gl")
    return Edition(entry.manifest, versions, declared, dict(_cases(entry)), tuple(unread), known)


def of_block(library: Library, name: str) -> Edition:
    """Read a block of a library; what fields it reads only the letters with it know."""
    versions: dict[str, Version] = {}
    unread: list[str] = []
    for language, path in library.blocks.files(name).items():
        found = library.blocks.get(name, language)
        if isinstance(found, Refusal):
            unread.append(library.blocks.source(path))
        else:
            versions[language] = Version(found.template, None)
    about = Manifest(name, name, jurisdiction=library.manifest.jurisdiction)
    return Edition(about, versions, None, {}, tuple(unread))


def of_file(path: Path, language: str) -> Edition:
    """Read a Word file outside any library; TemplateError where it cannot be read."""
    manifest = Manifest(path.stem, jurisdiction="gl")
    template = read_file(path, manifest, language)
    return Edition(manifest, {language: Version(template, None)}, None, {})


def _cases(entry: Entry) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for path in entry.cases:
        try:
            yield path.stem, case.read(path.read_bytes())
        except (CaseError, OSError):  # told by the linter
            continue
