"""What `segl lint` does, apart from parsing and printing."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from qa import crew, jobs, worker
from qa.crew import Crew, Lost
from qa.finding import Report, merge
from qa.jobs import Desk, Job
from render.errors import Crash
from render.files import real
from segl.progress import Progress

FEW = 8  # templates that are linted in the time that a process takes to start without a fork


@dataclass(frozen=True, slots=True)
class Pace:
    """How a run goes: in how many processes (None: as many as pay), how many seconds a template."""

    jobs: int | None
    timeout: float
    language: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The report on all that could be judged, and the bugs of ours that were met on the way."""

    report: Report
    crashes: tuple[Crash, ...]


def run(todo: Sequence[Job], pace: Pace) -> Outcome:
    """Lint the jobs; the report is the same whatever the number of processes."""
    todo = list(dict.fromkeys(todo))
    with Progress(len(todo), pace.language, sys.stderr) as progress:
        outcomes = _outcomes(todo, pace, progress)
    several = len({job.root for job in todo if job.root is not None}) > 1
    report = merge(
        _placed(job, _told(job, outcome, pace.timeout), several)
        for job, outcome in zip(todo, outcomes, strict=True)
    )
    return Outcome(report, tuple(one for one in outcomes if isinstance(one, Crash)))


def _outcomes(
    todo: Sequence[Job], pace: Pace, progress: Progress
) -> Sequence[Report | Lost | Crash]:
    if size := _size(pace, len(todo)):
        with suppress(OSError):  # no room for even one process more
            return Crew(Desk, size, pace.timeout).run(todo, progress.tell)
    return crew.alone(todo, Desk(), progress.tell)


def _size(pace: Pace, count: int) -> int:
    """Return how many processes to start beside this one; 0 where none would pay."""
    if pace.jobs is not None:
        return pace.jobs if pace.jobs > 1 else 0
    if worker.forks():
        return worker.cores()
    return min(worker.cores(), 1 + count // FEW) if count >= FEW else 0


def _told(job: Job, outcome: Report | Lost | Crash, limit: float) -> Report:
    return outcome if isinstance(outcome, Report) else jobs.lost(job, outcome, limit)


def _placed(job: Job, report: Report, several: bool) -> Report:
    """Say where templates lie, seen from the working folder, and in which of several libraries."""
    base = job.root or Path()
    seen = [_seen(base / name) for name in report.templates]
    named = report.under(_seen(base)) if several and job.root is not None else report
    return named.at(dict(zip(named.templates, seen, strict=True)))


def _seen(path: Path) -> str:
    whole, here = real(path), Path.cwd()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()
