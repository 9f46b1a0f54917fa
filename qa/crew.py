"""
Jobs done by a crew of processes, one job at a time each.

A process that hangs is killed, one that dies is replaced, and only the job that it had in hand
is lost. (A pool of `concurrent.futures` can do neither: it waits for a task that hangs, and
breaks whole when a process dies.)
"""

from __future__ import annotations

import enum
import math
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import connection
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Generic, TypeVar

from qa import worker
from qa.worker import Line
from render.errors import Crash

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext

Job = TypeVar("Job")
Result = TypeVar("Result")
Tell = Callable[[int, list[Job]], None]  # hears how many are done, and what is in hand
MOST = 60  # processes; Windows cannot wait for many more
START = 60.0  # seconds in which a process must be ready
TICK = 0.2  # seconds between two words on how it goes


class Lost(enum.Enum):
    """Why a job has no result: its time was up, or its process died."""

    SLOW = "slow"
    DIED = "died"


def alone(
    jobs: Sequence[Job], work: Callable[[Job], Result], tell: Tell[Job]
) -> list[Result | Lost | Crash]:
    """Do the jobs in this process, one after the other; none is cut off."""
    outcomes: list[Result | Lost | Crash] = []
    for number, job in enumerate(jobs):
        tell(number, [job])
        outcomes.append(worker.done(work, job))
    return outcomes


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

    `hire`, jobs and results can be pickled. A job is cut off after `limit` seconds.
    """

    def __init__(
        self, hire: Callable[[], Callable[[Job], Result]], size: int, limit: float
    ) -> None:
        self._hire = hire
        self._size = min(size, MOST)
        self._limit = limit
        self._hands: list[_Hand] = []
        self._outcomes: dict[int, Result | Lost | Crash] = {}

    def run(self, jobs: Sequence[Job], tell: Tell[Job]) -> list[Result | Lost | Crash]:
        """
        Return the outcome of each job, in the order of the jobs; a bug in the work is a Crash.

        Raises OSError where the system has no room for a single process. However this ends,
        no process is left.
        """
        todo = deque(range(len(jobs)))
        self._outcomes = {}
        try:
            while len(self._outcomes) < len(jobs):
                self._man(len(jobs) - len(self._outcomes))
                for hand in self._ready():
                    if self._hears(hand) and todo:
                        self._give(hand, todo.popleft(), jobs)
                self._cut()
                tell(len(self._outcomes), [jobs[number] for number in self._in_hand()])
        finally:
            while self._hands:
                self._hands.pop().dismiss()
        return [self._outcomes[number] for number in range(len(jobs))]

    def _man(self, wanted: int) -> None:
        """Start as many processes as there is work for."""
        context = worker.start_method()
        while len(self._hands) < min(self._size, wanted):
            try:
                self._hands.append(self._started(context))
            except OSError:  # open files or processes of the system are used up
                if not self._hands:
                    raise
                self._retreat()

    def _started(self, context: ForkContext | SpawnContext) -> _Hand:
        ours, theirs = context.Pipe()
        try:
            forks = context.get_start_method() == "fork"
            shed = [ours, *(hand.line for hand in self._hands)] if forks else []
            process = context.Process(
                target=worker.serve, args=(theirs, self._hire, shed), daemon=True
            )
            process.start()
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        return _Hand(process, ours, time.monotonic() + START)

    def _retreat(self) -> None:
        """Go on with half as many processes, so that those have files to open."""
        self._size = max(1, len(self._hands) // 2)
        for hand in [hand for hand in self._hands if hand.job is None][self._size :]:
            self._hands.remove(hand)
            hand.dismiss()

    def _ready(self) -> list[_Hand]:
        rest = min(hand.due for hand in self._hands) - time.monotonic()
        lines = connection.wait([hand.line for hand in self._hands], max(0, min(rest, TICK)))
        return [hand for hand in self._hands if hand.line in lines]

    def _hears(self, hand: _Hand) -> bool:
        """Take what a worker sends, and say whether it can be given more to do."""
        try:
            answer = hand.line.recv()
        except (EOFError, OSError):
            self._lose(hand, Lost.DIED)
            return False
        if hand.job is not None:
            self._outcomes[hand.job] = answer
        hand.job, hand.due = None, math.inf
        return True

    def _give(self, hand: _Hand, number: int, jobs: Sequence[Job]) -> None:
        hand.job, hand.due = number, time.monotonic() + self._limit
        with suppress(OSError):  # it died: the next wait tells
            hand.line.send(jobs[number])

    def _cut(self) -> None:
        now = time.monotonic()
        for hand in [hand for hand in self._hands if hand.due <= now]:
            self._lose(hand, Lost.SLOW)

    def _lose(self, hand: _Hand, why: Lost) -> None:
        self._hands.remove(hand)
        hand.dismiss()
        if hand.job is not None:
            self._outcomes[hand.job] = why
        elif hand.due < math.inf:  # it was never ready: the next would fare no better
            raise Crash(why.value, ("qa/crew.py: a process does not start",))

    def _in_hand(self) -> list[int]:
        """Return what is being worked on, the longest first."""
        hands = sorted(self._hands, key=lambda hand: hand.due)
        return [hand.job for hand in hands if hand.job is not None]
