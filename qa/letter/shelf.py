"""What the library has of a letter's template, made ready once for many letters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
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

Stamp = tuple[tuple[str, int, int], ...]  # name, time and size of the files that something is of


@dataclass(frozen=True)
class Found:
    """A template as the library has it now; `master` is None where it cannot be judged by."""

    entry: Entry
    digest: str
    master: Master | None


@dataclass(frozen=True)
class Shelf:
    """A library, asked for templates, municipalities and law."""

    library: Library

    @property
    def law(self) -> Local:
        """The law as the library has it."""
        return _law(self.library, _stamp(self.library.root, "law"))

    def find(self, template: str, language: str, text: str) -> Found | None:
        """Return a template for a letter that reads `text`, None where the library has none."""
        if template not in self.library.ids:
            return None
        stamp = _stamp(
            self.library.root, f"templates/{template}", "blocks", "schemas", "municipalities"
        )
        own = sender(self.library, text)
        return _found(self.library, template, language, own, stamp)


def sender(library: Library, text: str) -> str:
    """Return the id of the municipality whose name stands in a letter, "" where none does."""
    named = {name: data["navn"] for name, data in _municipalities(library).items()}
    said = normal(text)
    met = [name for name, words in named.items() if normal(str(words)) in said]
    usual = library.manifest.municipality
    return usual if usual in met else next(iter(met), "")


def _municipalities(library: Library) -> Mapping[str, Mapping[str, Any]]:
    stamp = _stamp(library.root, "municipalities", "schemas")
    return _read_municipalities(library, stamp)


@lru_cache(maxsize=8)
def _read_municipalities(library: Library, _: Stamp) -> Mapping[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    for name in library.municipality_ids:
        data = _attempt(library, name)
        if data is not None and isinstance(data.get("navn"), str):
            found[name] = data
    return found


def _attempt(library: Library, name: str) -> Mapping[str, Any] | None:
    try:
        return library.municipality(name)
    except SeglError:  # the linter tells of it; a letter is not judged by it
        return None


@lru_cache(maxsize=8)
def _law(library: Library, _: Stamp) -> Local:
    return local.of(library)


@lru_cache(maxsize=128)
def _found(library: Library, template: str, language: str, own: str, _: Stamp) -> Found | None:
    try:
        entry = library.entry(template)
        read = library.template(entry, _version(entry, language))
        declared = library.schema(entry.manifest.schema)
    except SeglError:  # a template that is broken now: the linter tells
        return None
    data = _municipalities(library).get(own)
    subject = Subject(
        template,
        entry.manifest,
        read,
        schema=declared,
        municipality=data,
        municipality_schema=_kommune(library) if data is not None else None,
        catalogue=local.of(library).catalogue(entry.manifest.jurisdiction),
    )
    proof = subject.sound_proof
    return Found(entry, read.digest, Master(subject, proof, data) if proof is not None else None)


def _version(entry: Entry, language: str) -> str:
    return language if language in entry.files else next(iter(entry.files), LANGUAGES[0])


def _kommune(library: Library) -> Schema | None:
    try:
        return library.schema("kommune")
    except SeglError:
        return None


def _stamp(root: Path, *names: str) -> Stamp:
    """Return what changes when a file of a library does."""
    found: list[tuple[str, int, int]] = []
    for name in names:
        for path in sorted((root / name).rglob("*")):
            if path.is_file():
                about = path.stat()
                found.append((path.relative_to(root).as_posix(), about.st_mtime_ns, about.st_size))
    return tuple(found)
