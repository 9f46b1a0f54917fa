"""Cold: one process from its start to a file on disk, as a command in a shell costs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from racing.course import Course
from racing.peers import ROOT, Racer, environment, ours

SECONDS = 120.0
PYTHON, NODE = "python -c pass", "node -e 0"
HELP, RENDER, FRESH = "segl --help", "segl render", "segl render, nothing kept from before"


@dataclass
class Command:
    """Something to run: `words(out)` is its command line for a new file `out`."""

    name: str
    words: Callable[[Path], Sequence[str]]
    environment: dict[str, str]
    seconds: list[float] = field(default_factory=list)
    missing: str = ""
    forgets: Path | None = None  # a folder that is emptied before each run


def race(racers: Sequence[Racer], folder: Path, rounds: int) -> list[Command]:
    """Run every command in turn, round by round; the first round only warms the disk up."""
    commands = [*_bare(racers), *_once(racers, folder), *_segl(folder)]
    numbers = count()
    for round_number in range(rounds + 1):
        for command in commands:
            if not command.missing:
                seconds = _run(command, folder / f"cold-{next(numbers)}.docx")
                if round_number:
                    command.seconds.append(seconds)
    return commands


def _bare(racers: Sequence[Racer]) -> Iterator[Command]:
    yield Command(PYTHON, lambda out: [sys.executable, "-c", "pass"], dict(os.environ))
    if any(racer.peer.node for racer in racers):
        yield Command(NODE, lambda out: ["node", "-e", "0"], dict(os.environ))


def _once(racers: Sequence[Racer], folder: Path) -> Iterator[Command]:
    course = Course(folder)
    for racer in racers:
        words = racer.call(*course.files(racer), "--once")
        yield Command(racer.name, _to(words), environment(racer))


def _segl(folder: Path) -> Iterator[Command]:
    template, case, schema = Course(folder).files(ours())
    words = [sys.executable, "-m", "segl"]
    letter = [*words, "render", str(template), str(case), "--schema", str(schema), "-o"]
    kept, fresh = (
        {**_compiled(environment(ours())), **_home(folder / name)} for name in ("kept", "fresh")
    )
    yield Command(HELP, lambda out: [*words, "--help"], kept)
    yield Command(RENDER, _to(letter), kept)
    yield Command(FRESH, _to(letter), fresh, forgets=folder / "fresh")


def _home(folder: Path) -> dict[str, str]:
    """Return what leads Segl's cache into a folder of the race, on every system."""
    return {name: str(folder) for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME")}


def _compiled(environment: Mapping[str, str]) -> dict[str, str]:
    """Let Python keep the bytecode of Segl, as an installer does with that of every engine."""
    return {key: one for key, one in environment.items() if key != "PYTHONDONTWRITEBYTECODE"}


def _to(words: Sequence[str]) -> Callable[[Path], Sequence[str]]:
    return lambda out: [*words, str(out)]


def _run(command: Command, out: Path) -> float:
    if command.forgets is not None:
        shutil.rmtree(command.forgets, ignore_errors=True)
    start = time.perf_counter()
    try:
        done = subprocess.run(
            command.words(out),
            env=command.environment,
            cwd=ROOT,
            timeout=SECONDS,
            capture_output=True,
        )
    except subprocess.TimeoutExpired:
        command.missing = f"over {SECONDS:.0f} s"
        return SECONDS
    seconds = time.perf_counter() - start
    if done.returncode:
        print(done.stderr.decode(errors="replace"), file=sys.stderr)
        command.missing = f"it ended with {done.returncode}"
    out.unlink(missing_ok=True)
    return seconds
