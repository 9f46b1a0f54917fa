"""Where a template stands in its library: what its own file cannot tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from qa.flow.words import words
from render import case
from render.errors import CaseError
from render.library import Entry, Library
from render.shared.block import Block


@dataclass(frozen=True, slots=True)
class Shelf:
    """
    What a library knows of a template.

    `language` is that of the version looked at, `languages` are those that `segl.toml`
    declares, `versions` those that the template has, `cases` its sample cases by file name
    (empty where one cannot be read), `titles` those of all templates by id, `blocks` the texts
    of the shared paragraphs in this language, by name, `dated` whether the manifest says by when
    the template is to be reviewed.
    """

    template: str
    language: str = "da"
    languages: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()
    cases: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    blocks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    dated: bool = True

    @property
    def is_first(self) -> bool:
        """Whether this is the first version: what holds for all of them is told there."""
        return self.versions[:1] == (self.language,)


@dataclass(frozen=True, slots=True)
class Lone:
    """
    A block looked at on its own.

    `is_used` says whether any template asks for it; None where that is not to be told here,
    or where a template cannot be read.
    """

    block: Block
    is_used: bool | None = None


def of(library: Library, entry: Entry, language: str) -> Shelf:
    """Return what the library knows of a language version of one of its templates."""
    return Shelf(
        entry.manifest.id,
        language,
        library.manifest.languages,
        tuple(entry.files),
        dict(_cases(entry.cases)),
        library.titles,
        dict(_blocks(library, language)),
        bool(entry.manifest.review_by),
    )


def _blocks(library: Library, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what the sound blocks of a language say."""
    for name in library.blocks.ids:
        found = library.blocks.get(name, language)
        if isinstance(found, Block) and not found.faults:
            yield name, texts(found)


@lru_cache(maxsize=256)
def texts(block: Block) -> tuple[str, ...]:
    """Return the words of each paragraph of a block."""
    return tuple(one.text for one in words(block.template, {}))


def _cases(paths: tuple[Path, ...]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for path in paths:
        try:
            yield path.name, case.read(path.read_bytes())
        except (CaseError, OSError):
            yield path.name, {}
