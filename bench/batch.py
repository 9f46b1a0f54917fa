"""
How many letters a second, and does memory grow with their number?

    python bench/batch.py --cases 20000 --jobs 1 2

Fills the decision letter of the reference library from cases that differ in their number, as
`segl batch` does it for a user: read, checked, filled, packed, written, entered in the ledger.
Memory is that of all its processes together, from Linux's /proc, at tenths of the run.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = "afgoerelse_stoette"
CASE = ROOT / "templates" / TEMPLATE / "cases" / "delvis.json"
PAUSE = 0.5  # seconds between two looks at memory
MIB = 2**20


@dataclass(frozen=True, slots=True)
class Measured:
    """A run: seconds, and the memory of all its processes (bytes) in order of time."""

    seconds: float
    memory: tuple[int, ...]


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--pdf", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "sager.jsonl"
        _write(source, options.cases)
        print("| processes | letters a second | memory, first third | last third | peak |")
        print("|---|---|---|---|---|")
        for jobs in options.jobs:
            out = Path(name) / f"breve{jobs}"
            found = _run(source, out, jobs, pdf=options.pdf)
            _check(out, options.cases)
            third = max(len(found.memory) // 3, 1)
            early, late = max(found.memory[:third]), max(found.memory[-third:])
            print(
                f"| {jobs} | {options.cases / found.seconds:,.0f} | {early / MIB:,.0f} MiB "
                f"| {late / MIB:,.0f} MiB | {max(found.memory) / MIB:,.0f} MiB |"
            )


def _write(path: Path, count: int) -> None:
    case = json.loads(CASE.read_text("utf-8"))
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            case["sag"]["nr"] = f"EKS-2026-{number:06}"
            stream.write(json.dumps(case, ensure_ascii=False) + "\n")


def _run(source: Path, out: Path, jobs: int, *, pdf: bool) -> Measured:
    line = [sys.executable, "-m", "segl", "batch", TEMPLATE, str(source), "-o", str(out)]
    line += ["--jobs", str(jobs), *(["--pdf"] if pdf else [])]
    begun = time.perf_counter()
    memory: list[int] = []
    with subprocess.Popen(line, cwd=ROOT, stdout=subprocess.DEVNULL) as running:
        while running.poll() is None:
            memory.append(sum(map(_resident, _family(running.pid))))
            time.sleep(PAUSE)
    if running.returncode:
        raise SystemExit(f"segl batch ended with {running.returncode}")
    return Measured(time.perf_counter() - begun, tuple(memory))


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text("ascii").split()
        except OSError:  # it ended meanwhile
            continue
        for child in children:
            yield from _family(int(child))


def _resident(pid: int) -> int:
    """Return the memory that is a process's own (shared pages are counted once elsewhere)."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def _check(out: Path, count: int) -> None:
    with (out / "manifest.jsonl").open(encoding="utf-8") as stream:
        written = sum('"written"' in line for line in stream)
    if written != count:
        raise SystemExit(f"{written} of {count} letters")


if __name__ == "__main__":
    main()
