"""What a path or name on the command line means: a library, a template, a loose file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from pathlib import Path

import click

from qa.jobs import Job, Loose, block_jobs, library_job, library_jobs, template_jobs
from render import home, library
from render.home import MARK, WORD, is_lock, real
from render.library import Library
from render.message import Message
from render.record import record


@record
class Targets:
    """
    What the paths of a command line mean, as jobs for the linter.

    `given` is the library named by an option; `loose` is what is said of files outside
    any library.
    """

    given: Path | None
    loose: Loose
    language: str

    def jobs(self, paths: tuple[str, ...]) -> Iterator[Job]:
        """Yield what to lint: the library at hand without paths, else what each path names."""
        if not paths:
            yield from library_jobs(library.find(self.given))
        for text in paths:
            path = Path(text)
            if path.is_dir():
                yield from self._folder(path)
            elif path.is_file():
                yield from self._file(path)
            else:
                yield from self._named(text)

    @cached_property
    def _open(self) -> Callable[[Path], Library]:
        return cache(library.open_library)

    def _folder(self, path: Path) -> Iterator[Job]:
        root = home.above(path)
        if (path / MARK).is_file():
            yield from library_jobs(self._open(path))
        elif root is not None and (path / "template.toml").is_file():
            yield from self._template(root, real(path).name)
        elif root is not None and real(path).parent == root / "blocks":
            yield from block_jobs(self._open(root), path.name)
        else:
            files, locked = _word_files(path)
            for folder in locked:  # a finding each: silence would look like approval
                yield Job(_near(folder), loose=self.loose)
            if not files and not locked:
                message = Message(f"Ingen Word-filer i {path}", f"No Word files in {path}")
                raise click.UsageError(message.text(self.language))
            for file in files:
                yield from self._file(file)

    def _template(self, root: Path, template_id: str) -> Iterator[Job]:
        opened = self._open(root)
        yield library_job(opened)
        yield from template_jobs(opened, template_id)

    def _file(self, path: Path) -> Iterator[Job]:
        """A file of a library stands for what it belongs to; any other for itself."""
        root = home.above(path) if self.loose.schema is None else None
        parts = real(path).relative_to(root).parts if root is not None else ()
        data = path.suffix.lower() in (".toml", ".json")
        if root is not None and len(parts) > 2 and parts[0] == "templates":
            jobs = list(self._template(root, parts[1]))
            chosen = [job for job in jobs if job.path == real(path) or not job.template]
            if data or len(chosen) > 1:
                yield from jobs if data else chosen
                return
        elif root is not None and len(parts) == 3 and parts[0] == "blocks":
            jobs = [job for job in block_jobs(self._open(root), parts[1]) if job.path == real(path)]
            if jobs:
                yield from jobs
                return
        elif root is not None and data and parts[0] in (MARK, "schemas", "municipalities", "law"):
            yield from library_jobs(self._open(root))
            return
        yield Job(_near(path), loose=self.loose)

    def _named(self, text: str) -> Iterator[Job]:
        if not Path(text).suffix:
            found = library.find(self.given)
            if text in found.ids:
                yield from self._template(found.root, text)
                return
        message = Message(f"Findes ikke: {text}", f"No such file or template: {text}")
        raise click.UsageError(message.text(self.language))


def _word_files(folder: Path) -> tuple[list[Path], list[Path]]:
    """Return the Word files of a folder, all the way down, and the folders without access."""
    locked: list[OSError] = []
    names = [
        Path(above, name)
        for above, _, names in os.walk(folder, onerror=locked.append)
        for name in names
    ]
    files = [path for path in names if path.suffix.lower() in WORD and not is_lock(path)]
    return sorted(files), [Path(error.filename) for error in locked]


def _near(path: Path) -> Path:
    """Name a file from the working folder where it lies below: the same on every machine."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path
