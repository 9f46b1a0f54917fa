"""However many cases there are, the memory is that of one."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from segl.cases import source
from segl.cases.numbered import Numbered

COUNT = 200_000
TRACED = 10_000  # of them, at the beginning and at the end
GROWTH = 2**19  # bytes: half of what so many cases take
FLAT = 2 * 2**20  # bytes: that of a piece of the file, and of what Python keeps at hand
CASE = json.dumps({"navn": "Åse Ærø", "nr": 17}, ensure_ascii=False)


def _lines(path: Path) -> Path:
    path.write_text(f"{CASE}\n" * COUNT, "utf-8")
    return path


def _list(path: Path) -> Path:
    path.write_text("[" + f"{CASE},\n" * (COUNT - 1) + CASE + "]", "utf-8")
    return path


def _table(path: Path) -> Path:
    path.write_text("navn;nr\r\n" + "Åse Ærø;17\r\n" * COUNT, "cp1252", newline="")
    return path


@pytest.mark.parametrize(
    ("write", "name"), [(_lines, "x.jsonl"), (_list, "x.json"), (_table, "x.csv")]
)
def test_memory_is_flat(write: Callable[[Path], Path], name: str, tmp_path: Path) -> None:
    path = write(tmp_path / name)
    cases = source.opened(path).cases()
    _trace(islice(cases, TRACED))
    assert sum(1 for _ in islice(cases, COUNT - 2 * TRACED)) == COUNT - 2 * TRACED
    _trace(cases)  # not between: tracing is slow, and what grows grows to the end
    assert next(cases, None) is None


def _trace(cases: Iterator[Numbered]) -> None:
    tracemalloc.start()
    try:
        assert sum(one.problem is None for one in cases) == TRACED
        left, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert left < GROWTH
    assert peak < FLAT


def test_a_table_is_not_held_while_it_is_checked(tmp_path: Path) -> None:
    path = _table(tmp_path / "x.csv")
    tracemalloc.start()
    try:
        assert source.opened(path).count() == COUNT
        assert tracemalloc.get_traced_memory()[1] < FLAT
    finally:
        tracemalloc.stop()
