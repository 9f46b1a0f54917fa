"""A batch: `segl batch` over many cases, with one process and with all cores."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import click

from racing.course import Course
from racing.peers import ROOT, environment, ours
from segl.cli import main

SECONDS = 3_600.0


@dataclass(frozen=True, slots=True)
class Batch:
    """How long a number of cases took a number of processes."""

    cases: int
    processes: int
    seconds: float

    @property
    def rate(self) -> float:
        """Letters a second."""
        return self.cases / self.seconds


def is_there() -> bool:
    """Say whether this Segl has the command."""
    return "batch" in main.list_commands(click.Context(main))


def race(folder: Path, cases: int) -> list[Batch]:
    """Run the batch with one process, then with as many as there are cores."""
    source = folder / f"batch-{cases}.jsonl"
    _write(source, Course(folder), cases)
    return [_run(source, folder, cases, jobs) for jobs in sorted({1, os.cpu_count() or 1})]


def _write(source: Path, course: Course, cases: int) -> None:
    content = course.content
    with source.open("w", encoding="utf-8") as stream:
        for number in range(cases):
            line = content | {"sagsnr": f"26-{number:06}"}
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")


def _run(source: Path, folder: Path, cases: int, jobs: int) -> Batch:
    template, _, schema = Course(folder).files(ours())
    with tempfile.TemporaryDirectory() as out:
        words = [sys.executable, "-m", "segl", "batch", str(template), str(source), "-o", out]
        command = [*words, "--schema", str(schema), "--name", "{sagsnr}", "--jobs", str(jobs)]
        start = time.perf_counter()
        subprocess.run(
            command,
            check=True,
            cwd=ROOT,
            env=environment(ours()),
            timeout=SECONDS,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        seconds = time.perf_counter() - start
        written = sum(1 for _ in Path(out).rglob("*.docx"))
    if written != cases:
        raise SystemExit(f"segl batch wrote {written} letters of {cases}")
    return Batch(cases, jobs, seconds)
