"""Runs in real processes: killed at any moment, by hand, or from within."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import Result

from batches import Bench, lines, to
from segl.batch.pools import LostError, Processes
from segl.batch.work import Item, Work

ROOT = Path(__file__).resolve().parents[3]
COUNT = 400
Run = Callable[..., Result]


def command(bench: Bench, *more: str, name: str = "{navn}") -> list[str]:
    return [
        sys.executable, "-m", "segl", "batch", str(bench.folder / "brev.docx"),
        str(bench.folder / "sager.jsonl"), "-o", str(bench.out), "--jobs", "2",
        "--schema", str(bench.folder / "sag.json"), "--name", name, *more,
    ]  # fmt: skip


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def start(line: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
        start_new_session=True,
    )  # fmt: skip


def sound(bench: Bench) -> set[str]:
    """Return the letters; each is whole."""
    for path in bench.out.glob("*.docx"):
        data = path.read_bytes()
        assert data.startswith(b"PK")
        assert b"PK\x05\x06" in data[-22:]
    return {path.name for path in bench.out.glob("*.docx")}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_killed_at_any_moment_and_gone_on_with_nothing_is_missing_or_twice(bench: Bench) -> None:
    wanted = {f"Navn {number}.docx" for number in range(COUNT)}
    _killed(bench, [{"navn": f"Navn {number}"} for number in range(COUNT)], wanted)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_killed_with_several_recipients_no_case_has_half_its_letters(bench: Bench) -> None:
    bench.write_to_recipients()
    half = COUNT // 2
    cases = [
        to(*(f"Navn {number}-{n}" for n in range(1, number % 3 + 2))) for number in range(half)
    ]
    wanted = {f"{one['navn']}.docx" for case in cases for one in case["modtagere"]}
    _killed(bench, cases, wanted, "{modtager.navn}")
    for number, entry in enumerate(bench.manifest()):
        told = [file.get("recipient", 1) for file in entry["files"]]
        assert told == list(range(1, number % 3 + 2))


def _killed(bench: Bench, cases: list[Any], letters: set[str], name: str = "{navn}") -> None:
    """Kill a run at random moments, end it, and look at what it left."""
    lines(bench.folder / "sager.jsonl", cases)
    r, before, kills = Random(4711), set[str](), 0
    for _ in range(6):
        running = start(command(bench, "--resume", name=name))
        deadline = time.monotonic() + 60
        goal = len(before) + r.randrange(1, 60)
        while running.poll() is None and time.monotonic() < deadline:
            if len(list(bench.out.glob("*.docx"))) >= goal:
                break
            time.sleep(0.002)
        if running.poll() is None:
            os.kill(running.pid, signal.SIGKILL)
            kills += 1
        running.communicate()
        found = sound(bench)
        assert before <= found  # nothing that was there is lost
        before = found
    assert kills
    ended = subprocess.run(
        command(bench, "--resume", name=name), capture_output=True, env=environment(), timeout=120,
        check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr.decode()
    assert sound(bench) == letters
    assert [one["number"] for one in bench.manifest()] == list(range(1, len(cases) + 1))
    left = {path.name for path in (bench.out / ".segl").iterdir()}
    assert all(name.startswith("ledger") for name in left)


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C otherwise")
def test_ctrl_c_ends_it_well(bench: Bench) -> None:
    lines(bench.folder / "sager.jsonl", [{"navn": f"Navn {n}"} for n in range(20_000)])
    running = start(command(bench))
    deadline = time.monotonic() + 60
    while running.poll() is None and time.monotonic() < deadline:
        if len(list(bench.out.glob("*.docx"))) > 10:
            break
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to all of them
    out, err = running.communicate(timeout=60)
    assert running.returncode == 130, err.decode()
    assert "--resume" in err.decode()
    assert "Traceback" not in err.decode()
    letters = sound(bench)
    assert 10 < len(letters) < 20_000
    assert {one["files"][0]["file"] for one in bench.manifest()} == letters
    assert str(len(letters)) in out.decode()


def test_workers_end_with_the_one_that_started_them(bench: Bench) -> None:
    script = (
        "import os, sys, time\n"
        "from segl.batch.pools import Processes\n"
        "if __name__ == '__main__':\n"
        "    pool = Processes(1)\n"
        "    pid = pool._executor.submit(os.getpid).result()\n"
        "    print(pid, flush=True)\n"
        "    os._exit(0)\n"
    )
    path = bench.folder / "dør.py"
    path.write_text(script, "utf-8")
    ended = subprocess.run(
        [sys.executable, str(path)], capture_output=True, env=environment(), timeout=60, check=True
    )
    pid = int(ended.stdout)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and Path(f"/proc/{pid}").exists():
        time.sleep(0.05)
    assert not Path(f"/proc/{pid}").exists()


def test_a_process_that_dies_is_replaced() -> None:
    pool = Processes(1)
    try:
        with pytest.raises(LostError):
            pool.result(pool._executor.submit(os._exit, 1))
        lost = pool.submit(Work("", ()), [Item(1, b"{}")])
        with pytest.raises(LostError):
            pool.result(lost)
        pool.restart()
        assert pool._executor.submit(len, "abc").result() == 3
    finally:
        pool.close()


# --- the command -----------------------------------------------------------------------


def test_the_command_tells_what_came_of_it(bench: Bench, run: Run) -> None:
    lines(bench.folder / "sager.jsonl", [{"navn": "Anna"}, {"navn": ""}, {}])
    result = run(*command(bench)[3:])
    assert result.exit_code == 1
    assert result.stdout == f"1 brev i {bench.out}, 2 sager afvist.\n"
    assert "linje 2: " in result.stderr
    assert "linje 3: " in result.stderr
    english = run(*command(bench, "--resume", "--messages", "en")[3:])
    assert english.stdout == f"1 letter in {bench.out}, 2 cases refused.\n"


def test_a_second_run_is_a_wrong_call(bench: Bench, run: Run) -> None:
    lines(bench.folder / "sager.jsonl", [{"navn": "Anna"}])
    assert run(*command(bench)[3:]).exit_code == 0
    again = run(*command(bench)[3:])
    assert again.exit_code == 2
    assert "--resume" in again.stderr


def test_a_table_from_excel(bench: Bench, run: Run) -> None:
    path = bench.folder / "sager.csv"
    path.write_bytes("Navn;antal\r\nÅse Ærlig;12\r\nBo;tolv\r\n".encode("cp1252"))
    line = command(bench)[3:]
    line[2] = str(path)
    result = run(*line)
    assert result.exit_code == 1
    assert bench.names() == ["Åse Ærlig.docx"]
    told = bench.manifest()[1]
    assert told["where"] == "række 3"
    assert told["problems"][0]["path"] == "antal"


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_language_of_messages_is_that_of_the_manifest(
    bench: Bench, run: Run, language: str
) -> None:
    lines(bench.folder / "sager.jsonl", [{"navn": ""}])
    run(*command(bench, "--messages", language)[3:])
    (entry,) = bench.manifest()
    assert entry["where"] == {"da": "linje 1", "en": "line 1"}[language]
    assert json.dumps(entry)
