"""A kill at any point, two processes at once, a full disk: nothing lost, nothing twice."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import outgoing_child
from outgoing import deliver, new, retry
from render.esdh.outbox.row import Row, State
from render.esdh.outbox.store import Outbox
from scripted import Records

Docx = Callable[..., bytes]
CHILD = Path(outgoing_child.__file__)
ROOT = Path(__file__).resolve().parents[4]
posix = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX's")


def child(folder: Path, step: int, count: int = 1) -> subprocess.Popen[str]:
    path = os.pathsep.join((str(ROOT), str(CHILD.parent)))
    return subprocess.Popen(
        [
            sys.executable,
            str(CHILD),
            str(folder / "ud"),
            str(folder / "system"),
            str(step),
            str(count),
        ],
        env=os.environ | {"PYTHONPATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> str:
    out, err = process.communicate(timeout=60)
    assert process.returncode in (0, -9), err
    return out.strip()


def all_there(folder: Path, count: int, persons: tuple[State, ...] = ()) -> list[Row]:
    """Each file is stored once, and its row says so."""
    records = Records(str(folder / "system"))
    stored = [bytes(data) for (data,) in records.rows("data")]
    wanted = [load.data for _, load in outgoing_child.letters(count)]
    assert sorted(stored) == sorted(wanted)
    with Outbox(folder / "ud") as outbox:
        rows = outbox.rows(everything=True)
        left = outbox.rows()
    assert len(rows) == len(wanted)
    assert all(row.state is State.PERSON and row.at in persons for row in left)
    marks = records.rows("marks", "name LIKE 'brev%'")
    assert marks == [(1,)] * count
    return left


@posix
def test_killed_at_each_point(tmp_path: Path) -> None:
    whole = tmp_path / "helt"
    whole.mkdir()
    points = int(ended(child(whole, 0)))
    assert points > 30
    assert all_there(whole, 1) == []
    persons = 0
    for step in range(1, points + 1):
        folder = tmp_path / str(step)
        folder.mkdir()
        killed = child(folder, step)
        ended(killed)
        assert killed.returncode == -9, step
        ended(child(folder, 0))
        # whether a relation was made cannot be seen: a person is asked, and nothing done twice
        persons += len(all_there(folder, 1, (State.RELATING,)))
        related = Records(str(folder / "system")).base.execute("SELECT count(*) FROM relation")
        assert related.fetchone()[0] <= 1
    assert 0 < persons <= 6


@posix
def test_two_processes_at_once(tmp_path: Path) -> None:
    both = [child(tmp_path, 0, 12), child(tmp_path, 0, 12)]
    for process in both:
        ended(process)
        assert process.returncode == 0
    assert all_there(tmp_path, 12) == []


@posix
def test_one_of_two_is_killed(tmp_path: Path) -> None:
    both = [child(tmp_path, 60, 6), child(tmp_path, 0, 6)]
    for process in both:
        ended(process)
    ended(child(tmp_path, 0, 6))
    all_there(tmp_path, 6, (State.RELATING,))


# --- a full disk ------------------------------------------------------------------------


class Full:
    """A connection whose writes fail from one on, until there is room again."""

    def __init__(self, base: sqlite3.Connection, room: int) -> None:
        self.base, self.room = base, room

    def execute(self, statement: str, *given: Any) -> Any:
        if statement.startswith(("INSERT", "UPDATE", "DELETE", "COMMIT")):
            self.room -= 1
            if self.room < 0:
                raise sqlite3.OperationalError("database or disk is full")
        return self.base.execute(statement, *given)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.base, name)


@pytest.mark.parametrize("room", range(24))
def test_a_disk_that_is_full_from_a_write_on(
    room: int, tmp_path: Path, docx: Docx, monkeypatch: pytest.MonkeyPatch
) -> None:
    from outgoing import QUICK
    from render.errors import FileError
    from render.esdh.outbox.engine import Engine
    from scripted import Scripted

    records, letter = Records(), new(docx("Kære Ane"))
    outbox = Outbox(tmp_path)
    outbox._local.base = Full(outbox._base, room)
    try:
        (row,) = outbox.add([letter])
        outcome = Engine(outbox, Scripted(records), QUICK).work(row.key)
        assert outcome is not None
        if outcome.error is not None:
            assert "full" in outcome.error.message.en
            assert bool(outcome.row.document) == bool(records.count)
        else:
            assert outcome.row.state is State.JOURNALISED
    except FileError as error:
        assert "full" in error.message.en
        assert records.count == 0
    outbox.close()
    deliver(tmp_path, records, letter)  # there is room again
    assert records.count == 1
    assert records.rows("journalised") == [(1,)]
    assert retry(tmp_path, records) == []


@posix
def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    """The system itself says no (RLIMIT_FSIZE): all goes on when there is room."""
    import resource
    import signal

    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    code = (
        "import sys; from pathlib import Path; from outgoing import deliver, new; "
        "from scripted import Records; r = Records(sys.argv[2]); "
        "deliver(Path(sys.argv[1]), r, new(b'%PDF' + bytes(40_000)), new(b'%PDG' + bytes(40_000)))"
    )
    path = os.pathsep.join((str(ROOT), str(CHILD.parent)))
    found = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "ud"), ":memory:"],
        env=os.environ | {"PYTHONPATH": path},
        preexec_fn=small,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "FileError" in found.stderr
    assert "segmentation" not in found.stderr.lower()
    records = Records()
    letters = [new(b"%PDF" + bytes(40_000)), new(b"%PDG" + bytes(40_000), "to.pdf")]
    assert all(one.row.is_filed for one in deliver(tmp_path / "ud", records, *letters))
    assert records.count == 2


def test_a_folder_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from render.errors import FileError
    from render.esdh.outbox import disk

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "new_file", full)
    with pytest.raises(FileError, match="the disk is full"):
        Outbox(tmp_path / "ud")
