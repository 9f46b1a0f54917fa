"""
A library of templates: a folder with `segl.toml`, `templates/`, `blocks/`, `schemas/` and
`municipalities/`.

Everything is read when it is asked for, so that one broken template never hides
the others. `law/` and `published/` have their place in the format.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from render import case, manifest
from render.errors import CaseError, LibraryError, SeglError, TemplateError
from render.home import MARK, listed, real, root, versions
from render.manifest import LibraryManifest, Manifest
from render.message import Message
from render.record import record

if TYPE_CHECKING:
    from render.schema import Folder, Schema
    from render.shared.shelf import Lookup, Shelf
    from render.shared.uses import Uses
    from render.template import Template


@record
class Entry:
    """One template of a library: its manifest, and its files by language."""

    folder: Path
    manifest: Manifest
    files: Mapping[str, Path]

    @property
    def cases(self) -> tuple[Path, ...]:
        """The sample cases, by name."""
        return tuple(listed(self.folder / "cases", ".json"))


@record
class Library:
    """A library at a folder; `manifest` is its `segl.toml`."""

    root: Path
    manifest: LibraryManifest

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of all templates, sound or not."""
        folder = self.root / "templates"
        if not folder.is_dir():
            return ()
        return tuple(
            sorted(p.name for p in folder.iterdir() if p.is_dir() and p.name[0] not in "._")
        )

    def entry(self, template_id: str) -> Entry:
        """Return one template; raises LibraryError if it is unknown or its manifest wrong."""
        folder = self.root / "templates" / template_id
        if template_id not in self.ids:
            raise _unknown("Skabelonen", "template", template_id, self.ids)
        content = manifest.read_template(folder / "template.toml", self.manifest)
        return Entry(folder, content, self.files(template_id))

    def files(self, template_id: str) -> Mapping[str, Path]:
        """Return the Word files of a template by language, whatever its manifest says."""
        return versions(self.root, template_id)

    def entries(self) -> Iterator[tuple[str, Entry | SeglError]]:
        """Yield each template's id with its entry, or with what is wrong with it."""
        for template_id in self.ids:
            try:
                yield template_id, self.entry(template_id)
            except SeglError as error:
                yield template_id, error

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The titles of all templates by id, read once; those without one are left out."""
        found: dict[str, str] = {}
        for template_id in self.ids:
            with contextlib.suppress(LibraryError):
                path = self.root / "templates" / template_id / "template.toml"
                title = manifest.read_toml(path).get("title")
                found |= {template_id: title} if isinstance(title, str) else {}
        return found

    def template(
        self, entry: Entry, language: str = "da", blocks: Lookup | None = None
    ) -> Template:
        """
        Read a template in a language; a missing version is a TemplateError.

        It asks for the library's blocks, unless `blocks` gives others.
        """
        from render.esdh import metadata  # late: who only looks around reads no template
        from render.template import read_file

        path = self.template_path(entry, language)
        schema = None
        with contextlib.suppress(SeglError):  # told where the schema is asked for
            schema = self.schema(entry.manifest.schema)
        about = metadata.completed(entry.manifest, schema)
        return read_file(path, about, language, blocks or self.blocks.get)

    def template_path(self, entry: Entry, language: str) -> Path:
        """Return the Word file of a language version; a missing one is a TemplateError."""
        path = entry.files.get(language)
        if path is None:
            have = ", ".join(entry.files) or "–"
            raise TemplateError(
                Message(
                    f"»{entry.manifest.title}« findes ikke på sproget »{language}« "
                    f"(findes på: {have}).",
                    f'"{entry.manifest.title}" has no version in "{language}" (has: {have}).',
                )
            )
        return path

    @cached_property
    def blocks(self) -> Shelf:
        """The shared paragraphs of the library."""
        from render.shared.shelf import Shelf  # late, as above

        return Shelf(self.root)

    @cached_property
    def block_uses(self) -> Uses:
        """Which templates ask for which blocks; their files are looked through once."""
        from render.shared import uses  # late: it looks into all templates

        return uses.read(self)

    @cached_property
    def _schemas(self) -> Folder:
        from render.schema import Folder  # late: who only looks around reads no schema

        return Folder(self.root / "schemas")

    def schema(self, name: str) -> Schema:
        """Read the schema `schemas/<name>.json`; the folder's files are read once."""
        return self._schemas.read(f"{name}.json")

    @cached_property
    def municipality_ids(self) -> tuple[str, ...]:
        """The ids of the municipalities of the library."""
        return tuple(path.stem for path in listed(self.root / "municipalities", ".toml"))

    def municipality(self, municipality_id: str = "") -> Mapping[str, Any] | None:
        """
        Return a municipality's data, checked by `schemas/kommune.json` like a case.

        Without an id: the library's default, or the only one there is; None where
        the library has no municipalities. Raises LibraryError if it does not fit.
        """
        chosen = municipality_id or self.manifest.municipality
        if not chosen and len(self.municipality_ids) == 1:
            chosen = self.municipality_ids[0]
        if not chosen and not self.municipality_ids:
            return None
        if not chosen or chosen not in self.municipality_ids:
            raise _unknown("Kommunen", "municipality", chosen, self.municipality_ids)
        path = self.root / "municipalities" / f"{chosen}.toml"
        content = manifest.read_toml(path)
        try:
            case.check_text(content)
            self.schema("kommune").check(content)
        except CaseError as error:
            da = " ".join(item.message.da for item in error.problems)
            en = " ".join(item.message.en for item in error.problems)
            raise LibraryError(Message(f"{path.name}: {da}", f"{path.name}: {en}")) from error
        return content


def _unknown(da: str, en: str, name: str, known: tuple[str, ...]) -> LibraryError:
    choices = ", ".join(known) or "–"
    return LibraryError(
        Message(
            f"{da} »{name}« findes ikke i biblioteket (findes: {choices}).",
            f'There is no {en} "{name}" in the library (there are: {choices}).',
        )
    )


def open_library(root: Path) -> Library:
    """Open the library at `root`; raises LibraryError if its `segl.toml` is wrong."""
    return Library(real(root), manifest.read_library(root / MARK))


def find(given: Path | None = None, start: Path | None = None) -> Library:
    """Return the library to use, as `home.root` finds it; LibraryError without any."""
    return open_library(root(given, start))
