"""Cores: as many processes at once as the machine has, each making letters to files."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field

from racing.course import Course
from racing.peers import Racer
from racing.process import Process
from racing.warm import letters, warmed

SECONDS = 120.0
SPAN = 1.0  # seconds that each process works in a round


@dataclass
class Rate:
    """Letters a second by number of processes, one figure a round."""

    rounds: dict[int, list[float]] = field(default_factory=dict)

    def best(self, processes: int) -> float:
        """Return the rate of the fastest round with so many processes."""
        return max(self.rounds[processes])


def counts() -> list[int]:
    """Return the numbers of processes to try: 1, 2, 4 ... up to the machine's cores."""
    cores = os.cpu_count() or 1
    found = [1]
    while found[-1] * 2 <= cores:
        found.append(found[-1] * 2)
    return found


def race(racers: Sequence[Racer], course: Course, rounds: int) -> dict[str, Rate]:
    """Measure every engine with every number of processes, round by round."""
    return {racer.name: _rates(racer, course, rounds) for racer in racers}


def _rates(racer: Racer, course: Course, rounds: int) -> Rate:
    found = Rate()
    with contextlib.ExitStack() as stack:
        running = [stack.enter_context(Process(racer, course)) for _ in range(max(counts()))]
        times = min([warmed(process) for process in running])
        each = running[0].ask(SECONDS, "memory", times=times)["seconds"]
        for _ in range(rounds):
            for processes in counts():
                rate = _rate(running[:processes], letters(each, SPAN))
                found.rounds.setdefault(processes, []).append(rate)
    return found


def _rate(running: Sequence[Process], times: int) -> float:
    with contextlib.ExitStack() as stack:
        for process in running:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            process.order("complete", times=times, folder=folder)
        slowest = max(process.answer(SECONDS)["seconds"] for process in running)
    return len(running) / slowest
