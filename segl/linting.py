"""What `segl lint` does, apart from parsing and printing."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qa import crew, jobs, worker
from qa.crew import Crew, Lost
from qa.finding import Report, merge
from qa.jobs import Desk, Job
from segl.progress import Progress

FEW = 8  # templates that are linted in the time that a process takes to start without a fork


@dataclass(frozen=True, slots=True)
class Pace:
    """How a run goes: in how many processes (None: as many as pay), how many seconds a template."""

    jobs: int | None
    timeout: float
    language: str


def run(todo: Sequence[Job], pace: Pace) -> Report:
    """Lint the jobs and return one report, the same whatever the number of processes."""
    todo = list(dict.fromkeys(todo))
    with Progress(len(todo), pace.language, sys.stderr) as progress:
        if size := _size(pace, len(todo)):
            outcomes = Crew(Desk, size, pace.timeout).run(todo, progress.tell)
        else:
            outcomes = crew.alone(todo, Desk(), progress.tell)
    several = len({job.root for job in todo if job.root is not None}) > 1
    return merge(
        _placed(job, _told(job, outcome, pace.timeout), several)
        for job, outcome in zip(todo, outcomes, strict=True)
    )


def _size(pace: Pace, count: int) -> int:
    """Return how many processes to start beside this one; 0 where none would pay."""
    if pace.jobs is not None:
        return pace.jobs if pace.jobs > 1 else 0
    if worker.forks():
        return worker.cores()
    return min(worker.cores(), 1 + count // FEW) if count >= FEW else 0


def _told(job: Job, outcome: Report | Lost, limit: float) -> Report:
    return jobs.lost(job, outcome, limit) if isinstance(outcome, Lost) else outcome


def _placed(job: Job, report: Report, several: bool) -> Report:
    """Say where templates lie, seen from the working folder, and in which of several libraries."""
    base = job.root or Path()
    seen = [_seen(base / name) for name in report.templates]
    named = report.under(_seen(base)) if several and job.root is not None else report
    return named.at(dict(zip(named.templates, seen, strict=True)))


def _seen(path: Path) -> str:
    whole, here = path.resolve(), Path.cwd()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()
