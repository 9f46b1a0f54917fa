"""
A library's own law: `law/*.toml` beside Segl's catalogue.

Rows are added to the catalogue, never put in the place of one; a row is only changed by a
correction, which says who, from which source, and until when. A file that cannot be used is
told, and nothing of it counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from qa.law import catalogue, correction, evidence, form, merging, source
from qa.law.catalogue import Catalogue
from qa.law.correction import Confirmation, Correction
from qa.law.issue import Issue
from qa.law.rows import Row, rows
from render.errors import LibraryError
from render.home import listed
from render.library import Library
from render.manifest import JURISDICTIONS, read_toml
from render.message import Message

FOLDER, CONFIRMED = "law", "confirmed.toml"


@dataclass(frozen=True)
class Local:
    """
    The law as a library has it on a day; as Segl has it where the library has no files.

    `merged` is None where there are none. `corrections` are those in force.
    """

    day: date
    merged: Mapping[str, Any] | None = None
    origins: Mapping[str, str] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()
    issues: tuple[Issue, ...] = ()

    def catalogue(self, jurisdiction: str) -> Catalogue:
        """Return the catalogue of a jurisdiction; an empty one where there is none."""
        return self._catalogues.get(jurisdiction) or catalogue.read(jurisdiction)

    @cached_property
    def _catalogues(self) -> Mapping[str, Catalogue]:
        tables, counting = self.merged or {}, self.corrections
        return {
            where: catalogue.build(where, data, self.day, lambda: tables, counting)
            for where, data in tables.items()
        }

    @cached_property
    def rows(self) -> Mapping[str, Row]:
        """All rows by id: Segl's own as they were corrected, and the library's."""
        tables = self.merged if self.merged is not None else source.builtin()
        found = (row for where in tables for row in rows(tables[where], where, self.origins))
        return {row.id: row for row in found}

    def checked(self) -> Local:
        """Return it; raises LibraryError where any of it cannot be used."""
        wrong = [issue for issue in self.issues if issue.kind != "expired"]
        if wrong:
            first = wrong[0].named
            raise LibraryError(first)
        return self


def of(library: Library, day: date | None = None) -> Local:
    """Read the law of a library as it holds on a day, today if none is given."""
    return read(library.root, library.manifest.jurisdiction, day or evidence.today())


def catalogue_of(library: Library) -> Catalogue:
    """Return the catalogue that a library's letters are judged by, its own law in it."""
    return of(library).catalogue(library.manifest.jurisdiction)


def read(root: Path, jurisdiction: str, day: date) -> Local:
    """Read the law of a library at a folder; its files are of `jurisdiction` if they name none."""
    paths = [path for path in listed(root / FOLDER, ".toml") if path.is_file()]
    if not paths:
        return Local(day)
    issues: list[Issue] = []
    files = [_File.read(path, jurisdiction, issues) for path in paths]
    made = merging.Merging(day)
    for file in files:
        made.add(file.name, file.jurisdiction, file.content)
    made.settle()
    for file in files:
        made.correct(file.name, file.content.get("correction", ()))
    confirmed = [row for file in files for row in file.content.get("confirmed", ())]
    for row in confirmed:
        made.known_or_told(f"{FOLDER}/{CONFIRMED}", row["row"])
    return Local(
        day,
        made.tables,
        made.origins,
        tuple(made.corrections),
        tuple(map(correction.confirmation, confirmed)),
        (*issues, *made.issues),
    )


@dataclass(frozen=True, slots=True)
class _File:
    """A file of the folder; without content where it cannot be used."""

    name: str
    jurisdiction: str
    content: Mapping[str, Any]

    @classmethod
    def read(cls, path: Path, jurisdiction: str, issues: list[Issue]) -> _File:
        """Read a file; what is wrong with it is added to `issues`."""
        name, stem = f"{FOLDER}/{path.name}", path.stem
        where = stem if stem in JURISDICTIONS else jurisdiction
        try:
            content = read_toml(path)
        except LibraryError as error:
            issues.append(Issue("file", name, _bare(error.message, path)))
            return cls(name, where, {})
        wrong = form.problems(content) or list(_backwards(content))
        issues += [Issue("file", name, message) for message in wrong]
        return cls(name, content.get("jurisdiction", where), {} if wrong else content)


def _bare(message: Message, path: Path) -> Message:
    """Return what is wrong with a file without its name, which is told before it."""
    named = (f"{path} ", f"{path.name} ", f"{path.name}: ")
    da, en = message.da, message.en
    for words in named:
        da, en = da.removeprefix(words), en.removeprefix(words)
    return Message(f"Filen {da}" if da != message.da else da, f"The file {en}")


def _backwards(content: Mapping[str, Any]) -> Iterator[Message]:
    """Yield corrections that run out before they begin."""
    for row in content.get("correction", ()):
        if row["expires"] < row["date"]:
            yield Message(
                f"Rettelsen af »{row['row']}« udløber, før den begynder.",
                f'The correction of "{row["row"]}" runs out before it begins.',
            )
