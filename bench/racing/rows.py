"""Rows: the same letter with ten rows in its table, and with ten thousand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from racing.course import Course
from racing.peers import Racer
from racing.process import EndedError, Process
from racing.warm import letters, to_files

SIZES = (10, 100, 1_000, 10_000)
QUICK = 1.0  # seconds: what takes longer is neither warmed up nor repeated
REPEATED = 20.0  # seconds: what takes longer is run in the first round only


@dataclass
class Sized:
    """Seconds for one letter of a size in each round, peak memory, and why there is none."""

    seconds: list[float] = field(default_factory=list)
    megabytes: float = 0.0
    missing: str = ""

    @property
    def best(self) -> float:
        """The fastest round: at other work of the machine the others were slower."""
        return min(self.seconds)


Growth = dict[str, dict[int, Sized]]


def race(
    racers: Sequence[Racer], folder: Path, sizes: Iterable[int], rounds: int, limit: float
) -> Growth:
    """Measure each engine at each size in fresh processes, side by side."""
    found: Growth = {racer.name: {size: Sized() for size in sizes} for racer in racers}
    for number in range(rounds):
        for size in next(iter(found.values()), {}):
            for racer in racers:
                sized = found[racer.name][size]
                if number and (sized.missing or sized.best > REPEATED):
                    continue
                _once(racer, Course(folder, rows=size), sized, limit)
    return found


def _once(racer: Racer, course: Course, sized: Sized, limit: float) -> None:
    try:
        with Process(racer, course) as process:
            first = process.ask(limit, "memory", times=1)["seconds"]
            if first < QUICK:
                first = to_files(process, letters(first, QUICK))["seconds"]
            elif first < REPEATED:
                first = to_files(process, 1)["seconds"]
            sized.seconds.append(first)
            sized.megabytes = max(sized.megabytes, process.ask(limit, "peak")["megabytes"])
    except EndedError as error:
        sized.missing = error.reason


def further(sizes: Mapping[int, Sized], low: int, high: int) -> float:
    """Return the seconds for each row beyond `low` in a letter of `high`."""
    small, large = (sizes[size].best for size in (low, high))
    return (large - small) / (high - low)
