"""Letters to be delivered from the command line, into a records system that is scripted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

import scripted
from render.esdh import clients
from render.esdh.outbox import disk
from scripted import Records

Run = Callable[..., Result]
Docx = Callable[..., bytes]
CASE = "BOR-2026-000046"
URL = "https://esdh.eksempel.example"
SAID = {
    "SeglCase": CASE, "SeglTitle": "Svar til dig", "SeglDate": "2026-11-20",
    "SeglDirection": "Udgående", "SeglJournalise": "ja",
}  # fmt: skip


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Records]:
    """A library with an installation, which is the working folder; what the system holds."""
    folder = tmp_path / "bibliotek"
    (folder / "records").mkdir(parents=True)
    (folder / "segl.toml").write_text(
        'name = "Prøve"\nlanguages = ["da"]\nowner = "Ejer"\n', "utf-8"
    )
    (folder / "records" / "eksempel.toml").write_text(
        f'system = "scripted"\nurl = "{URL}"\n'
        "[delivery]\nwait_seconds = 0\npoll_seconds = 0\nattempts = 2\n",
        "utf-8",
    )
    monkeypatch.chdir(folder)
    monkeypatch.setitem(clients.CLIENTS, "scripted", "scripted")
    monkeypatch.setenv(disk.VARIABLE, str(tmp_path / "udbakke"))
    monkeypatch.setitem(scripted.SHARED, URL, Records())
    yield scripted.SHARED[URL]


def letter(docx: Docx, name: str = "brev.docx", text: str = "Kære Ane", **said: str) -> str:
    """Write a finished letter to the case; return its file's name."""
    properties = SAID | {f"Segl{key.capitalize()}": value for key, value in said.items()}
    Path(name).write_bytes(docx(text, properties=properties))
    return name


def sent(run: Run, *words: str) -> Result:
    """Deliver to the case, asked by nobody."""
    return run("deliver", *words, "--case", CASE, "--yes")
