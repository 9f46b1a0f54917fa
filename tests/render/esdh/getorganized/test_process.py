"""The fake as a process of its own, whose state another process counts in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fake_getorganized.ntlm import PASSWORD, USER
from fake_getorganized.samples import CONTENT, DOCUMENT, NUMBER
from fake_getorganized.state import State
from render.errors import DeliveryError
from render.esdh import getorganized
from render.esdh.secrets import Given
from render.esdh.system import Content

SUPPORT = Path(__file__).resolve().parents[3] / "support"
ROOT = SUPPORT.parents[1]


def run(*options: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(SUPPORT), str(ROOT)))}
    return subprocess.Popen(
        [sys.executable, "-m", "fake_getorganized", *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )


def test_it_serves_counts_and_ends(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    options = ("--state", str(path), "--case", NUMBER, "--seconds", "60", "--parent")
    with run(*options, "--rate", "drop_after=0.5", "--seed", "7") as process:
        assert process.stdout is not None
        assert process.stdin is not None
        url = process.stdout.readline().strip()
        client = getorganized.connect(
            {"url": url, "read_attempts": 10, "answer_seconds": 10},
            Given({"user": USER, "password": PASSWORD}),
        )
        case = client.case(NUMBER)
        unknown = 0
        for count in range(12):
            try:
                client.put(case, DOCUMENT, Content(f"{count} {CONTENT.name}", b"PK"))
            except DeliveryError as error:
                assert error.outcome == "unknown"
                unknown += 1
        client.close()
        process.stdin.close()
        assert process.wait(20) == 0
    state = State(str(path))
    assert len(state.documents(NUMBER)) == 12
    assert 0 < unknown < 12
    assert state.counted("fault drop_after") >= unknown
    state.close()


def test_it_ends_by_itself() -> None:
    with run("--seconds", "0.2") as process:
        assert process.wait(20) == 0


@pytest.mark.parametrize("rate", ["forkert=1", "503=x"])
def test_a_wrong_rate_is_no_silence(rate: str) -> None:
    with run("--seconds", "1", "--rate", rate) as process:
        assert process.wait(20) != 0
