"""What is to be linted, as data that another process can be handed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from render import home
from render.home import MARK
from render.library import Library


@dataclass(frozen=True, slots=True)
class Loose:
    """What is said on the command line of a file outside any library."""

    schema: Path | None = None
    type: str = ""
    jurisdiction: str = ""
    language: str = "da"


@dataclass(frozen=True, slots=True)
class Job:
    """
    One language version of a template or block, or a loose file.

    `root` is the library, None for a loose file; without a `template` or `block` the job is
    what belongs to the library itself, without a `language` what the template's manifest
    lacks. `prove` asks for the render gate as well.
    """

    path: Path
    root: Path | None = None
    template: str = ""
    language: str = ""
    loose: Loose = field(default_factory=Loose)
    prove: bool = False
    block: str = ""

    @property
    def name(self) -> str:
        """What findings call it: the path, seen from the library."""
        return (self.path.relative_to(self.root) if self.root else self.path).as_posix()

    def __str__(self) -> str:
        return self.name


def library_jobs(opened: Library) -> Iterator[Job]:
    """Yield the jobs of a whole library: what is its own, then its templates and blocks."""
    yield library_job(opened)
    for template_id in opened.ids:
        yield from template_jobs(opened, template_id)
    for name in home.block_ids(opened.root):
        yield from block_jobs(opened, name)


def library_job(opened: Library) -> Job:
    """Return the job of what all templates of a library share."""
    return Job(opened.root / MARK, opened.root)


def template_jobs(opened: Library, template_id: str) -> Iterator[Job]:
    """Yield the jobs of a template: one a language version, and one where it has none."""
    try:
        files = opened.files(template_id)
    except OSError:  # told when the job is done
        files = {}
    if not files:
        folder = opened.root / "templates" / template_id
        yield Job(folder, opened.root, template_id)
    for language, path in files.items():
        yield Job(path, opened.root, template_id, language)


def block_jobs(opened: Library, name: str) -> Iterator[Job]:
    """Yield the jobs of a block, one a language version."""
    for language, path in home.versions(opened.root, name, "blocks").items():
        yield Job(path, opened.root, language=language, block=name)
