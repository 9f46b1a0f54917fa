"""
What Segl remembers between runs: texts under digests of all that they follow from.

It is data, read again with care, in a folder of the user alone; whatever cannot be read or
written is made anew, and nothing is said.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from render.errors import FileError
from render.record import record

VARIABLE = "SEGL_CACHE"
MAX_FILE = 64 * 2**20
_OURS = ("render", "qa", "segl")
_HERE = Path(__file__).resolve().parent.parent


@record
class Keep:
    """The texts of one kind; of more than `most` the oldest go first."""

    kind: str
    most: int = 2_000

    @property
    def folder(self) -> Path:
        """The folder of these texts."""
        return default_folder() / self.kind

    def get(self, key: str) -> str | None:
        """Return the text under a key, None where there is none."""
        with suppress(OSError, UnicodeDecodeError):
            if key and _is_private(self.folder):
                return (self.folder / f"{key}.json").read_text("utf-8")
        return None

    def put(self, key: str, text: str) -> None:
        """Remember a text."""
        from render import files  # late: most runs only read

        if not key:
            return
        with suppress(OSError, FileError):
            default_folder().mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder.mkdir(mode=0o700, exist_ok=True)
            if not _is_private(self.folder):
                return
            path = self.folder / f"{key}.json"
            files.write(path, text.encode(), overwrite=True, private=True)

    def trim(self) -> None:
        """Forget the oldest texts beyond those that are kept."""
        with suppress(OSError):
            if not _is_private(self.folder):
                return
            found = sorted(self.folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
            for path in found[: -self.most]:
                path.unlink(missing_ok=True)


def _is_private(folder: Path) -> bool:
    """Say whether nobody but the user could have written into a folder."""
    if not hasattr(os, "getuid"):
        return True  # Windows keeps a user's folders to the user
    found = folder.stat()
    return found.st_uid == os.getuid() and not found.st_mode & 0o022


def of_day() -> bytes:
    """Return the day, which a verdict follows from: law comes into force, corrections run out."""
    return str(datetime.datetime.now(datetime.UTC).astimezone().date()).encode()


def default_folder() -> Path:
    """Return the folder of what is remembered; SEGL_CACHE names another."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    folder = _of_linux() if sys.platform == "linux" else ""
    if folder.startswith("/"):
        return Path(folder) / "segl"
    import platformdirs  # late: it takes longer than to read what is remembered

    return platformdirs.user_cache_path("segl", appauthor=False)


def _of_linux() -> str:
    """Return the folder of all programs' caches, "" or no whole path where nothing says it."""
    named, home = os.environ.get("XDG_CACHE_HOME", ""), os.environ.get("HOME", "")
    return named if named.startswith("/") else home and f"{home}/.cache"


@cache
def program() -> bytes:
    """Return what tells this program, with all that it stands on, from a later one."""
    own = (f"{path}{size}{time}" for name in _OURS for path, size, time in _files(_HERE / name))
    return digest([os.fsencode("\0".join(words)) for words in (sorted(own), _installed())])


@cache
def release() -> str:
    """Return what two installations of the same Segl share, wherever they lie: their code."""
    found = sorted(Path(path) for name in _OURS for path, _, _ in _files(_HERE / name))
    parts = (part for path in found for part in (_relative(path), path.read_bytes()))
    return digest(parts).hex()


def _relative(path: Path) -> bytes:
    return path.relative_to(_HERE).as_posix().encode()


def _files(folder: str | Path) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            elif entry.name.endswith((".py", ".toml", ".json")):
                stat = entry.stat()
                yield entry.path, stat.st_size, stat.st_mtime_ns


def _installed() -> list[str]:
    """Return the names and versions of what is installed beside us, without reading it."""
    import jsonschema_rs

    folder = Path(str(jsonschema_rs.__file__)).parent.parent
    with os.scandir(folder) as found:
        return sorted(one.name for one in found if one.name.endswith((".dist-info", ".egg-info")))


def of_files(paths: Iterable[Path]) -> bytes:
    """Return the digest of files, with their names; OSError for one that cannot be read."""
    return digest(part for path in paths for part in (os.fsencode(path), of_file(path)))


def of_file(path: Path) -> bytes:
    """Return the digest of a file; one that is too large is not read, and not kept."""
    if not path.is_file() or path.stat().st_size > MAX_FILE:
        raise OSError(path)
    return hashlib.sha256(path.read_bytes()).digest()


def digest(parts: Iterable[bytes]) -> bytes:
    """Return the digest of several things, none of which can pass for another."""
    found = hashlib.sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()
