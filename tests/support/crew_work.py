"""Work for a crew, in a module that a process that starts anew can import."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qa import worker
from qa.crew import Crew, Lost
from qa.desk import Desk
from qa.finding import Report
from qa.jobs import Job

LONG = 30.0  # seconds; nothing here may take that long


def clerk() -> Callable[[str], str]:
    """Return what does the jobs: the first word of a job says what to do."""
    return _do


def broken() -> Callable[[str], str]:
    """Fail before there is any work."""
    sys.stderr.close()  # the trace of it is no test's business
    os._exit(3)


def _do(job: str) -> str:
    word, _, rest = job.partition(" ")
    if word in _WORDS:
        _WORDS[word](rest)
    return f"{job} done"


def _bug(rest: str) -> None:
    raise KeyError(rest)


def _starve(_: str) -> None:
    raise MemoryError


def _spin(_: str) -> None:
    """Hang without ever letting go, as a loop that does not end."""
    end = time.monotonic() + LONG
    while time.monotonic() < end:
        pass


_WORDS: dict[str, Callable[[str], object]] = {
    "sleep": lambda rest: time.sleep(float(rest)),
    "hang": lambda _: time.sleep(LONG),
    "spin": _spin,
    "exit": lambda rest: os._exit(int(rest)),
    "kill": lambda _: os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM)),
    "starve": _starve,
    "bug": _bug,
    "pid": lambda rest: Path(rest, str(os.getpid())).touch(),
}


class SlowDesk(Desk):
    """A desk at which some templates are never done, or kill the process."""

    def __call__(self, job: Job) -> Report:
        """Do as the template's name says, then lint it."""
        if "hænger" in job.name:
            time.sleep(LONG)
        if "dør" in job.name:
            os._exit(1)
        return super().__call__(job)


class BrokenDesk(Desk):
    """A desk with a bug."""

    def __call__(self, job: Job) -> Report:
        """Fall over."""
        raise ZeroDivisionError(job.name)


class OneBrokenDesk(Desk):
    """A desk with a bug that one template meets."""

    def __call__(self, job: Job) -> Report:
        """Fall over where the name says so."""
        if "brev" in job.name:
            raise ZeroDivisionError(job.name)
        return super().__call__(job)


def main(method: str, limit: str, *jobs: str) -> None:
    """Do jobs by two processes started in a certain way, and print what came of them."""
    import crew_work  # by its own name, under which processes that start anew find it

    chosen: Any = multiprocessing.get_context(method)
    worker.start_method = lambda: chosen
    outcomes = Crew(crew_work.clerk, 2, float(limit)).run(jobs, lambda *_: None)
    print(json.dumps([one.value if isinstance(one, Lost) else one for one in outcomes]))


if __name__ == "__main__":
    main(*sys.argv[1:])
