"""The same run on a Dask cluster, whose workers may be lost."""

from __future__ import annotations

import importlib
import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from batches import Bench, lines
from render.errors import FileError
from segl import batching
from segl.batch.cluster import Cluster

if "SEGL_CI" in os.environ:  # there nothing may be skipped
    distributed: Any = importlib.import_module("distributed")
else:
    distributed = pytest.importorskip("distributed", reason="pip install 'segl[dask]'")

COUNT = 600


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A scheduler with two workers in processes of their own, on this machine alone."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1",
        dashboard_address=None, silence_logs=50,
    ) as cluster:  # fmt: skip
        yield cluster.scheduler_address


def fill(bench: Bench, address: str, **more: Any) -> batching.Outcome:
    lines(bench.folder / "sager.jsonl", [{"navn": f"Navn {n}"} for n in range(COUNT)])
    found = batching.ready(bench.task(bench.folder / "sager.jsonl", pattern="{navn}", **more))
    return batching.run(found, lambda: Cluster(address), bench.watch)


def pids(address: str) -> dict[str, int]:
    with distributed.Client(address, set_as_default=False) as client:
        found: dict[str, int] = client.run(os.getpid)
    return found


def test_all_letters_are_there_and_the_cluster_goes_on(bench: Bench, address: str) -> None:
    outcome = fill(bench, address)
    assert (outcome.letters, outcome.refused) == (COUNT, 0)
    assert len(bench.names()) == COUNT
    assert len(pids(address)) == 2


def test_a_worker_that_is_lost_costs_no_letter(
    bench: Bench, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batching, "LETTERS", 5)
    victim = next(iter(pids(address).values()))
    with ThreadPoolExecutor(1) as thread:
        running = thread.submit(fill, bench, address)
        deadline = time.monotonic() + 60
        while len(list(bench.out.glob("*.docx"))) < 20 and time.monotonic() < deadline:
            time.sleep(0.005)
        assert not running.done()
        os.kill(victim, signal.SIGKILL)
        outcome = running.result(timeout=120)
    assert (outcome.letters, outcome.refused) == (COUNT, 0)
    assert len(bench.names()) == len(bench.manifest()) == COUNT
    assert victim not in pids(address).values()


def test_no_cluster_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("segl.batch.cluster.PATIENCE", 1.0)
    with pytest.raises(FileError) as caught:
        Cluster("tcp://127.0.0.1:9")
    assert "127.0.0.1:9" in caught.value.message.da
