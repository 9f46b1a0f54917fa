"""
What `--map` says: which field a column fills.

The same words stand on the command line and in a file, a column a line, so that there is one
form to know: `Barnets navn=barn.navn`; nothing behind the `=` leaves a column out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from render.errors import LibraryError
from render.message import Message
from segl.cases import encoding
from segl.written.choices import folded

MAX_BYTES = 2**20


def read(words: Sequence[str]) -> dict[str, str]:
    """
    Return the path of each column named, from words `Column=path` and names of files of such.

    Raises LibraryError for a word that is neither, or a column named twice.
    """
    found: dict[str, str] = {}
    for word in words:
        for heading, path in [_parted(word)] if "=" in word else _lines(Path(word)):
            if folded(heading) in map(folded, found):
                raise _twice(heading)
            found[heading] = path
    return found


def _parted(text: str) -> tuple[str, str]:
    """Part a word at its last `=`: a path has none, a heading may have."""
    heading, _, path = text.rpartition("=")
    if not heading.strip():
        raise LibraryError(
            Message(
                f"--map: skriv »Overskrift=sti«, ikke »{text}«.",
                f'--map: write "Heading=path", not "{text}".',
            )
        )
    return heading.strip(), path.strip()


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    if not path.is_file() or path.stat().st_size > MAX_BYTES:
        raise LibraryError(
            Message(
                f"--map: »{path}« er hverken »Overskrift=sti« eller en fil med sådanne linjer.",
                f'--map: "{path}" is neither "Heading=path" nor a file of such lines.',
            )
        )
    for line in path.read_text(encoding.of(path)).splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            yield _parted(line)


def _twice(heading: str) -> LibraryError:
    return LibraryError(
        Message(
            f"--map: kolonnen »{heading}« er nævnt to gange.",
            f'--map: the column "{heading}" is named twice.',
        )
    )
