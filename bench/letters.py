"""
How long does one letter take, against docxtpl in the same run?

    python bench/letters.py [--rounds N]

The reference decision letter, warm and complete but for the file: the case is
validated, filled and packed. Rounds alternate, medians are compared; machines are
noisy, so read the ratio.
"""

from __future__ import annotations

import argparse
import statistics
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from render import case, second
from render.library import open_library
from render.renderer import Renderer

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Time both renderers and print medians and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    warnings.simplefilter("ignore")
    library = open_library(ROOT)
    entry = library.entry("afgoerelse_stoette")
    template = library.template(entry)
    kommune = library.municipality()
    renderer = Renderer(template, library.schema(entry.manifest.schema), kommune)
    data = case.read((entry.folder / "cases" / "delvis.json").read_bytes())
    read = [_timed(lambda: library.template(entry)) for _ in range(5)]
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(rounds):
        ours.append(_timed(lambda: renderer.render(data), 20))
        theirs.append(_timed(lambda: second.render(template, data, kommune)))
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(f"read and compile once: {statistics.median(read) * 1000:.1f} ms")
    print(f"segl {mine * 1000:.2f} ms, docxtpl {other * 1000:.1f} ms a letter: {other / mine:.0f}x")


def _timed(work: Callable[[], object], times: int = 1) -> float:
    start = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - start) / times


if __name__ == "__main__":
    main()
