"""`segl outbox status` and `show`: rows that can be told apart, at the time on the wall."""

from __future__ import annotations

import json
import re
import sqlite3
import time
from collections.abc import Callable, Iterator

import pytest
from click.testing import Result

from render.esdh.outbox import disk
from scripted import Records
from sending import letter, sent

Run = Callable[..., Result]
Docx = Callable[..., bytes]


@pytest.fixture
def nuuk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine whose clock is three hours behind UTC."""
    monkeypatch.setenv("TZ", "<-03>3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_what_was_replaced_waits_for_nothing(run: Run, docx: Docx, records: Records) -> None:
    records.script = {"put": iter(["not_sent"] * 2)}
    sent(run, letter(docx))
    assert "venter" in run("outbox", "status").stdout
    assert sent(run, letter(docx, text="Kære Anne")).exit_code == 0
    told = run("outbox", "status", "--all").stdout
    assert "afløst af en senere udgave" in told
    assert "venter" not in told + run("outbox", "show", "1").stdout
    with sqlite3.connect(disk.folder() / "outbox.sqlite") as base:  # as earlier releases wrote it
        base.execute("UPDATE row SET is_paused = 1 WHERE number = 1")
    assert "venter" not in run("outbox", "status", "--all").stdout
    assert json.loads(run("outbox", "show", "1", "--format", "json").stdout)["waits"] is False


def test_a_row_names_its_file_then_its_template(run: Run, docx: Docx, records: Records) -> None:
    records.script = {"put": iter(["not_sent"] * 4)}
    for name in ("svar.docx", "partshøring 010190-1234.docx"):
        sent(run, letter(docx, name, name, template="afgoerelse"))
    heads, *lines = run("outbox", "status").stdout.splitlines()
    rows = [line for line in lines if line[:8].strip().isdigit()]
    assert rows[0][heads.index("fil") :] == "svar.docx"
    assert "partshøring" in rows[1]
    assert "010190" not in rows[1]
    assert "fil: svar.docx" in run("outbox", "show", "1").stdout
    assert run("outbox", "retry").exit_code == 0
    told = run("outbox", "status", "--all").stdout + run("outbox", "show", "1").stdout
    assert told.count("afgoerelse") == 3
    assert "svar" not in told


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has one time zone for all")
def test_times_are_those_on_the_wall(run: Run, docx: Docx, records: Records, nuuk: None) -> None:
    sent(run, letter(docx))
    with sqlite3.connect(disk.folder() / "outbox.sqlite") as base:
        base.execute("UPDATE row SET queued = ?, ended = ?", ("2026-11-20T01:30:00+00:00",) * 2)
    told = run("outbox", "show", "1").stdout
    assert re.search(r"lagt i kø: 2026-11-19 22:30:00$", told, re.MULTILINE)
    assert " 2026-11-19 " in run("outbox", "status", "--all").stdout
    receipt = json.loads(run("outbox", "show", "1", "--format", "json").stdout)
    assert receipt["queued"] == "2026-11-20T01:30:00+00:00"
