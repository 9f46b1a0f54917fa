"""Reports that are remembered: only for what has not changed, and never believed blindly."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from qa.finding import Corrected, Finding, Fulfilled, NotChecked, Note, Report
from qa.jobs import Job, Loose
from qa.reports import stored
from render.message import Message
from render.place import Place
from segl.cache import Cache

ID = "kvittering_underretning"
Run = Callable[..., Result]
SAID = Message("Fejl", "Error")
PLACE = Place("word/document.xml", "body", 3, (1, 2, 3), ("A", "B"), "»x«")
REPORT = Report(
    ("a/da.docx",),
    (
        Finding("TAG001", "error", SAID, "a/da.docx", PLACE, SAID, "§ 1", '{"a": 1}', "f" * 32),
        Finding("TAG002", "info", SAID, "a/da.docx", Place()),
    ),
    (Fulfilled(SAID, "§ 2", "a/da.docx", PLACE, SAID, True),),
    (NotChecked("a/da.docx", SAID),),
    {"error": 1, "warning": 0, "info": 1},
    {"a/da.docx": "x/a/da.docx"},
    (Note("a/da.docx", SAID),),
    (
        Corrected(
            "a/da.docx",
            "gl/frist/klage",
            ("grade",),
            "Chef",
            "Brev",
            "2026-01-01",
            "2027-01-01",
            SAID,
        ),
    ),
)


def test_a_report_comes_back_as_it_was() -> None:
    back = stored.read(stored.write(REPORT))
    assert back == REPORT
    assert back is not None
    assert [one.case for one in back.findings] == ['{"a": 1}', ""]
    assert [one.fingerprint for one in back.findings] == ["f" * 32, ""]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "null", "{", '{"templates": 3}', stored.write(REPORT).replace("place", "p")],
)
def test_what_is_no_report_is_not_believed(text: str) -> None:
    assert stored.read(text) is None


def test_an_unchanged_library_is_not_judged_again(
    lib: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run("lint", "--jobs", "1")
    monkeypatch.setattr("qa.desk.lint", None)  # whoever judges now, fails
    again = run("lint", "--jobs", "1")
    assert (again.exit_code, again.output) == (first.exit_code, first.output)


@pytest.mark.parametrize(
    "change",
    [
        f"templates/{ID}/template.toml", f"templates/{ID}/da.docx", "segl.toml",
        "schemas/common.json", "municipalities/eksempel.toml",
    ],
)  # fmt: skip
def test_whatever_changes_is_judged_again(lib: Path, change: str) -> None:
    job = Job(lib / f"templates/{ID}/da.docx", lib, ID, "da")
    before = Cache().key(job)
    path = lib / change
    path.write_bytes(path.read_bytes() + b"\n")
    assert before != Cache().key(job) != ""


def test_a_new_case_or_neighbour_counts_as_a_change(lib: Path) -> None:
    job = Job(lib / f"templates/{ID}/da.docx", lib, ID, "da")
    keys = [Cache().key(job)]
    (lib / f"templates/{ID}/cases/ny.json").write_text("{}", "utf-8")
    keys.append(Cache().key(job))
    shutil.copytree(lib / f"templates/{ID}", lib / "templates/anden")
    keys.append(Cache().key(job))
    assert len(set(keys)) == 3


def test_a_loose_file_is_known_by_what_is_said_of_it(lib: Path) -> None:
    path = lib / f"templates/{ID}/da.docx"
    schema = lib / f"schemas/{ID}.json"
    jobs = [Job(path), Job(path, loose=Loose(type="afgoerelse")), Job(path, loose=Loose(schema))]
    assert len({Cache().key(job) for job in jobs}) == 3


def test_reports_are_the_user_s_alone(lib: Path, run: Run) -> None:
    run("lint")
    folder = Path(os.environ["SEGL_CACHE"]) / "lint"
    kept = list(folder.glob("*.json"))
    assert kept
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}


def test_a_damaged_memory_is_judged_anew(lib: Path, run: Run) -> None:
    first = run("lint")
    for path in (Path(os.environ["SEGL_CACHE"]) / "lint").glob("*.json"):
        path.write_text(json.dumps({"templates": []}), "utf-8")
    assert run("lint").output == first.output


def test_it_can_be_switched_off(lib: Path, run: Run) -> None:
    run("lint", "--no-cache")
    assert not Path(os.environ["SEGL_CACHE"]).exists()


def test_a_folder_that_cannot_be_written_is_no_error(
    lib: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEGL_CACHE", str(lib / "segl.toml"))  # a file, no folder
    assert run("lint").exit_code == 0
