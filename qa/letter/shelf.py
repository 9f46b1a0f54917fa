"""
What the library has of a letter's template, made ready once for many letters.

A run judges all its letters by one `Shelf`: the library as it was when the run first asked. Who
lives longer than a run asks for the `current` one before each letter.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from qa.law import local
from qa.law.local import Local
from qa.letter.master import Master
from qa.letter.pattern import normal
from qa.subject import Subject
from render.errors import SeglError
from render.home import LANGUAGES
from render.library import Entry, Library
from render.schema import Schema

TEMPLATES = 128  # kept ready at once: each takes some 2 MB
FOLDERS = ("templates", "blocks", "schemas", "municipalities", "law")  # what a verdict is of
Stamp = tuple[tuple[str, int, int], ...]  # name, time and size of the files that something is of


@dataclass(frozen=True)
class Found:
    """A template as the library has it; `master` is None where it cannot be judged by."""

    entry: Entry
    digest: str
    master: Master | None


@dataclass(frozen=True)
class Shelf:
    """A library, asked for templates, municipalities and law; each file of it is read once."""

    library: Library

    @cached_property
    def law(self) -> Local:
        """The law as the library has it."""
        return local.of(self.library)

    def find(self, template: str, language: str, text: str) -> Found | None:
        """Return a template for a letter that reads `text`, None where the library has none."""
        if template not in self.library.ids:
            return None
        return self._found(template, language, self.sender(text))

    def sender(self, text: str) -> str:
        """Return the id of the municipality whose name stands in a letter, "" where none does."""
        said = normal(text)
        met = [name for name, words in self._names.items() if words in said]
        usual = self.library.manifest.municipality
        return usual if usual in met else next(iter(met), "")

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {name: normal(str(data["navn"])) for name, data in self._municipalities.items()}

    @cached_property
    def _municipalities(self) -> Mapping[str, Mapping[str, Any]]:
        found: dict[str, Mapping[str, Any]] = {}
        for name in self.library.municipality_ids:
            data = _attempt(self.library, name)
            if data is not None and isinstance(data.get("navn"), str):
                found[name] = data
        return found

    @cached_property
    def _found(self) -> Callable[[str, str, str], Found | None]:
        return lru_cache(maxsize=TEMPLATES)(self._ready)

    def _ready(self, template: str, language: str, own: str) -> Found | None:
        library = self.library
        try:
            entry = library.entry(template)
            read = library.template(entry, _version(entry, language))
            declared = library.schema(entry.manifest.schema)
        except SeglError:  # a template that is broken now: the linter tells
            return None
        data = self._municipalities.get(own)
        subject = Subject(
            template,
            entry.manifest,
            read,
            schema=declared,
            municipality=data,
            municipality_schema=_kommune(library) if data is not None else None,
            catalogue=self.law.catalogue(entry.manifest.jurisdiction),
        )
        proof = subject.sound_proof
        master = Master(subject, proof, data) if proof is not None else None
        return Found(entry, read.digest, master)


def current(library: Library) -> Shelf:
    """Return the shelf of a library as its files are now, the same one until a file changes."""
    return _shelf(library, _stamp(library.root))


@lru_cache(maxsize=2)
def _shelf(library: Library, _: Stamp) -> Shelf:
    # a library keeps what it has read, so that a changed file asks for another one
    return Shelf(Library(library.root, library.manifest))


def _attempt(library: Library, name: str) -> Mapping[str, Any] | None:
    try:
        return library.municipality(name)
    except SeglError:  # the linter tells of it; a letter is not judged by it
        return None


def _version(entry: Entry, language: str) -> str:
    return language if language in entry.files else next(iter(entry.files), LANGUAGES[0])


def _kommune(library: Library) -> Schema | None:
    try:
        return library.schema("kommune")
    except SeglError:
        return None


def _stamp(root: Path) -> Stamp:
    """Return what changes when a file of a library does."""
    return tuple(sorted(one for name in FOLDERS for one in _files(root / name)))


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    for above, _, names in os.walk(folder):
        for path in (Path(above, name) for name in names):
            with suppress(OSError):  # gone again, as what Word puts beside an open file
                about = path.stat()
                yield path.as_posix(), about.st_mtime_ns, about.st_size
