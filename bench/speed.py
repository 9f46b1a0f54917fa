"""
How fast is Segl beside every other engine, and where does its own time go?

    python bench/speed.py [--peers FOLDER] [--rounds N] [--only NAME ...] [--markdown FILE]
    python bench/speed.py --profile [--rows N]

The same letter, in each engine's own syntax, with the same data and the same text (checked), is
filled warm and cold, with 10 to 10,000 rows, with one core and with all (bench/racing/). The
engines are installed into FOLDER. What cannot be installed is told in the table. The command
fails where the text of an engine's letter differs from docxtpl's. `--profile` times the stages of
a letter of Segl alone.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from racing import batch, cold, cores, peers, report, rows, sameness, stages, warm
from racing.course import Course
from racing.peers import Racer
from racing.results import Results

IN_MEMORY = Path("/dev/shm")
LIMIT = 60.0  # seconds for one letter of any size


def main() -> int:
    """Race or profile; 1 where an engine's letter says something else than docxtpl's."""
    options = _options()
    _leave_the_disk()
    if options.profile:
        print("\n".join(_profile(options.rows)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        home = options.peers or Path(folder)
        results = _race(_racers(home, options.only), Path(folder), options)
    page = report.markdown(results)
    print(page)
    if options.markdown:
        options.markdown.parent.mkdir(exist_ok=True)
        options.markdown.write_text(page, "utf-8")
    return 1 if any(sameness.DIFFERS in why for why in results.missing.values()) else 0


def _leave_the_disk() -> None:
    """Let all files lie in memory where the system has such a folder, unless TMPDIR says where."""
    if IN_MEMORY.is_dir() and "TMPDIR" not in os.environ:
        os.environ["TMPDIR"] = tempfile.tempdir = str(IN_MEMORY)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, help="where the engines lie, or are installed")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--only", nargs="*", help="part of the names of the engines to race")
    parser.add_argument("--batch", type=int, default=20_000, help="cases for `segl batch`")
    parser.add_argument("--markdown", type=Path)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--rows", type=int, default=10)
    return parser.parse_args()


def _profile(count: int) -> Iterator[str]:
    times = max(1, 1000 // count)
    yield from stages.told(stages.stages(count, times=times))
    yield stages.functions(count, times)


def _racers(home: Path, only: Sequence[str] | None) -> list[Racer]:
    chosen = [
        peer
        for peer in peers.PEERS
        if not only or peer is peers.DOCXTPL or any(part in peer.name for part in only)
    ]
    return [peers.ours(), *(peers.installed(peer, home) for peer in chosen)]


def _race(racers: Sequence[Racer], folder: Path, options: argparse.Namespace) -> Results:
    reference = next(racer for racer in racers if racer.peer is peers.DOCXTPL)
    if reference.missing:
        raise SystemExit("docxtpl, which all others are compared with, could not be installed")
    missing = {racer.name: racer.missing for racer in racers if racer.missing}
    there = [racer for racer in racers if not racer.missing]
    missing |= sameness.different(reference, there, folder)
    there = [racer for racer in there if racer.name not in missing]
    _say(f"{len(there)} engines write the same letter; missing: {missing or 'none'}")
    light = warm.race(there, Course(folder), options.rounds)
    _say("warm")
    heavy = warm.race(there, Course(folder, heavy=True), options.rounds)
    _say("warm, heavy")
    growth = rows.race(there, folder, rows.SIZES, min(options.rounds, 3), LIMIT)
    _say("rows")
    processes = cold.race(there, folder, min(options.rounds, 10))
    _say("cold")
    rates = cores.race(there, Course(folder), min(options.rounds, 5))
    _say("cores")
    batches = batch.race(folder, options.batch) if batch.is_there() else []
    return Results(racers, missing, options.rounds, light, heavy, growth, processes, rates, batches)


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
