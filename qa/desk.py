"""Where jobs are done: a template is read, linted and reported on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from qa import blocks
from qa.crew import Lost
from qa.finding import Report, merge
from qa.jobs import Job
from qa.linter import Kommune, lint, loose_subject, template_subjects
from qa.rules import unfinished
from qa.subject import Subject
from render import library
from render.errors import Crash, FileError
from render.library import Library
from render.manifest import Manifest
from render.message import Message


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
        if job.block:
            yield blocks.subject(opened, job.block, job.language, kommune.law)
            return
        if not job.template:
            yield from kommune.shared
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
