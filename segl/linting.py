"""What `segl lint` does, apart from parsing and printing."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from qa import crew, worker
from qa.crew import Crew, Lost
from qa.finding import Report, merge
from qa.jobs import Job
from render.errors import Crash
from render.home import real
from render.record import record
from segl.cache import Cache
from segl.progress import Progress

FEW = 8  # templates that are linted in the time that a process takes to start without a fork


@record
class Pace:
    """How a run goes: in how many processes (None: as many as pay), how many seconds a template."""

    jobs: int | None
    timeout: float
    language: str


@record
class Outcome:
    """The report on all that could be judged, and the bugs of ours that were met on the way."""

    report: Report
    crashes: tuple[Crash, ...]


def run(todo: Sequence[Job], pace: Pace, cache: Cache | None = None) -> Outcome:
    """
    Lint the jobs; the report is the same whatever the number of processes.

    What a `cache` knows is not judged again.
    """
    todo = list(dict.fromkeys(todo))
    keys = {job: cache.key(job) if cache is not None else "" for job in todo}
    known = {job: kept for job in todo if cache and (kept := cache.get(keys[job])) is not None}
    fresh = [job for job in todo if job not in known]
    with Progress(len(fresh), pace.language, sys.stderr) as progress:
        judged = dict(zip(fresh, _outcomes(fresh, pace, progress), strict=True))
    for job, outcome in judged.items():
        if cache is not None and isinstance(outcome, Report):
            cache.put(keys[job], outcome)
    if cache is not None and fresh:
        cache.trim()
    outcomes = [known[job] if job in known else judged[job] for job in todo]
    several = len({job.root for job in todo if job.root is not None}) > 1
    report = merge(
        _placed(job, _told(job, outcome, pace.timeout), several)
        for job, outcome in zip(todo, outcomes, strict=True)
    )
    return Outcome(report, tuple(one for one in outcomes if isinstance(one, Crash)))


def _outcomes(
    todo: Sequence[Job], pace: Pace, progress: Progress
) -> Sequence[Report | Lost | Crash]:
    if not todo:
        return []
    from qa.desk import Desk  # late: a report that is remembered needs no rules

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
    if isinstance(outcome, Report):
        return outcome
    from qa.desk import lost

    return lost(job, outcome, limit)


def _placed(job: Job, report: Report, several: bool) -> Report:
    """Say where templates lie, seen from the working folder, and in which of several libraries."""
    base = job.root or Path()
    seen = [_seen(base / name) for name in report.templates]
    named = report.under(_seen(base)) if several and job.root is not None else report
    return named.at(dict(zip(named.templates, seen, strict=True)))


def _seen(path: Path) -> str:
    whole, here = real(path), Path.cwd()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()
