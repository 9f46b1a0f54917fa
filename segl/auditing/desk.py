"""Where letters are checked: one desk a process, which opens the library once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from qa.audit import letter
from qa.audit.entry import Entry
from render.errors import Crash, trail
from render.library import open_library
from segl.auditing.sources import Chunk, contents

if TYPE_CHECKING:
    from qa.letter.shelf import Shelf


class Desk:
    """Checks the letters of chunks; `root` is the library's folder, None without one."""

    def __init__(self, root: Path | None) -> None:
        self._root = root

    @cached_property
    def _shelf(self) -> Shelf | None:
        if self._root is None:
            return None
        from qa.letter.shelf import Shelf

        return Shelf(open_library(self._root))

    def __call__(self, chunk: Chunk) -> list[Entry]:
        """Return an entry for each letter, in order; a bug of ours costs that letter alone."""
        return list(self._entries(chunk))

    def _entries(self, chunk: Chunk) -> Iterator[Entry]:
        for name, data in contents(chunk):
            if data is None:
                yield Entry("broken", file=name)
                continue
            try:
                yield letter.entry(data, name, self._shelf)
            except Exception as error:
                yield Entry("lost", file=name, bug=(type(error).__name__, *trail(error)))


def single(chunk: Chunk) -> list[Chunk]:
    """Return a chunk's letters each in a chunk of its own."""
    return [Chunk(chunk.place, (name,), chunk.is_zip) for name in chunk.names]


def lost(chunk: Chunk, why: Crash | None = None) -> list[Entry]:
    """Return the entries of letters whose check came to no end."""
    bug = (why.kind, *why.trail) if why is not None else ()
    return [Entry("lost", file=name, bug=bug) for name in chunk.names]
