"""
Reports on templates that have not changed since they were judged.

A report is kept under a digest of all that it followed from: the template with its manifest
and cases, the schemas and municipalities of its library, the manifests of its neighbours,
the program itself. It is data, read again with care, in a folder of the user alone.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

import qa
import render
from qa.finding import Report
from qa.jobs import Job
from qa.reports import stored
from render import files
from render.errors import FileError

KEPT = 2_000  # reports; the oldest go first
MAX_FILE = 64 * 2**20
_SHARED = ("segl.toml", "schemas/*.json", "municipalities/*.toml", "law/*.toml", "blocks/*/*",
           "templates/*/template.toml")  # fmt: skip


@dataclass
class Cache:
    """The reports of one user; each library's shared files are read once."""

    folder: Path = field(default_factory=lambda: default_folder())
    _libraries: dict[Path, bytes] = field(default_factory=dict)
    _program: bytes = field(default_factory=lambda: _code())

    def key(self, job: Job) -> str:
        """Return the digest of all that the report on a job follows from, "" if unreadable."""
        try:
            return _digest([self._program, repr(job).encode(), *self._inputs(job)]).hex()
        except OSError:
            return ""

    def _inputs(self, job: Job) -> Iterator[bytes]:
        if job.root is None:
            yield _file(job.path)
            if job.loose.schema is not None:
                yield from map(_file, sorted(job.loose.schema.parent.glob("*.json")))
            return
        if job.root not in self._libraries:
            shared = sorted(path for pattern in _SHARED for path in job.root.glob(pattern))
            self._libraries[job.root] = _digest(_named(shared))
        yield self._libraries[job.root]
        own = sorted((job.root / "templates" / job.template).rglob("*")) if job.template else []
        yield from _named(path for path in own if path.is_file())

    def get(self, key: str) -> Report | None:
        """Return the report under a digest, None where there is none."""
        if not key:
            return None
        with suppress(OSError, UnicodeDecodeError):
            return stored.read((self.folder / f"{key}.json").read_text("utf-8"))
        return None

    def put(self, key: str, report: Report) -> None:
        """Keep a report; where that is not possible it is not kept, and nothing is said."""
        if not key:
            return
        with suppress(OSError, FileError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path = self.folder / f"{key}.json"
            files.write(path, stored.write(report).encode(), overwrite=True, private=True)

    def trim(self) -> None:
        """Delete the oldest reports beyond those that are kept."""
        with suppress(OSError):
            found = sorted(self.folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
            for path in found[:-KEPT]:
                path.unlink(missing_ok=True)


def default_folder() -> Path:
    """Return the folder of the user's reports; SEGL_CACHE names another."""
    named = os.environ.get("SEGL_CACHE")
    if named:
        return Path(named)
    return platformdirs.user_cache_path("segl", appauthor=False) / "lint"


def _named(paths: Iterable[Path]) -> Iterator[bytes]:
    for path in paths:
        yield os.fsencode(path)
        yield _file(path)


def _file(path: Path) -> bytes:
    """Return the digest of a file; one that is too large is not read, and not kept."""
    if not path.is_file() or path.stat().st_size > MAX_FILE:
        raise OSError(path)
    return hashlib.sha256(path.read_bytes()).digest()


def _code() -> bytes:
    """Return what tells this program from a later one: its files, by size and time."""
    folders = [Path(str(one.__file__)).parent for one in (qa, render)]
    found = sorted(path for folder in folders for path in folder.rglob("*.*") if path.is_file())
    stats = ((path, path.stat()) for path in found if path.suffix in (".py", ".toml"))
    return _digest(f"{path}{stat.st_size}{stat.st_mtime_ns}".encode() for path, stat in stats)


def _digest(parts: Iterable[bytes]) -> bytes:
    found = hashlib.sha256()
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()
