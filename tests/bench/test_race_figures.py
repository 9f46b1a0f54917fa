"""The race is timed as it says, a slow or broken engine is told, and the page hides nobody."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench"))

from racing import cold, figures, losses, peers, report, rows, stages, warm  # noqa: E402
from racing.cold import Command  # noqa: E402
from racing.course import Course  # noqa: E402
from racing.peers import DOCXTPL, SEGL, Racer  # noqa: E402
from racing.process import EndedError, Process  # noqa: E402
from racing.results import Results  # noqa: E402
from racing.rows import Sized  # noqa: E402
from racing.warm import Warm  # noqa: E402

SLOW = 'import time; print("{}", flush=True); time.sleep(60)'
BROKEN = 'print("{}", flush=True); input(); print(\'{"error": "no such tag"}\', flush=True)'
GONE = 'print("{}", flush=True); input()'


def warm_of(milliseconds: float, megabytes: float = 10.0) -> Warm:
    times = [milliseconds / 1000] * 3
    return Warm(times, times, times, megabytes, 20_000)


def results(ours: float, theirs: float) -> Results:
    """Segl and docxtpl with so many milliseconds each, and a peer that is not there."""
    racers = [Racer(SEGL), Racer(DOCXTPL), Racer(peers.PEERS[-1], missing="not run: no npm")]
    found = {SEGL.name: warm_of(ours), DOCXTPL.name: warm_of(theirs)}
    sized = {
        name: {size: Sized([size * each / 1e5]) for size in rows.SIZES}
        for name, each in ((SEGL.name, ours), (DOCXTPL.name, theirs))
    }
    return Results(racers, {"carbone": "not run: no npm"}, 3, found, found, sized)


def test_a_ratio_says_how_many_times_as_fast() -> None:
    assert str(figures.ratio([4.0, 6.0, 9.0], [2.0, 2.0, 3.0])) == "3.0× (2.0–3.0)"
    assert str(figures.ratio([1.0], [4.0])) == "0.25× (0.25–0.25)"


@pytest.mark.parametrize(
    ("seconds", "shown"), [([0.0001234], "0.123"), ([0.0234], "23.4"), ([1.234], "1,234")]
)
def test_milliseconds(seconds: list[float], shown: str) -> None:
    assert figures.milliseconds(seconds) == shown


def test_the_page_names_everybody() -> None:
    page = report.markdown(results(1.0, 20.0))
    assert page.count("| **segl** | ") == 2
    assert page.count("20× (20–20)") == 4
    assert page.count("carbone (not run: no npm)") == 2
    assert "In no figure of this run." in page


def test_the_page_says_where_segl_loses() -> None:
    (_, _, *lost, _) = losses.told(results(50.0, 20.0))
    assert lost[0] == "- Warm, in memory: 50 ms against 20 ms of docxtpl."
    assert lost[1] == "- Warm, to file: 50 ms against 20 ms of docxtpl."
    assert [line.split(":")[0] for line in lost[2:]] == [f"- {size:,} rows" for size in rows.SIZES]


def test_growth_tells_linear_from_quadratic() -> None:
    line = {size: Sized([0.5 + size * 0.001]) for size in rows.SIZES}
    square = {size: Sized([size * size * 1e-6]) for size in rows.SIZES}
    assert report._growth(line, rows.SIZES) == ("1000.0", "1.0")
    assert report._growth(square, rows.SIZES)[1] == "10.0"
    assert report._growth({**line, 10_000: Sized(missing="over 9 s")}, rows.SIZES) == ("–", "–")


@pytest.mark.parametrize(
    ("code", "reason"),
    [(SLOW, "over 1 s"), (GONE, "the engine ended"), (BROKEN, "failed: no such tag")],
)
def test_an_engine_that_hangs_or_ends_is_told(code: str, reason: str, tmp_path: Path) -> None:
    racer = Racer(DOCXTPL, (sys.executable, "-c", code))
    with Process(racer, Course(tmp_path)) as process, pytest.raises(EndedError, match=reason):
        process.ask(1.0, "memory", times=1)


def test_what_a_driver_cannot_do_is_told_and_it_goes_on(tmp_path: Path) -> None:
    with Process(peers.ours(), Course(tmp_path)) as process:
        with pytest.raises(EndedError, match="failed: FileNotFoundError"):
            process.ask(60, "sample", path=str(tmp_path / "none"), out=str(tmp_path / "x"))
        assert process.ask(60, "memory", times=1)["seconds"] > 0


def test_a_size_that_takes_too_long_is_told(tmp_path: Path) -> None:
    racer = Racer(DOCXTPL, (sys.executable, "-c", SLOW))
    found = rows.race([racer], tmp_path, [10], 2, 1.0)
    assert found["docxtpl"][10] == Sized(missing="over 1 s")


def test_a_peer_that_cannot_be_installed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(peer: peers.Peer, home: Path) -> None:
        raise subprocess.CalledProcessError(1, ["npm"])

    monkeypatch.setattr(peers, "_install", fails)
    for peer in peers.PEERS:
        assert peers.installed(peer, tmp_path).missing.startswith("not run: ")


def test_versions_are_pinned_and_ways_share_them() -> None:
    assert all(peer.version[0].isdigit() for peer in peers.PEERS)
    assert len({peer.name for peer in peers.PEERS}) == len(peers.PEERS)
    assert len({(peer.package, peer.version) for peer in peers.PEERS}) == len(peers.PEERS) - 1


def test_segl_is_timed_to_files_that_are_whole(tmp_path: Path) -> None:
    course = Course(tmp_path)
    with Process(peers.ours(), course) as process:
        answer = process.ask(60, "complete", times=2, folder=str(tmp_path))
        assert answer["processor"] > 0
        assert 0 < answer["seconds"] < 10
        assert process.ask(60, "peak")["megabytes"] > 5
        size = warm.size(process, course)
    assert {(tmp_path / f"{number}.docx").stat().st_size for number in (0, 1)} == {size}


def test_a_command_that_fails_has_no_time(tmp_path: Path) -> None:
    words = [sys.executable, "-c", "raise SystemExit(3)"]
    command = Command("x", lambda out: words, {})
    base = Command(DOCXTPL.name, lambda out: words, {}, [0.2])
    cold._run(command, tmp_path / "out.docx")
    assert command.missing == "it ended with 3"
    shown = report.markdown(replace(results(1, 2), cold=[base, command]))
    assert "| x (it ended with 3) | – | – |" in shown


def test_the_stages_of_a_letter() -> None:
    found = {stage.name: stage.median for stage in stages.stages(10, rounds=1, times=2)}
    parts = {name: taken for name, taken in found.items() if not name.startswith("-")}
    assert list(parts)[:2] == ["complete", "read the case"]
    assert len(parts) == 6
    assert all(taken > 0 for taken in found.values())
    assert found["- json alone"] < found["complete"]
