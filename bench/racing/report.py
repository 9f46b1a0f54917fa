"""The figures of a run as Markdown, with what they mean and what is not equal."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence

from racing import cold, losses, prose
from racing.cores import counts
from racing.figures import milliseconds, ratio
from racing.peers import DOCXTPL, SEGL
from racing.results import Results
from racing.rows import Sized, further
from racing.warm import Warm

BASE = DOCXTPL.name


def markdown(results: Results) -> str:
    """Return the whole page."""
    sections = (_head, _warm, _rows, _cold, _cores, _batch, losses.told, _unequal)
    return "\n".join(line for section in sections for line in section(results)) + "\n"


def _head(results: Results) -> Iterator[str]:
    yield prose.HEAD.format(
        cores=os.cpu_count(),
        python=platform.python_version(),
        node=_node(),
        rounds=results.rounds,
    )


def _node() -> str:
    try:
        done = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.SubprocessError):
        return "missing"
    return done.stdout.strip().lstrip("v")


def _table(heading: Sequence[str], rows: Iterator[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heading)} |"
    yield "|---|" + "---:|" * (len(heading) - 1)
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def _engines(
    results: Results,
    measured: Mapping[str, object],
    cells: Callable[[str], Sequence[str]],
    width: int,
) -> Iterator[Sequence[str]]:
    """Yield a row for every engine; one without figures says why in the first cell."""
    for racer in results.racers:
        if racer.name in measured:
            yield [_label(racer.name), *cells(racer.name)]
        else:
            why = results.missing.get(racer.name, "not run")
            yield [f"{_label(racer.name)} ({why})", *["–"] * width]


def _label(name: str) -> str:
    return f"**{name}**" if name == SEGL.name else name


# --- warm ---------------------------------------------------------------------------------


def _warm(results: Results) -> Iterator[str]:
    if not results.light:
        return
    yield prose.WARM
    heading = (
        "engine", "version", "in memory ms", "× docxtpl", "to file ms", "× docxtpl",
        "processor ms", "× docxtpl", "heavy ms", "× docxtpl", "peak MB", "file KB",
    )  # fmt: skip
    versions = {racer.name: racer.peer.version for racer in results.racers}

    def cells(name: str) -> Sequence[str]:
        warm = results.light[name]
        return [
            versions[name],
            *_compared(results.light, name, lambda one: one.memory),
            *_compared(results.light, name, lambda one: one.complete),
            *_compared(results.light, name, lambda one: one.processor),
            *_compared(results.heavy, name, lambda one: one.complete),
            f"{warm.megabytes:.0f}",
            f"{warm.size / 1024:.1f}",
        ]

    yield from _table(heading, _engines(results, results.light, cells, len(heading) - 1))


def _compared(
    found: Mapping[str, Warm], name: str, figures: Callable[[Warm], Sequence[float]]
) -> tuple[str, str]:
    if name not in found:
        return "–", "–"
    own = figures(found[name])
    return milliseconds(own), str(ratio(figures(found[BASE]), own))


# --- rows ---------------------------------------------------------------------------------


def _rows(results: Results) -> Iterator[str]:
    if not results.growth:
        return
    sizes = list(next(iter(results.growth.values())))
    yield prose.ROWS
    heading = (
        "engine", *(f"{size:,}" for size in sizes), f"× docxtpl at {sizes[-1]:,}",
        "a further row µs", "growth", "peak MB",
    )  # fmt: skip

    def cells(name: str) -> Sequence[str]:
        found = results.growth[name]
        last = found[sizes[-1]]
        return [
            *(_size(found[size]) for size in sizes),
            _times(results.growth[BASE][sizes[-1]], last),
            *_growth(found, sizes),
            f"{last.megabytes:.0f}" if last.seconds else "–",
        ]

    yield from _table(heading, _engines(results, results.growth, cells, len(heading) - 1))


def _size(sized: Sized) -> str:
    return milliseconds([sized.best]) if sized.seconds else sized.missing


def _times(base: Sized, own: Sized) -> str:
    if not base.seconds or not own.seconds:
        return "–"
    return f"{base.best / own.best:.3g}×"


def _growth(found: Mapping[int, Sized], sizes: Sequence[int]) -> tuple[str, str]:
    if len(sizes) < 3 or not all(found[size].seconds for size in sizes[-3:]):
        return "–", "–"
    before, last = further(found, sizes[-3], sizes[-2]), further(found, sizes[-2], sizes[-1])
    return f"{last * 1e6:.1f}", f"{last / before:.1f}" if before > 0 else "–"


# --- cold ---------------------------------------------------------------------------------


def _cold(results: Results) -> Iterator[str]:
    if not results.cold:
        return
    yield prose.COLD
    base = next(command for command in results.cold if command.name == BASE)

    def row(command: cold.Command) -> Sequence[str]:
        if command.missing:
            return [f"{command.name} ({command.missing})", "–", "–"]
        figures = milliseconds(command.seconds), str(ratio(base.seconds, command.seconds))
        return [_label(command.name), *figures]

    yield from _table(("process", "ms", "× docxtpl"), map(row, results.cold))
    missing = [racer for racer in results.racers if racer.name in results.missing]
    if missing:
        yield "Not run: " + ", ".join(racer.name for racer in missing) + "."
        yield ""


# --- cores and batch ----------------------------------------------------------------------


def _cores(results: Results) -> Iterator[str]:
    if not results.rates:
        return
    yield prose.CORES
    numbers = counts()
    heading = ("engine", *(_processes(number) for number in numbers), "speed-up")

    def cells(name: str) -> Sequence[str]:
        rate = results.rates[name]
        return [
            *(f"{rate.best(number):,.0f}" for number in numbers),
            f"{rate.best(numbers[-1]) / rate.best(1):.1f}×",
        ]

    yield from _table(heading, _engines(results, results.rates, cells, len(heading) - 1))


def _processes(number: int) -> str:
    return "1 process" if number == 1 else f"{number} processes"


def _batch(results: Results) -> Iterator[str]:
    if not results.batches:
        return
    yield prose.BATCH
    rows = (
        [f"{one.cases:,}", str(one.processes), f"{one.seconds:.1f}", f"{one.rate:,.0f}"]
        for one in results.batches
    )
    yield from _table(("cases", "processes", "seconds", "letters a second"), rows)


# --- what is not equal --------------------------------------------------------------------


def _unequal(results: Results) -> Iterator[str]:
    yield "## What is not equal"
    yield ""
    for racer in results.racers:
        if racer.peer.lacks:
            yield f"- **{racer.name}**: {racer.peer.lacks}."
    yield prose.UNEQUAL.rstrip()
