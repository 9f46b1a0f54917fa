"""
Jobs done by a crew of processes, one job at a time each.

A process that hangs is killed, one that dies is replaced, and only the job that it had in hand
is lost. (A pool of `concurrent.futures` can do neither: it waits for a task that hangs, and
breaks whole when a process dies.)
"""

from __future__ import annotations

import enum
import math
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import connection, get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from render.errors import Crash, trail

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext

Job = TypeVar("Job")
Result = TypeVar("Result")
Line = connection.Connection  # to a worker, or from it to its master
MOST = 60  # as many as Windows can wait for at once
START = 60.0  # seconds in which a process must be ready
TICK = 0.2  # seconds between two words on how it goes


class Lost(enum.Enum):
    """Why a job has no result: its time was up, or its process died."""

    SLOW = "slow"
    DIED = "died"


@dataclass(slots=True)
class _Hand:
    """A worker, as its master sees it: `job` is the number of what it has in hand."""

    process: BaseProcess
    line: Line
    due: float
    job: int | None = None

    def dismiss(self) -> None:
        """End the process, whatever it is doing."""
        self.process.kill()
        self.process.join()
        self.process.close()
        self.line.close()


class Crew(Generic[Job, Result]):
    """
    At most `size` processes; `hire` is called once in each and returns what does the work.

    `hire`, jobs and results are pickled where processes are not forked. A job is cut off
    after `limit` seconds.
    """

    def __init__(self, hire: Callable[[], Callable[[Job], Result]], size: int, limit: float):
        self._hire = hire
        self._size = min(size, MOST)
        self._limit = limit
        self._hands: list[_Hand] = []

    def run(
        self, jobs: Sequence[Job], tell: Callable[[int, list[Job]], None] = lambda *_: None
    ) -> list[Result | Lost]:
        """
        Return the outcome of each job, in the order of the jobs.

        `tell` hears how many are done, and what is in hand. A bug in the work is a Crash; however
        this ends, no process is left.
        """
        todo = deque(range(len(jobs)))
        outcomes: dict[int, Result | Lost] = {}
        context = _context()
        try:
            while len(outcomes) < len(jobs):
                while len(self._hands) < min(self._size, len(jobs) - len(outcomes)):
                    self._hands.append(self._started(context))
                for hand in self._ready():
                    self._hear(hand, outcomes)
                    self._give(hand, jobs, todo)
                self._cut(outcomes)
                tell(
                    len(outcomes), [jobs[hand.job] for hand in self._hands if hand.job is not None]
                )
        finally:
            while self._hands:
                self._hands.pop().dismiss()
        return [outcomes[number] for number in range(len(jobs))]

    def _started(self, context: ForkContext | SpawnContext) -> _Hand:
        ours, theirs = context.Pipe()
        # a fork hands down our ends of all lines; a worker that kept them would never hear us die
        shed = [ours, *(hand.line for hand in self._hands)] if _forks(context) else []
        process = context.Process(target=_labour, args=(theirs, self._hire, shed), daemon=True)
        process.start()
        theirs.close()
        return _Hand(process, ours, time.monotonic() + START)

    def _ready(self) -> Iterable[_Hand]:
        rest = min(hand.due for hand in self._hands) - time.monotonic()
        lines = connection.wait([hand.line for hand in self._hands], max(0, min(rest, TICK)))
        return [hand for hand in self._hands if hand.line in lines]

    def _hear(self, hand: _Hand, outcomes: dict[int, Result | Lost]) -> None:
        try:
            answer = hand.line.recv()
        except (EOFError, OSError):
            self._lose(hand, Lost.DIED, outcomes)
            return
        if isinstance(answer, Crash):
            raise answer
        if hand.job is not None:
            outcomes[hand.job] = answer
        hand.job, hand.due = None, math.inf

    def _give(self, hand: _Hand, jobs: Sequence[Job], todo: deque[int]) -> None:
        if hand in self._hands and todo:
            hand.job, hand.due = todo.popleft(), time.monotonic() + self._limit
            with suppress(OSError):  # it died: the next wait tells
                hand.line.send(jobs[hand.job])

    def _cut(self, outcomes: dict[int, Result | Lost]) -> None:
        now = time.monotonic()
        for hand in [hand for hand in self._hands if hand.due <= now]:
            self._lose(hand, Lost.SLOW, outcomes)

    def _lose(self, hand: _Hand, why: Lost, outcomes: dict[int, Result | Lost]) -> None:
        self._hands.remove(hand)
        hand.dismiss()
        if hand.job is not None:
            outcomes[hand.job] = why
        elif hand.due < math.inf:  # it was not even ready: the next would fare no better
            raise Crash(why.value, ("qa/crew.py: a process does not start",))


def cores() -> int:
    """Return how many processes can run at once here."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _context() -> ForkContext | SpawnContext:
    """
    Fork where that is quick and safe: on Linux, without other threads.

    Else a process starts anew, and imports all that it needs.
    """
    if sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1:
        return get_context("fork")
    return get_context("spawn")


def _forks(context: ForkContext | SpawnContext) -> bool:
    return context.get_start_method() == "fork"


def _labour(line: Line, hire: Callable[[], Callable[[Any], Any]], shed: Sequence[Line]) -> None:
    """Do jobs until the master hangs up; Ctrl-C is the master's to hear."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in shed:
        other.close()
    work = hire()
    line.send(None)
    with suppress(EOFError, OSError):
        while True:
            line.send(_done(work, line.recv()))


def _done(work: Callable[[Job], Result], job: Job) -> Result | Crash:
    try:
        return work(job)
    except MemoryError:
        raise
    except Exception as error:  # a bug of ours: told once, by the master
        return Crash(type(error).__name__, trail(error), str(job))


def alone(
    jobs: Sequence[Job],
    work: Callable[[Job], Result],
    tell: Callable[[int, list[Job]], None] = lambda *_: None,
) -> list[Result | Lost]:
    """Do the jobs in this process, one after the other; nothing is cut off."""
    outcomes: list[Result | Lost] = []
    for number, job in enumerate(jobs):
        tell(number, [job])
        outcome = _done(work, job)
        if isinstance(outcome, Crash):
            raise outcome
        outcomes.append(outcome)
    return outcomes
