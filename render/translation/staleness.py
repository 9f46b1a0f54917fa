"""Which Danish texts have changed since a language version was made of a translation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from render import package
from render.errors import LibraryError, SeglError
from render.library import Library
from render.translation import memory
from render.translation.beside import FROM
from render.translation.document import Document
from render.translation.segment import MARK

_UNREADABLE = ("…",)


def of_letter(
    library: Library, files: Mapping[str, Path], asked: Iterable[str], language: str
) -> tuple[str, ...]:
    """Return what is outdated in a letter and in the blocks that it asks for, these by name."""
    found = list(of(files, language))
    for name in dict.fromkeys(asked):
        own = of_block(library, name, language)
        found += [f"{text} (blok: {name})" for text in own]
    return tuple(found)


def of_block(library: Library, name: str, language: str) -> tuple[str, ...]:
    """Return what is outdated in a block."""
    return of(library.blocks.files(name), language, is_block=True)


def of(files: Mapping[str, Path], language: str, *, is_block: bool = False) -> tuple[str, ...]:
    """
    Return the Danish texts that the translation of a version does not hold, tags as `…`.

    () for Danish itself, and where a version was not made of a translation; a memory that
    cannot be read leaves all in doubt.
    """
    danish, own = files.get(FROM), files.get(language)
    if language == FROM or danish is None or own is None:
        return ()
    try:
        known = memory.read(own.parent, language)
        if known is None:
            return ()
        lacking = known.lacking(Document(package.read(danish), is_block).segments())
    except LibraryError:
        return _UNREADABLE
    except SeglError:  # the Danish file is broken: told where it is looked at
        return ()
    return tuple(MARK.sub("…", one.text) for one in lacking)
