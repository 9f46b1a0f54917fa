"""Jobs are data: handed to any process, they mean the same there."""

from __future__ import annotations

import datetime
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from qa import blocks
from qa.crew import Lost
from qa.desk import Desk, lost
from qa.finding import merge
from qa.jobs import Job, Loose, library_jobs
from qa.law import local
from qa.law.local import Local
from qa.linter import library_subjects, lint
from render import library
from render.library import Library

ROOT = Path(__file__).resolve().parents[2]
A, K = "afgoerelse_stoette", "kvittering_underretning"


@pytest.fixture
def opened(tmp_path: Path) -> Library:
    """A copy of the reference library."""
    folder = tmp_path / "bibliotek"
    folder.mkdir()
    shutil.copy(ROOT / "segl.toml", folder)
    for name in ("templates", "schemas", "municipalities", "blocks", "spelling"):
        shutil.copytree(ROOT / name, folder / name)
    return library.open_library(folder)


def test_a_library_is_its_own_job_and_one_a_version(opened: Library) -> None:
    folder = opened.root / "templates"
    shutil.copy(folder / A / "da.docx", folder / A / "kl.docx")
    (folder / "tom").mkdir()
    names = [job.name for job in library_jobs(opened)]
    own = [name for name in names if name.split("/")[1:2] in ([A], [K], ["tom"])]
    assert names[0] == "segl.toml"
    assert own == [
        f"templates/{A}/da.docx",
        f"templates/{A}/kl.docx",
        f"templates/{K}/da.docx",
        "templates/tom",
    ]


def test_the_jobs_together_are_the_library(opened: Library) -> None:
    (opened.root / "templates" / K / "da.docx").write_bytes(b"PK ikke en fil")
    (opened.root / "templates" / A / "template.toml").write_text("title = ", "utf-8")
    (opened.root / "municipalities" / "eksempel.toml").write_text("navn = ", "utf-8")
    every = (*library_subjects(opened), *blocks.subjects(opened))
    whole = merge(lint(subject) for subject in every)
    desk = Desk()
    copies = [pickle.loads(pickle.dumps(job)) for job in library_jobs(opened)]
    assert merge(desk(job) for job in copies) == whole
    assert {one.code for one in whole.findings} >= {"PKG001", "LIB001"}


def test_a_desk_opens_a_library_once(opened: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Path] = []

    def counted(root: Path) -> Library:
        told.append(root)
        return library.Library(root, opened.manifest)

    laws: list[Path] = []

    def read(root: Path, jurisdiction: str, day: datetime.date) -> Local:
        laws.append(root)
        return Local(day)

    monkeypatch.setattr(library, "open_library", counted)
    monkeypatch.setattr(local, "read", read)
    desk = Desk()
    for job in library_jobs(opened):
        desk(job)
    assert told == laws == [opened.root]
    assert len(opened.blocks.ids) > 1
    assert list(blocks.subjects(opened))
    assert laws == [opened.root] * 2


def test_a_report_can_be_handed_back(opened: Library) -> None:
    for job in library_jobs(opened):
        report = Desk()(job)
        copy = pickle.loads(pickle.dumps(report))
        assert copy == report
        assert [one.fingerprint for one in copy.findings] == [
            one.fingerprint for one in report.findings
        ]


def test_a_loose_file(tmp_path: Path, docx: Callable[..., bytes]) -> None:
    path = tmp_path / "brev.docx"
    path.write_bytes(docx("Kære {{ navn }}"))
    job = Job(path, loose=Loose(type="afgoerelse"))
    assert str(job) == job.name == path.as_posix()
    assert {one.code for one in Desk()(job).findings} == {"LAW001"}


@pytest.mark.parametrize(
    ("why", "words"),
    [
        pytest.param(Lost.SLOW, ("efter 2.5 sekunder", "after 2.5 seconds"), id="slow"),
        pytest.param(Lost.DIED, ("brød sammen", "broke down"), id="died"),
    ],
)
def test_what_was_lost(why: Lost, words: tuple[str, str], opened: Library) -> None:
    job = list(library_jobs(opened))[1]
    report = lost(job, why, 2.5)
    assert report.templates == (job.name,)
    (one,) = report.findings
    assert (one.code, one.severity, one.template) == ("PKG013", "error", job.name)
    assert words[0] in one.message.da
    assert words[1] in one.message.en
    assert len(report.not_checked) == 1
