"""A crew of processes: same outcome as one, whatever hangs or dies; nothing is left behind."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import crew_work
from qa import crew, worker
from qa.crew import Crew, Lost
from render.errors import Crash

METHODS = [m for m in ("fork", "spawn") if m in multiprocessing.get_all_start_methods()]
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and process ids of POSIX")


@pytest.fixture(autouse=True)
def nobody_left() -> Iterator[None]:
    """After each test no process of the crew is alive."""
    yield
    assert multiprocessing.active_children() == []


def quiet(done: int, hand: list[str]) -> None:
    """Hear nothing."""


def run(jobs: list[str], size: int = 2, limit: float = 20.0) -> list[str | Lost | Crash]:
    """Do the jobs by a crew."""
    return Crew(crew_work.clerk, size, limit).run(jobs, quiet)


def well(jobs: list[str]) -> list[str]:
    """Return what comes of jobs that go well."""
    return [f"{job} done" for job in jobs]


# --- what comes out --------------------------------------------------------------------


@pytest.mark.parametrize("size", [1, 2, 5])
def test_outcomes_come_in_the_order_of_the_jobs(size: int) -> None:
    jobs = ["sleep 0.3", "a", "sleep 0.1", "b", "c", "d", "sleep 0.2", "e"]
    assert run(jobs, size) == well(jobs)


@pytest.mark.parametrize("size", [1, 2])
def test_nothing_to_do(size: int) -> None:
    assert run([], size) == []


def _apart(method: str, limit: float, *jobs: str) -> subprocess.Popen[bytes]:
    """Start a master of its own: beside the threads of a test run there would be no fork."""
    return subprocess.Popen(
        [sys.executable, crew_work.__file__, method, str(limit), *jobs],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize("method", METHODS)
def test_what_hangs_or_dies_is_lost_and_the_rest_unharmed(method: str) -> None:
    begun = time.monotonic()
    losses = {
        "hang": "slow", "spin": "slow", "exit 1": "died", "exit 0": "died", "kill": "died",
        "starve": "died",
    }  # fmt: skip
    jobs = ["a", *losses, "b", "sleep 0.1", "c"]
    with _apart(method, 1.0, *jobs) as master:
        out, err = master.communicate(timeout=crew_work.LONG)
    assert json.loads(out) == [losses.get(job, f"{job} done") for job in jobs]
    assert err == b""
    assert time.monotonic() - begun < crew_work.LONG


def test_the_time_is_that_of_each_job() -> None:
    jobs = ["sleep 0.5"] * 6
    assert run(jobs, limit=2.0) == well(jobs)  # one and a half seconds in each process


# --- a bug of ours -----------------------------------------------------------------------


def test_a_bug_is_told_with_its_trail() -> None:
    first, crash, last = run(["a", "bug hemmelig", "b"])
    assert [first, last] == well(["a", "b"])
    assert isinstance(crash, Crash)
    assert crash.kind == "KeyError"
    assert crash.work == "bug hemmelig"
    assert crash.trail[-1].endswith("_bug")
    assert not any("hemmelig" in line for line in crash.trail)


def test_a_process_that_does_not_start() -> None:
    with pytest.raises(Crash, match="does not start"):
        Crew(crew_work.broken, 2, 5.0).run(["a", "b"], quiet)


def test_a_bug_alone() -> None:
    crash, after = crew.alone(["bug b", "a"], crew_work.clerk(), quiet)
    assert isinstance(crash, Crash)
    assert (crash.kind, crash.work, after) == ("KeyError", "bug b", "a done")


def test_alone_is_the_same() -> None:
    jobs = ["a", "b", "c"]
    assert crew.alone(jobs, crew_work.clerk(), quiet) == run(jobs)


# --- how it goes ---------------------------------------------------------------------------


def test_it_is_told_how_it_goes() -> None:
    told: list[tuple[int, list[str]]] = []
    jobs = ["sleep 0.9", "a"]
    Crew(crew_work.clerk, 1, 20.0).run(jobs, lambda done, hand: told.append((done, hand)))
    counts = [done for done, _ in told]
    assert counts == sorted(counts)
    assert counts[-1] == len(jobs)
    assert told.count((0, jobs[:1])) >= 3  # again and again while one takes its time


def test_the_longest_in_hand_is_told_first() -> None:
    told: list[list[str]] = []
    jobs = ["sleep 1.0", "sleep 0.2", "sleep 0.3"]
    Crew(crew_work.clerk, 2, 20.0).run(jobs, lambda _, hand: told.append(hand))
    assert {hand[0] for hand in told if len(hand) == 2} <= {jobs[0], jobs[1]}
    assert all(hand[0] == jobs[0] for hand in told if jobs[0] in hand)


def test_interrupted_by_the_user() -> None:
    def stop(done: int, hand: list[str]) -> None:
        if hand:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Crew(crew_work.clerk, 2, 20.0).run(["hang", "hang", "hang"], stop)


# --- processes -------------------------------------------------------------------------------


def test_no_fork_beside_threads() -> None:
    release = threading.Event()
    thread = threading.Thread(target=release.wait)
    thread.start()
    try:
        assert worker.start_method().get_start_method() == "spawn"
    finally:
        release.set()
        thread.join()


def test_there_is_a_core() -> None:
    assert 1 <= worker.cores() <= (os.cpu_count() or 1)


@POSIX
@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM", "SIGKILL"])
def test_workers_go_with_their_master(how: str, tmp_path: Path) -> None:
    """By Ctrl-C or killed without a word: no worker outlives it, not even one that hangs."""
    note, pids = f"pid {tmp_path}", list[int]()
    master = _apart(METHODS[0], crew_work.LONG, note, note, "hang", "hang")
    try:
        assert _eventually(lambda: any(tmp_path.iterdir()))
        pids = [int(path.name) for path in tmp_path.iterdir()]
        master.send_signal(getattr(signal, how))
        master.communicate(timeout=10)
        assert master.returncode != 0
        assert _eventually(lambda: not any(_alive(pid) for pid in pids))
    finally:
        master.kill()
        master.communicate(timeout=10)
        for pid in filter(_alive, pids):
            os.kill(pid, signal.SIGKILL)


def _eventually(happens: Callable[[], bool]) -> bool:
    for _ in range(200):
        if happens():
            return True
        time.sleep(0.05)
    return False


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")  # dead, but not yet fetched by anyone?
    return not (state.is_file() and ") Z " in state.read_text("utf-8"))
