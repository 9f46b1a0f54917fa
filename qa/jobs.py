"""What is to be linted, as data that another process can be handed, and the one who does it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from qa.crew import Lost
from qa.finding import Report, merge
from qa.linter import Kommune, Loose, lint, loose_subject, template_subjects
from qa.rules import unfinished
from qa.subject import Subject
from render import library
from render.errors import Crash, FileError
from render.library import Library
from render.manifest import Manifest
from render.message import Message


@dataclass(frozen=True, slots=True)
class Job:
    """
    One language version of a template, or a loose file.

    `root` is the library, None for a loose file; without a `template` the job is what
    belongs to the library itself, without a `language` what the template's manifest lacks.
    `prove` asks for the render gate as well.
    """

    path: Path
    root: Path | None = None
    template: str = ""
    language: str = ""
    loose: Loose = field(default_factory=Loose)
    prove: bool = False

    @property
    def name(self) -> str:
        """What findings call it: the path, seen from the library."""
        return (self.path.relative_to(self.root) if self.root else self.path).as_posix()

    def __str__(self) -> str:
        return self.name


def library_jobs(opened: Library) -> Iterator[Job]:
    """Yield the jobs of a whole library: what is its own, then its templates."""
    yield library_job(opened)
    for template_id in opened.ids:
        yield from template_jobs(opened, template_id)


def library_job(opened: Library) -> Job:
    """Return the job of what all templates of a library share."""
    return Job(opened.root / library.MARK, opened.root)


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


class Desk:
    """Where jobs are done: one a process, which opens each library once."""

    def __init__(self) -> None:
        self._libraries: dict[Path, tuple[Library, Kommune]] = {}

    def __call__(self, job: Job) -> Report:
        """Return the report on a job."""
        try:
            return merge(lint(subject) for subject in self._subjects(job))
        except OSError as error:
            return lint(_unread(job, error))

    def _subjects(self, job: Job) -> Iterator[Subject]:
        """Yield what a job is about, with the render gate where it is asked for."""
        if not job.prove:
            yield from self._read(job)
            return
        from qa.gate.trial import Gate

        yield from (replace(subject, gate=Gate()) for subject in self._read(job))

    def _read(self, job: Job) -> Iterator[Subject]:
        if job.root is None:
            yield loose_subject(job.path, job.loose)
            return
        opened, kommune = self._opened(job.root)
        if not job.template:
            yield from kommune.broken
            return
        yield from template_subjects(opened, job.template, kommune, job.language)

    def _opened(self, root: Path) -> tuple[Library, Kommune]:
        if root not in self._libraries:
            opened = library.open_library(root)
            self._libraries[root] = opened, Kommune.of(opened)
        return self._libraries[root]


def _unread(job: Job, error: OSError) -> Subject:
    """Return the subject of a job whose files the system does not hand out."""
    where, reason = error.filename or job.path, error.strerror or type(error).__name__
    wrong = FileError(Message(f"Kan ikke læse {where}: {reason}", f"Cannot read {where}: {reason}"))
    if job.root is None or job.language:
        return Subject(job.name, Manifest(job.template), template_error=wrong)
    return Subject(job.name, Manifest(job.template), manifest_error=wrong)


def lost(job: Job, why: Lost | Crash, limit: float) -> Report:
    """Return the report on a job that came to no end; a bug of ours is told elsewhere in full."""
    return _cut_off(job, _bug(why) if isinstance(why, Crash) else _reason(why, limit))


def _cut_off(job: Job, reason: Message) -> Report:
    subject = Subject(job.name, Manifest(job.template), unfinished=reason)
    return lint(subject, (unfinished.check,))  # any other rule may be what failed


def _bug(crash: Crash) -> Message:
    return Message(
        f"Kontrollen blev ikke færdig: Segl har en fejl ({crash.kind}).",
        f"The check did not end: Segl has a bug ({crash.kind}).",
    )


def _reason(why: Lost, limit: float) -> Message:
    slow = Message(
        f"Kontrollen blev stoppet: den var ikke færdig efter {limit:g} sekunder.",
        f"The check was stopped: it was not done after {limit:g} seconds.",
    )
    died = Message(
        "Kontrollen brød sammen undervejs, måske af mangel på hukommelse.",
        "The check broke down on the way, perhaps for lack of memory.",
    )
    return slow if why is Lost.SLOW else died
