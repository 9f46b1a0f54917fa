"""
How long does a lint take: cold, for each further template, and with all cores?

    python bench/lint.py [--templates N] [--rounds N] [--peer PATH/docxtpl-lint]

A library of N templates is made of copies of the reference ones, each with its own schema and
sample cases. Segl in one process and docxtpl-lint read the same Word files in the same run, in
alternating rounds; medians are compared. What a further template costs is processor time, which
other work on the machine disturbs the least; the rest is time on the clock. What the copies have
in common (their tags are the same) is read once. As loose files both do like for like: more than
three times docxtpl-lint's cost there fails the command. In the library Segl also reads a schema
for each template and fills its sample cases, which docxtpl-lint does not: that is told beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FEW = 20
LIMIT = 3.0


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took: on the clock, of the processor, and of memory in its largest process."""

    seconds: float
    processor: float
    megabytes: float


def main() -> int:
    """Measure, print a line a question, and return 1 where the peer is more than 3x faster."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--templates", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peer", default=shutil.which("docxtpl-lint"))
    options = parser.parse_args()
    cold = [_segl(ROOT) for _ in range(5)]
    print(f"reference library, cold: {_median(cold):.2f} s, {_peak(cold):.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "few"), Path(folder, "many")
        _library(few, FEW)
        _library(many, options.templates)
        return _compare(few, many, options.rounds, options.peer)


def _compare(few: Path, many: Path, rounds: int, peer: str | None) -> int:
    runs: dict[str, list[Run]] = {}
    for _ in range(rounds):
        for name, library in (("few", few), ("many", many)):
            runs.setdefault(f"segl {name}", []).append(_segl(library, "--jobs", "1"))
            runs.setdefault(f"file {name}", []).append(_lint(str(_loose(library)), "--jobs", "1"))
            if peer is not None:
                runs.setdefault(f"peer {name}", []).append(_timed([peer, *_files(library)]))
        runs.setdefault("cores", []).append(_segl(many))
    further = len(_files(many)) - len(_files(few))
    ours, whole = _further(runs, "file", further), _further(runs, "segl", further)
    one, all_cores = runs["segl many"], runs["cores"]
    print(
        f"{len(_files(many))} templates: {_median(one):.2f} s, {_peak(one):.0f} MB in one process; "
        f"{_median(all_cores):.2f} s with {os.cpu_count()} cores "
        f"({_median(one) / _median(all_cores):.1f}x), {_peak(all_cores):.0f} MB the largest"
    )
    if peer is None:
        print(f"each further template: segl {ours * 1000:.1f} ms; docxtpl-lint is not installed")
        return 0
    theirs = _further(runs, "peer", further)
    print(
        f"each further template: segl {ours * 1000:.1f} ms, docxtpl-lint {theirs * 1000:.1f} ms "
        f"of the processor: {ours / theirs:.1f}x; in a library, with its schema and its sample "
        f"cases filled: {whole * 1000:.1f} ms, {whole / theirs:.1f}x"
    )
    return 1 if ours > LIMIT * theirs else 0


def _library(folder: Path, count: int) -> None:
    """Make a library of copies of the reference templates."""
    ids = sorted(path.name for path in (ROOT / "templates").iterdir())
    for name in ("schemas", "municipalities", "blocks"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "segl.toml", folder)
    for number in range(count):
        old = ids[number % len(ids)]
        new = f"{old}_{number:03}"
        copy = folder / "templates" / new
        shutil.copytree(ROOT / "templates" / old, copy)
        manifest = (copy / "template.toml").read_text("utf-8")
        named = manifest.replace(f'schema = "{old}"', f'schema = "{new}"')
        (copy / "template.toml").write_text(named, "utf-8")
        schema = json.loads((ROOT / "schemas" / f"{old}.json").read_text("utf-8"))
        schema["$id"] = f"{new}.json"
        (folder / "schemas" / f"{new}.json").write_text(json.dumps(schema), "utf-8")


def _files(library: Path) -> list[str]:
    return [str(path) for path in sorted(library.glob("templates/*/*.docx"))]


def _loose(library: Path) -> Path:
    """Return a folder with the Word files of a library, which is made when first asked for."""
    folder = library.with_name(f"{library.name}_files")
    if not folder.is_dir():
        folder.mkdir()
        for number, path in enumerate(_files(library)):
            shutil.copy(path, folder / f"{number:03}.docx")
    return folder


def _segl(library: Path, *options: str) -> Run:
    return _lint("--library", str(library), *options)


def _lint(*words: str) -> Run:
    return _timed([sys.executable, "-m", "segl", "lint", "--no-cache", *words])


def _timed(command: Sequence[str]) -> Run:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if not hasattr(os, "wait4"):
        process.wait()
        return Run(time.perf_counter() - start, time.perf_counter() - start, 0.0)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{command[:4]} ended with {process.returncode}")
    seconds = time.perf_counter() - start
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _median(runs: Sequence[Run]) -> float:
    return statistics.median(run.seconds for run in runs)


def _peak(runs: Sequence[Run]) -> float:
    return max(run.megabytes for run in runs)


def _further(runs: dict[str, list[Run]], name: str, further: int) -> float:
    few, many = (
        statistics.median(run.processor for run in runs[f"{name} {size}"])
        for size in ("few", "many")
    )
    return (many - few) / further


if __name__ == "__main__":
    sys.exit(main())
