"""What lies in the folders and zips of an audit: letters, runs of `segl batch`, and other files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Literal

from render import package
from render.errors import SeglError
from render.home import is_lock
from render.message import Message
from render.record import record
from segl.batching import MANIFEST

LETTERS = (".docx", ".dotx", ".docm")
IN_FOLDER, IN_ZIP = 25, 100  # letters that a worker is given at a time
MAX_FILES = 2_000_000
UNREAD_ZIP = Message("Zip-filer, der ikke kan åbnes", "Zip files that cannot be opened")


@record
class Chunk:
    """Letters of one folder or zip, by their names in it."""

    place: Path
    names: tuple[str, ...]
    is_zip: bool = False

    def __str__(self) -> str:
        return f"{self.place.name} ({len(self.names)})"


@record
class Other:
    """A file that is no letter: a "manifest" of a run, "file" of another kind by its ending."""

    kind: Literal["manifest", "file", "unread"]
    path: Path
    ending: str = ""


def found(place: Path) -> Iterator[Chunk | Other]:
    """Yield what lies in a folder (recursively, links to folders aside) or in a zip."""
    if place.is_dir():
        yield from _folder(place)
        return
    try:
        names = package.names(place)
    except SeglError:
        yield Other("unread", place)
        return
    letters = [name for name in names if _is_letter(name)]
    for number in range(0, len(letters), IN_ZIP):
        yield Chunk(place, tuple(letters[number : number + IN_ZIP]), is_zip=True)
    for name in names:
        if not _is_letter(name) and _is_told(name):
            yield Other("file", place, _ending(name))


def barren(place: Path) -> bool:
    """Say whether a folder or a zip has nothing to audit: no letter, and no run."""
    return not any(
        isinstance(one, Chunk) or one.kind in ("manifest", "unread") for one in found(place)
    )


def _folder(place: Path) -> Iterator[Chunk | Other]:
    held: list[str] = []
    for path in islice(_files(place), MAX_FILES):
        if _is_letter(path.name):
            held.append(path.relative_to(place).as_posix())
        elif path.name == MANIFEST:
            yield Other("manifest", path)
        elif _is_told(path.name):
            yield from _beside(path)
        if len(held) == IN_FOLDER:
            yield Chunk(place, tuple(held))
            held = []
    if held:
        yield Chunk(place, tuple(held))


def _beside(path: Path) -> Iterator[Chunk | Other]:
    """Yield the letters of a zip in a folder, as `segl batch --package` leaves it, or the file."""
    inner = found(path) if path.suffix.lower() == ".zip" else ()
    told = [one for one in inner if isinstance(one, Chunk) or one.kind == "unread"]
    yield from told or [Other("file", path, _ending(path.name))]


def _files(place: Path) -> Iterator[Path]:
    for folder, inner, names in os.walk(place):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(names))


def _is_letter(name: str) -> bool:
    return name.lower().endswith(LETTERS) and _is_told(name)


def _is_told(name: str) -> bool:
    base = name.rsplit("/", 1)[-1]
    return bool(base) and not base.startswith(".") and not is_lock(Path(base))


def _ending(name: str) -> str:
    """Return the ending of a file, where it is an ordinary one."""
    ending = os.path.splitext(name)[1].lower()  # noqa: PTH122 - of a name in a zip
    return ending if ending[1:].isalnum() and len(ending) <= len(".jsonl") else "–"


def contents(chunk: Chunk) -> Iterator[tuple[str, bytes | None]]:
    """Yield the name and bytes of each letter of a chunk, None for one that cannot be read."""
    if chunk.is_zip:
        yield from _zipped(chunk)
        return
    for name in chunk.names:
        try:
            yield name, package.load(chunk.place / name)
        except (SeglError, OSError):
            yield name, None


def _zipped(chunk: Chunk) -> Iterator[tuple[str, bytes | None]]:
    left = list(chunk.names)
    try:
        with package.archive(chunk.place) as unpack:
            while left:
                yield left[0], _member(unpack, left[0])
                left.pop(0)
    except (SeglError, OSError):  # the archive itself went: what is left is not read
        yield from ((name, None) for name in left)


def _member(unpack: package.Opener, name: str) -> bytes | None:
    try:
        with unpack(name, package.MAX_FILE) as stream:
            return stream.read()
    except (SeglError, OSError, ValueError, RuntimeError, EOFError):
        return None
