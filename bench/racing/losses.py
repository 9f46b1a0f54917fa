"""Where Segl loses: said plainly, from the figures of the run."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from racing import cold
from racing.figures import milliseconds
from racing.peers import DOCXTPL, SEGL
from racing.results import Results

OURS = SEGL.name
CLEAR = 1.05  # a difference that is not just noise


def told(results: Results) -> Iterator[str]:
    """Yield the section: every figure of the run in which another engine did better."""
    yield "## Where Segl loses"
    yield ""
    found = [*_warm(results), *_rows(results), *_cold(results)]
    yield from found or ["- In no figure of this run."]
    yield ""


def _warm(results: Results) -> Iterator[str]:
    if OURS not in results.light:
        return
    own = results.light[OURS]
    for name, other in results.light.items():
        for what, mine, theirs in (
            ("in memory", own.memory, other.memory),
            ("to file", own.complete, other.complete),
        ):
            if statistics.median(mine) > CLEAR * statistics.median(theirs):
                yield _slower(f"Warm, {what}", mine, theirs, name)
    lean = [
        name for name, other in results.light.items() if other.megabytes < own.megabytes / CLEAR
    ]
    if lean:
        figures = ", ".join(f"{name} {results.light[name].megabytes:.0f}" for name in lean)
        yield f"- Memory when warm: {own.megabytes:.0f} MB against {figures} MB."
    small = [name for name, other in results.light.items() if other.size < own.size / CLEAR]
    if small:
        yield f"- Size of the file: that of {', '.join(small)} is smaller."


def _rows(results: Results) -> Iterator[str]:
    for size, own in results.growth.get(OURS, {}).items():
        if not own.seconds:
            yield f"- {size:,} rows: {own.missing}."
            continue
        for name, sizes in results.growth.items():
            other = sizes[size]
            if other.seconds and own.best > CLEAR * other.best:
                yield _slower(f"{size:,} rows", [own.best], [other.best], name)


def _cold(results: Results) -> Iterator[str]:
    commands = {command.name: command for command in results.cold if command.seconds}
    base = commands.get(DOCXTPL.name)
    bare = (cold.PYTHON, cold.NODE, cold.HELP)
    for name in (OURS, cold.RENDER, cold.FRESH):
        own = commands.get(name)
        if own is None or base is None:
            continue
        mine = statistics.median(own.seconds)
        faster = [
            f"{other.name} {milliseconds(other.seconds)}"
            for other in commands.values()
            if other.name not in (*bare, OURS, cold.RENDER, cold.FRESH)
            and mine > CLEAR * statistics.median(other.seconds)
        ]
        if faster:
            yield f"- Cold, {name}: {milliseconds(own.seconds)} ms against {', '.join(faster)} ms."


def _slower(what: str, mine: list[float], theirs: list[float], name: str) -> str:
    return f"- {what}: {milliseconds(mine)} ms against {milliseconds(theirs)} ms of {name}."
