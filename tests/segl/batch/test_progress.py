"""How far a run is, in words; and Ctrl-C, heard once."""

from __future__ import annotations

import os
import signal
import time

import pytest

from segl.batch.progress import Progress


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that a test sets."""
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


@pytest.mark.parametrize(
    ("total", "language", "line"),
    [
        (20_000, "da", "5.001 af 20.000 sager, 0:30 tilbage (500/s)"),
        (20_000, "en", "5,001 of 20,000 cases, 0:30 left (500/s)"),
        (40_000_000, "da", "5.001 af 40.000.000 sager, 22:12:54 tilbage (500/s)"),
        (None, "da", "5.001 sager (500/s)"),
    ],
)
def test_it_tells_how_far_it_is(
    clock: list[float], total: int | None, language: str, line: str
) -> None:
    shown = Progress(total, language, bar=False)
    clock[0] += 60  # until the first letter: no measure of the rate
    shown.tell(1, 0)
    clock[0] += 10
    shown.tell(5_000, 0)
    assert shown.line() == line


def test_it_tells_of_refusals(clock: list[float]) -> None:
    shown = Progress(10, "da", bar=False)
    shown.tell(1, 1)
    assert shown.line().endswith(", 1 afvist")
    assert "–:–" in shown.line()


def test_a_log_gets_a_line_now_and_then(
    clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = Progress(100, "da", bar=False)
    for _ in range(50):
        clock[0] += 1
        shown.tell(1, 0)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 5


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl-C otherwise")
def test_the_first_ctrl_c_asks_and_the_second_is_as_ever() -> None:
    before = signal.getsignal(signal.SIGINT)
    with Progress(1, "da", bar=False) as shown:
        os.kill(os.getpid(), signal.SIGINT)
        assert shown.stopped
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_a_bar_is_drawn() -> None:
    with Progress(10, "da", bar=True) as shown:
        shown.tell(10, 0)
    assert shown.line().startswith("10 af 10 sager")
