"""Where does the time of one Segl letter go? Each stage on its own, over the same letter."""

from __future__ import annotations

import cProfile
import gc
import io
import json
import os
import pstats
import statistics
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from racing import dialects, letter, words
from racing.shell import word_file
from render import case, files, schema, template
from render.renderer import Renderer

ROUNDS, TIMES = 9, 100
Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Stage:
    """What a stage took: the median of the rounds, and the fastest, in milliseconds a letter."""

    name: str
    median: float
    best: float


@dataclass(frozen=True)
class Bench:
    """The letter compiled, its case, and a folder to write into."""

    renderer: Renderer
    data: bytes
    folder: Path

    @classmethod
    def of(cls, rows: int, folder: Path) -> Bench:
        """Write the letter and its schema into `folder`, and compile it."""
        found = words.case(rows)
        written = dialects.JINJA.write(words.LETTER, found)
        path, declared = folder / "letter.docx", folder / "letter.json"
        path.write_bytes(word_file(written))
        declared.write_text(json.dumps(letter.schema(found)), "utf-8")
        renderer = Renderer(template.read_file(path), schema.read(declared))
        return cls(renderer, json.dumps(found, ensure_ascii=False).encode(), folder)

    def works(self) -> dict[str, Work]:
        """Return what is timed; a name that begins with a dash is part of the stage above."""
        found = case.read(self.data)
        parts = self.renderer.parts(found)
        finished = self.renderer.letter(parts)
        numbers = count()
        # read now: stages must not depend on each other's leavings
        return {
            "complete": lambda: self._complete(next(numbers)),
            "read the case": lambda: case.read(self.data),
            "- json alone": lambda: json.loads(self.data),
            "validate": lambda: self.renderer.check(found),
            "fill the parts": lambda: self.renderer.parts(found),
            "pack and zip": lambda: self.renderer.letter(parts),
            **{f"- zlib-1 of {name}": _packing(data) for name, data in parts.items()},
            "write and rename": lambda: files.write(self._path(next(numbers)), finished),
            "- plain write and rename": lambda: _plain(self._path(next(numbers)), finished),
        }

    def _complete(self, number: int) -> None:
        files.write(self._path(number), self.renderer.render(case.read(self.data)))

    def _path(self, number: int) -> Path:
        return self.folder / f"{number}.docx"


def _packing(data: bytes) -> Work:
    def pack() -> None:
        zlib.crc32(data)
        packer = zlib.compressobj(1, zlib.DEFLATED, -15)
        packer.compress(data)
        packer.flush()

    return pack


def _plain(path: Path, data: bytes) -> None:
    beside = f"{path}.tmp"
    with open(beside, "wb") as stream:  # noqa: PTH123  # the least that a program can do
        stream.write(data)
    os.replace(beside, path)


def stages(rows: int, rounds: int = ROUNDS, times: int = TIMES) -> list[Stage]:
    """Time every stage in turn, round by round."""
    with tempfile.TemporaryDirectory() as name:
        bench = Bench.of(rows, Path(name))
        works = bench.works()
        taken: dict[str, list[float]] = {stage: [] for stage in works}
        for number in range(rounds + 1):  # the first warms up
            for stage, work in works.items():
                seconds = _timed(work, times)
                if number:
                    taken[stage].append(seconds * 1000)
                _clear(bench.folder)
    return [Stage(name, statistics.median(found), min(found)) for name, found in taken.items()]


def _timed(work: Work, times: int) -> float:
    gc.collect()
    start = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - start) / times


def _clear(folder: Path) -> None:
    for path in folder.glob("[0-9]*.docx"):
        path.unlink()


def told(found: list[Stage]) -> Iterator[str]:
    """Yield a line for each stage, with its share of the whole."""
    whole = found[0].median
    yield f"{'':34} {'median ms':>10} {'best ms':>10} {'share':>7}"
    for stage in found:
        share = stage.median / whole
        yield f"{stage.name:34} {stage.median:10.4f} {stage.best:10.4f} {share:7.0%}"


def functions(rows: int, times: int = TIMES) -> str:
    """Return the functions that take the most time of their own (cProfile's view)."""
    with tempfile.TemporaryDirectory() as name:
        bench = Bench.of(rows, Path(name))
        bench._complete(0)
        profiler = cProfile.Profile()
        profiler.enable()
        for number in range(1, times + 1):
            bench._complete(number)
        profiler.disable()
    stream = io.StringIO()
    pstats.Stats(profiler, stream=stream).sort_stats("tottime").print_stats(25)
    return stream.getvalue()
