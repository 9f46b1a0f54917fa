"""The side of a crew that works: one process, which does the jobs that come down its line."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing import connection, get_context, parent_process
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from render.errors import Crash, trail

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext

Job = TypeVar("Job")
Result = TypeVar("Result")
Line = connection.Connection  # between a worker and its master


def serve(line: Line, hire: Callable[[], Callable[[Any], Any]], shed: Sequence[Line]) -> None:
    """
    Do jobs until the master hangs up or dies; Ctrl-C is the master's to hear.

    `shed` are lines that a fork handed down: kept open, they would hide the master's death.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, daemon=True).start()
    for other in shed:
        other.close()
    work = hire()
    with suppress(EOFError, OSError, MemoryError):
        line.send(None)  # ready
        while True:
            line.send(done(work, line.recv()))


def _follow() -> None:
    """Go when the master goes, even in the midst of a job."""
    master = parent_process()
    if master is not None:
        connection.wait([master.sentinel])
    os._exit(1)


def done(work: Callable[[Job], Result], job: Job) -> Result | Crash:
    """Return what came of a job; a bug of ours is a Crash, which the master tells."""
    try:
        return work(job)
    except MemoryError:  # no bug; a worker goes, and is told as any that dies
        raise
    except Exception as error:
        return Crash(type(error).__name__, trail(error), str(job))


def cores() -> int:
    """Return how many processes can run at once here."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def forks() -> bool:
    """Say whether processes are forked: where that is quick and safe, on Linux without threads."""
    return sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1


def start_method() -> ForkContext | SpawnContext:
    """Return how processes start; one that is not forked imports all that it needs."""
    return get_context("fork") if forks() else get_context("spawn")
