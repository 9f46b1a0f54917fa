"""A run that packages its letters: each package is there whole, verifies, and is made once."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import pytest

from batches import Bench, Inline, Watch, lines
from render.errors import LibraryError
from render.esdh.neutral import build, place
from render.esdh.neutral.verify import verify
from segl import batching, opening
from segl.batch.naming import Shelf
from segl.batching import Outcome, Task
from segl.order import Order

ROOT = Path(__file__).resolve().parents[3]
TEMPLATE = "kvittering_underretning"
COUNT = 120
SUFFIXES = {"zip": ".zip", "dir": ".pakke"}


@dataclass
class Library:
    """A library of one template, whose letters say of themselves what they are."""

    folder: Path
    pool: Inline = field(default_factory=Inline)
    watch: Watch = field(default_factory=Watch)

    def __post_init__(self) -> None:
        root = self.folder / "bibliotek"
        for name in ("schemas", "municipalities", "blocks", f"templates/{TEMPLATE}"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy(ROOT / "segl.toml", root)
        path = root / "templates" / TEMPLATE / "cases" / "borger.json"
        self.root, self.case = root, json.loads(path.read_text("utf-8"))

    @property
    def out(self) -> Path:
        return self.folder / "ud"

    def cases(self, *numbers: int) -> Path:
        """Write cases, each with a number of its own."""
        told = [
            self.case | {"sag": self.case["sag"] | {"nr": f"EKS-2026-{number:06d}"}}
            for number in numbers
        ]
        return lines(self.folder / "sager.jsonl", told)

    def run(self, cases: Path, package: str, **more: Any) -> Outcome:
        opened = opening.opened(TEMPLATE, self.root, "")
        task = Task(Order(opened), cases, self.out, {}, package=package, **more)
        return batching.run(batching.ready(task), lambda: self.pool, self.watch)

    def command(self, package: str) -> list[str]:
        return [
            sys.executable, "-m", "segl", "batch", TEMPLATE, str(self.folder / "sager.jsonl"),
            "--library", str(self.root), "-o", str(self.out), "--package", package, "--jobs", "2",
            "--name", "{sag.nr}", "--resume",
        ]  # fmt: skip

    def packages(self) -> list[Path]:
        return sorted(path for path in self.out.iterdir() if path.suffix in SUFFIXES.values())

    def sound(self) -> set[str]:
        """Return the names of the packages; each verifies."""
        found = self.packages()
        for path in found:
            assert verify(place.read(path)) == []
        return {path.name for path in found}


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setattr(batching, "LETTERS", 2)
    return Library(tmp_path)


@pytest.mark.parametrize("package", SUFFIXES)
def test_each_letter_becomes_a_package_in_place_of_itself(library: Library, package: str) -> None:
    outcome = library.run(library.cases(1, 2, 3), package)
    assert (outcome.letters, outcome.refused) == (3, 0)
    assert len(library.sound()) == 3
    assert {path.suffix for path in library.packages()} == {SUFFIXES[package]}
    assert not list(library.out.glob("*.docx"))
    left = {path.name for path in (library.out / ".segl").iterdir()}
    assert all(name.startswith("ledger") for name in left)


@pytest.mark.parametrize("package", SUFFIXES)
def test_no_second_copy_lies_in_the_side_folder(
    library: Library, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Shelf, "clear", lambda self: None)
    library.run(library.cases(1, 2, 3), package)
    left = {path.name for path in (library.out / ".segl").glob("*.docx")}
    assert {len(name) for name in left} == {64 + len(".docx")}  # the template alone


@pytest.mark.parametrize("package", SUFFIXES)
def test_the_manifest_tells_what_each_is_known_by(library: Library, package: str) -> None:
    library.run(library.cases(1), package)
    (entry,) = map(json.loads, (library.out / "manifest.jsonl").read_text("utf-8").splitlines())
    (path,) = library.packages()
    face = path / "manifest.json" if package == "dir" else path
    (told,) = entry["files"]
    assert (told["file"], told["size"]) == (path.name, face.stat().st_size)


@pytest.mark.parametrize("package", SUFFIXES)
def test_going_on_makes_what_is_missing_as_it_was(library: Library, package: str) -> None:
    library.run(library.cases(1, 2, 3), package)
    before = {path.name: place.read(path) for path in library.packages()}
    lost = library.packages()[1]
    shutil.rmtree(lost) if lost.is_dir() else lost.unlink()
    library.pool.submitted.clear()
    outcome = library.run(library.cases(1, 2, 3), package, resume=True)
    assert library.pool.submitted == [2]
    assert outcome.letters == 3
    assert {path.name: place.read(path) for path in library.packages()} == before


@pytest.mark.parametrize("lost", ["manifest.json", "metadata.json"])
def test_a_folder_with_an_empty_file_is_made_again(library: Library, lost: str) -> None:
    library.run(library.cases(1), "dir")
    (path,) = library.packages()
    (path / lost).write_bytes(b"")  # as a loss of power leaves it
    library.run(library.cases(1), "dir", resume=True)
    assert library.sound() == {path.name}


def test_a_package_that_somebody_changed_stays(library: Library) -> None:
    library.run(library.cases(1), "dir")
    (path,) = library.packages()
    (path / "note.txt").write_text("min")
    (path / "tom.txt").touch()
    library.run(library.cases(1), "dir", resume=True)
    assert (path / "note.txt").read_text() == "min"


def test_another_package_of_that_name_is_left_alone(library: Library) -> None:
    library.run(library.cases(1), "dir")
    (path,) = library.packages()
    shutil.rmtree(library.out)
    path.mkdir(parents=True)
    (path / "min.txt").write_text("min")
    outcome = library.run(library.cases(1), "dir")
    assert outcome.refused == 1
    assert (path / "min.txt").read_text() == "min"


@pytest.mark.parametrize(("first", "then"), [("zip", "dir"), ("zip", ""), ("", "zip")])
def test_a_run_does_not_change_its_mind(library: Library, first: str, then: str) -> None:
    library.run(library.cases(1), first)
    with pytest.raises(LibraryError) as caught:
        library.run(library.cases(1, 2), then, resume=True)
    assert "--package" in caught.value.message.da


def test_a_case_with_several_recipients_has_a_package_for_each(library: Library) -> None:
    case = dict(library.case)
    modtager = case.pop("modtager")
    case["modtagere"] = [modtager, modtager | {"navn": "Anden Eksempelsen"}]
    outcome = library.run(lines(library.folder / "sager.jsonl", [case]), "zip")
    assert (outcome.refused, len(library.sound())) == (0, 2)
    (entry,) = map(json.loads, (library.out / "manifest.jsonl").read_text("utf-8").splitlines())
    assert [one["recipient"] for one in entry["files"]] == [1, 2]


def test_a_letter_whose_template_says_too_little_is_refused(bench: Bench) -> None:
    outcome = bench.run([{"navn": "Anna"}], package="zip")
    assert (outcome.letters, outcome.refused) == (0, 1)
    told = " ".join(problem.message.da for problem in outcome.refusals[0][1])
    assert "»Retning« mangler" in told
    assert "[metadata]" in told
    assert "Anna" not in told
    assert not list(bench.out.glob("*.zip"))


def test_a_bug_in_one_package_stops_no_other(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, count = build.build, iter(range(9))

    def wrong(*words: Any) -> Any:
        if next(count) == 1:
            raise KeyError("hemmelig")
        return real(*words)

    monkeypatch.setattr(build, "build", wrong)
    outcome = library.run(library.cases(1, 2, 3), "zip")
    assert (outcome.letters, outcome.refused, len(outcome.bugs)) == (2, 1, 1)
    assert "hemmelig" not in repr(outcome)
    assert len(library.sound()) == 2


def test_a_pdf_lies_in_the_package(library: Library, tool: Callable[[str], str]) -> None:
    tool("soffice")
    outcome = library.run(library.cases(1), "zip", pdf=True)
    assert outcome.letters == 1, outcome.refusals
    (path,) = library.packages()
    names = [name for name in place.read(path) if name.startswith("documents/")]
    assert [Path(name).suffix for name in names] == [".docx", ".pdf"]
    assert library.sound() == {path.name}
    assert not list(library.out.glob("*.pdf"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("package", SUFFIXES)
def test_killed_at_any_moment_and_gone_on_with_nothing_is_missing_or_twice(
    library: Library, package: str
) -> None:
    library.cases(*range(COUNT))
    wanted = {f"EKS-2026-{number:06d}{SUFFIXES[package]}" for number in range(COUNT)}
    r, before, kills = Random(4711), set[str](), 0
    for _ in range(4):
        kills += _killed(library, package, len(before) + r.randrange(1, 25))
        found = library.sound()
        assert before <= found
        before = found
    assert kills
    ended = subprocess.run(
        library.command(package), capture_output=True, env=_environment(), timeout=120, check=False
    )
    assert ended.returncode == 0, ended.stderr.decode()
    assert library.sound() == wanted
    left = {path.name for path in (library.out / ".segl").iterdir()}
    assert all(name.startswith("ledger") for name in left)


def _killed(library: Library, package: str, goal: int) -> bool:
    """Start a run and kill it when there are so many packages; say whether it was still at work."""
    running = subprocess.Popen(
        library.command(package), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=_environment(), start_new_session=True,
    )  # fmt: skip
    for _ in _moments(60):
        if running.poll() is not None or len(_names(library.out)) >= goal:
            break
    was_running = running.poll() is None
    if was_running:
        os.kill(running.pid, signal.SIGKILL)
    running.communicate()
    return was_running


def _moments(seconds: float) -> Iterator[None]:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        yield
        time.sleep(0.002)


def _names(folder: Path) -> Sequence[str]:
    names = os.listdir(folder) if folder.is_dir() else []  # noqa: PTH208 - quicker
    return [name for name in names if name.endswith((".zip", ".pakke"))]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}
