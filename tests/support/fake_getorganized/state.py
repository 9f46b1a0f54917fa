"""What the fake has stored, in SQLite: in memory, or in a file that a bench can count in."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

_TABLES = """
CREATE TABLE IF NOT EXISTS cases (
  number TEXT, title TEXT, status TEXT, url TEXT, site TEXT, folder_exists INTEGER DEFAULT 0);
CREATE INDEX IF NOT EXISTS by_case_number ON cases (number);
CREATE TABLE IF NOT EXISTS documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT, folder TEXT, name TEXT,
  data BLOB, row TEXT, finalized INTEGER DEFAULT 0, record INTEGER DEFAULT 0,
  marks INTEGER DEFAULT 0, hidden INTEGER DEFAULT 0, version INTEGER DEFAULT 1, folded TEXT);
CREATE UNIQUE INDEX IF NOT EXISTS by_place ON documents (number, folder, folded);
CREATE TABLE IF NOT EXISTS relations (parent INTEGER, child INTEGER, kind INTEGER);
CREATE TABLE IF NOT EXISTS counts (what TEXT PRIMARY KEY, times INTEGER);
INSERT OR IGNORE INTO sqlite_sequence (name, seq) VALUES ('documents', 215819);
"""


class KnownCase(NamedTuple):
    number: str
    title: str
    status: str
    url: str
    site: str


class Stored(NamedTuple):
    id: int
    number: str
    folder: str
    name: str
    data: bytes
    row: Mapping[str, str]
    finalized: bool
    record: int
    marks: int
    hidden: int
    version: int


class State:
    """Cases, documents, relations and counts; each method is whole or nothing."""

    def __init__(self, path: str = ":memory:") -> None:
        self._lock = threading.RLock()
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.executescript(_TABLES)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """Do several things as one, alone."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def clear(self) -> None:
        """Forget all but the cases."""
        with self._lock:
            for table in ("documents", "relations", "counts"):
                self._db.execute(f"DELETE FROM {table}")

    def add_case(
        self, number: str, title: str = "Prøvesag", status: str = "Åben", site: str = ""
    ) -> None:
        url = f"/cases/{number[:3]}12/{number}"
        with self._lock:
            self._db.execute(
                "INSERT INTO cases (number, title, status, url, site) VALUES (?, ?, ?, ?, ?)",
                (number, title, status, url, site),
            )

    def set_status(self, number: str, status: str) -> None:
        with self._lock:
            self._db.execute("UPDATE cases SET status = ? WHERE number = ?", (status, number))

    def cases(self, number: str) -> list[KnownCase]:
        with self._lock:
            found = self._db.execute(
                "SELECT number, title, status, url, site FROM cases WHERE number = ?", (number,)
            )
            return [KnownCase(*one) for one in found]

    def case_at(self, url: str) -> KnownCase | None:
        with self._lock:
            found = self._db.execute(
                "SELECT number, title, status, url, site FROM cases WHERE url = ?", (url,)
            ).fetchone()
            return KnownCase(*found) if found is not None else None

    def store(
        self, number: str, folder: str, name: str, data: bytes, row: Mapping[str, str], hidden: int
    ) -> int:
        with self._lock:
            made = self._db.execute(
                "INSERT INTO documents (number, folder, name, data, row, hidden, folded) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (number, folder, name, data, json.dumps(dict(row)), hidden, name.casefold()),
            )
            return int(made.lastrowid or 0)

    def replace(self, number: int, data: bytes, row: Mapping[str, str]) -> None:
        with self._lock:
            self._db.execute(
                "UPDATE documents SET data = ?, row = ?, version = version + 1 WHERE id = ?",
                (data, json.dumps(dict(row)), number),
            )

    def documents(self, number: str = "", folder: str | None = None) -> list[Stored]:
        wanted, values = ["1"], []
        if number:
            wanted.append("number = ?")
            values.append(number)
        if folder is not None:
            wanted.append("folder = ?")
            values.append(folder)
        with self._lock:
            found = self._db.execute(
                f"SELECT * FROM documents WHERE {' AND '.join(wanted)} ORDER BY id", values
            )
            return [_stored(one) for one in found]

    def document(self, number: int) -> Stored | None:
        with self._lock:
            found = self._db.execute("SELECT * FROM documents WHERE id = ?", (number,)).fetchone()
            return _stored(found) if found is not None else None

    def named(self, number: str, folder: str, name: str) -> Stored | None:
        with self._lock:
            found = self._db.execute(
                "SELECT * FROM documents WHERE number = ? AND folder = ? AND folded = ?",
                (number, folder, name.casefold()),
            ).fetchone()
            return _stored(found) if found is not None else None

    def mark(self, numbers: list[int]) -> None:
        with self._lock:
            for number in numbers:
                self._db.execute(
                    "UPDATE documents SET marks = marks + 1, "
                    "record = CASE record WHEN 0 THEN id ELSE record END WHERE id = ?",
                    (number,),
                )

    def finalize(self, numbers: list[int]) -> None:
        with self._lock:
            for number in numbers:
                self._db.execute("UPDATE documents SET finalized = 1 WHERE id = ?", (number,))

    def seen(self, number: int) -> None:
        """Count a look at a listing that does not show a document yet."""
        with self._lock:
            self._db.execute("UPDATE documents SET hidden = hidden - 1 WHERE id = ?", (number,))

    def relate(self, parent: int, children: list[int], kind: int) -> None:
        with self._lock:
            self._db.executemany(
                "INSERT INTO relations VALUES (?, ?, ?)",
                [(parent, child, kind) for child in children],
            )

    def relations(self) -> list[tuple[int, int, int]]:
        with self._lock:
            return list(self._db.execute("SELECT parent, child, kind FROM relations"))

    def count(self, what: str, times: int = 1) -> None:
        with self._lock:
            self._db.execute(
                "INSERT INTO counts VALUES (?, ?) "
                "ON CONFLICT (what) DO UPDATE SET times = times + excluded.times",
                (what, times),
            )

    def counted(self, what: str) -> int:
        with self._lock:
            found = self._db.execute("SELECT times FROM counts WHERE what = ?", (what,)).fetchone()
            return int(found[0]) if found is not None else 0


def _stored(found: tuple[object, ...]) -> Stored:
    id_, number, folder, name, data, row, finalized, record, marks, hidden, version, _ = found
    return Stored(
        int(str(id_)), str(number), str(folder), str(name), bytes(data),  # type: ignore[call-overload]
        json.loads(str(row)), bool(finalized), int(str(record)), int(str(marks)),
        int(str(hidden)), int(str(version)),
    )  # fmt: skip
