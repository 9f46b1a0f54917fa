"""Warm: a letter after many others, in memory and complete to a file, round by round."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from racing.course import Course
from racing.peers import Racer
from racing.process import Process

WARM_UP = 2.0  # seconds, so that a just-in-time compiler has done its work
ROUND = 0.2  # seconds that a round of one engine takes about
LEAST, MOST = 3, 2_000  # letters in it
SECONDS = 120.0


@dataclass
class Warm:
    """What an engine took, seconds a letter for each round; its peak memory; its letter's size."""

    memory: list[float] = field(default_factory=list)
    complete: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    megabytes: float = 0.0
    size: int = 0


def race(racers: Sequence[Racer], course: Course, rounds: int) -> dict[str, Warm]:
    """Let all engines take turns; each is a process of its own that stays for all rounds."""
    found = {racer.name: Warm() for racer in racers}
    with contextlib.ExitStack() as stack:
        running = [stack.enter_context(Process(racer, course)) for racer in racers]
        times = {process.racer.name: warmed(process) for process in running}
        for number in range(rounds):
            for process in running if number % 2 == 0 else reversed(running):
                name = process.racer.name
                turn(process, found[name], times[name])
        for process in running:
            name = process.racer.name
            found[name].megabytes = process.ask(SECONDS, "peak")["megabytes"]
            found[name].size = size(process, course)
    return found


def warmed(process: Process) -> int:
    """Warm an engine up, and return how many letters it makes in a round."""
    taken, times = 0.0, 1
    while taken < WARM_UP:
        each = process.ask(SECONDS, "memory", times=times)["seconds"]
        taken += each * times
        times = letters(each, ROUND)
    return times


def letters(each: float, seconds: float) -> int:
    """Return how many letters of so many seconds each fill about so many seconds."""
    return max(LEAST, min(MOST, round(seconds / each)))


def turn(process: Process, found: Warm, times: int) -> None:
    """Time one round of an engine."""
    found.memory.append(process.ask(SECONDS, "memory", times=times)["seconds"])
    answer = to_files(process, times)
    found.complete.append(answer["seconds"])
    found.processor.append(answer["processor"])


def to_files(process: Process, times: int) -> dict[str, float]:
    """Time letters to files, in a folder that is there for them only."""
    with tempfile.TemporaryDirectory() as folder:
        return process.ask(SECONDS, "complete", times=times, folder=folder)


def size(process: Process, course: Course) -> int:
    """Return the bytes of an engine's letter."""
    folder = Path(tempfile.mkdtemp())
    try:
        out = folder / "letter.docx"
        process.ask(SECONDS, "sample", path=str(course.case), out=str(out))
        return out.stat().st_size
    finally:
        shutil.rmtree(folder)
