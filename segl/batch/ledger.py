"""
The ledger of a run: which case became which letter, and which were refused.

SQLite in its write-ahead mode, held by one run at a time. What a case becomes is one entry: one
letter, or one to each of its recipients, all of them or none. It stands there before its files
have their names in the folder, and is made again where the folder does not have them whole.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from render.errors import FileError, Problem
from render.message import Message
from render.record import record
from segl.batch.work import File

_TABLES = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS letter (
    digest BLOB PRIMARY KEY, number INTEGER NOT NULL, da TEXT NOT NULL, en TEXT NOT NULL,
    name TEXT NOT NULL, key TEXT NOT NULL UNIQUE, language TEXT NOT NULL, files TEXT NOT NULL,
    run INTEGER NOT NULL,  -- no files: lost
    count INTEGER NOT NULL  -- of letters: one to each recipient
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS further (  -- names of the letters of a case with several recipients
    key TEXT PRIMARY KEY, digest BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS letter_number ON letter (number);
CREATE TABLE IF NOT EXISTS alike (key TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS refused (
    number INTEGER PRIMARY KEY, da TEXT NOT NULL, en TEXT NOT NULL, problems TEXT NOT NULL
);
"""
Named = tuple[str, File]  # a file, and its name in the folder


@record
class Case:
    """A case of the source: its number, where it stands, and the digest of its JSON."""

    number: int
    where: Message
    digest: bytes


@record
class Letter:
    """A letter in the ledger; `files` are (name in the folder, size, SHA-256)."""

    digest: bytes
    name: str
    files: tuple[tuple[str, int, str], ...]


@record
class Clash:
    """Where the case stands whose letter is in the way: one of that name, or of the same case."""

    where: Message
    is_same: bool


class Ledger:
    """
    The ledger at a path; `run` tells this run from those before it.

    `is_fresh` says that there was no letter before this run.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._base = sqlite3.connect(path, isolation_level=None, timeout=0.2)
            self._base.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = NORMAL")
            self._base.executescript(_TABLES)
            self._base.execute("DELETE FROM refused")  # each run refuses anew
        except sqlite3.Error as error:
            raise _unusable(path, error) from error
        self.run = self._next_run()
        self.is_fresh = self._base.execute("SELECT 1 FROM letter").fetchone() is None
        self._has_further = self._base.execute("SELECT 1 FROM further").fetchone() is not None
        self._has_lost = not self.is_fresh

    def close(self) -> None:
        """Let go of the ledger."""
        self._base.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _next_run(self) -> int:
        run = int(self.about("run") or 0) + 1
        self.note("run", str(run))
        return run

    # --- what the run is about ---------------------------------------------------------

    def about(self, name: str) -> str | None:
        """Return what was noted under a name, None for nothing."""
        found = self._base.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else None

    def note(self, name: str, value: str) -> None:
        """Note something of the whole run."""
        self._base.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    # --- letters -----------------------------------------------------------------------

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Write what is written meanwhile at once, or not at all."""
        self._base.execute("BEGIN")
        try:
            yield
        except BaseException:
            self._base.execute("ROLLBACK")
            raise
        self._base.execute("COMMIT")

    def seen(self, case: Case) -> Message | bool | None:
        """
        Say what is known of a case: False for nothing, None for a letter of an earlier run.

        Where this run made a letter of the very same case, it says where that stands; in a
        folder that had no letters, `add` finds that out.
        """
        if self.is_fresh:
            return False
        found = self._base.execute(
            "SELECT run, number, da, en FROM letter WHERE digest = ? AND files <> ''",
            (case.digest,),
        ).fetchone()
        if found is None:
            return False
        if found[0] == self.run and found[1] != case.number:
            return Message(found[2], found[3])
        self._base.execute(
            "UPDATE letter SET run = ?, number = ?, da = ?, en = ? WHERE digest = ?",
            (self.run, case.number, case.where.da, case.where.en, case.digest),
        )
        return None

    def next_alike(self, key: str) -> int:
        """Return the number, from 2, that tells one more letter of a name from the others."""
        found = self._base.execute(
            "INSERT INTO alike VALUES (?, 2) ON CONFLICT (key) DO UPDATE SET last = last + 1 "
            "RETURNING last",
            (key,),
        ).fetchone()
        return int(found[0])

    def add(
        self, case: Case, name: str, keys: Sequence[str], language: str, files: Sequence[Named]
    ) -> Clash | None:
        """
        Write down what a case became: its name, the keys that its letters' names are compared
        by, its files under their names.

        Returns what it clashes with, and writes nothing then.
        """
        told = json.dumps([[n, one.size, one.sha256, one.recipient, one.language]
                           for n, one in files])  # fmt: skip
        clash = self._of_further(case, keys)
        if clash is not None:
            return clash
        try:
            done = self._base.execute(
                "INSERT INTO letter VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (digest) "
                "DO UPDATE SET number = excluded.number, da = excluded.da, en = excluded.en, "
                "name = excluded.name, key = excluded.key, language = excluded.language, "
                "files = excluded.files, run = excluded.run WHERE files = ''",
                (case.digest, case.number, case.where.da, case.where.en, name, keys[0], language,
                 told, self.run, len(keys)),
            )  # fmt: skip
        except sqlite3.IntegrityError:
            return Clash(self._where("key", keys[0]) or case.where, is_same=False)
        if not done.rowcount:
            return Clash(self._where("digest", case.digest) or case.where, is_same=True)
        self._keep_further(case, keys[1:])
        return None

    def _of_further(self, case: Case, keys: Sequence[str]) -> Clash | None:
        """Return the letter of another case that has one of some names, the first one apart."""
        if len(keys) == 1 and not self._has_further:
            return None
        for key in keys:
            query = "SELECT digest FROM letter WHERE key = ? UNION SELECT digest FROM further "
            for found in self._base.execute(f"{query} WHERE key = ?", (key, key)):
                if found[0] != case.digest:
                    return Clash(self._where("digest", found[0]) or case.where, is_same=False)
        return None

    def _keep_further(self, case: Case, keys: Sequence[str]) -> None:
        for key in keys:
            self._base.execute("INSERT OR REPLACE INTO further VALUES (?, ?)", (key, case.digest))
            self._has_further = True

    def named(self, key: str) -> Clash | None:
        """Return the letter that has a name, None for none of ours."""
        where = self._where("key", key)
        if where is None and self._has_further:
            found = self._base.execute("SELECT digest FROM further WHERE key = ?", (key,))
            where = next((self._where("digest", one[0]) for one in found), None)
        return Clash(where, is_same=False) if where is not None else None

    def _where(self, column: str, value: object) -> Message | None:
        query = f"SELECT da, en FROM letter WHERE {column} = ?"  # noqa: S608 - of two words of ours
        found = self._base.execute(query, (value,)).fetchone()
        return Message(*found) if found else None

    def forget(self, digest: bytes) -> None:
        """Note that the folder does not have a letter; its name stays kept for it."""
        self._base.execute("UPDATE letter SET files = '' WHERE digest = ?", (digest,))
        self._has_lost = True

    def kept_name(self, digest: bytes) -> str | None:
        """Return the name of a letter that was lost, None for any other."""
        if not self._has_lost:
            return None
        found = self._base.execute(
            "SELECT name FROM letter WHERE digest = ? AND files = ''", (digest,)
        ).fetchone()
        return str(found[0]) if found else None

    def letters(self) -> Iterator[Letter]:
        """Yield all letters, in no order."""
        rows = self._base.execute("SELECT digest, name, files FROM letter WHERE files <> ''")
        for digest, name, files in rows:
            told = ((str(one[0]), int(one[1]), str(one[2])) for one in json.loads(files))
            yield Letter(digest, name, tuple(told))

    def refuse(self, number: int, where: Message, problems: tuple[Problem, ...]) -> None:
        """Write down why there is no letter of a case."""
        told = [[one.path, one.message.da, one.message.en, one.kind] for one in problems]
        self._base.execute(
            "INSERT OR REPLACE INTO refused VALUES (?, ?, ?, ?)",
            (number, where.da, where.en, json.dumps(told, ensure_ascii=False)),
        )

    # --- what came of it ---------------------------------------------------------------

    def counts(self) -> tuple[int, int]:
        """Return how many letters there are, and how many cases were refused in this run."""
        query = "SELECT coalesce(sum(count), 0) FROM letter WHERE files <> ''"
        letters = self._base.execute(query).fetchone()[0]
        refused = self._base.execute("SELECT count(*) FROM refused").fetchone()[0]
        return int(letters), int(refused)

    def left_over(self) -> int:
        """Return how many letters are of cases that this run did not meet."""
        query = "SELECT coalesce(sum(count), 0) FROM letter WHERE files <> '' AND run <> ?"
        return int(self._base.execute(query, (self.run,)).fetchone()[0])

    def refusals(self, most: int) -> Iterator[tuple[Message, tuple[Problem, ...]]]:
        """Yield the first refused cases: where each stands, and why."""
        rows = self._base.execute(
            "SELECT da, en, problems FROM refused ORDER BY number LIMIT ?", (most,)
        )
        for da, en, problems in rows:
            yield Message(da, en), _problems(problems)

    def entries(self, language: str) -> Iterator[dict[str, Any]]:
        """
        Yield the manifest: an entry for each case of the source, in order.

        Letters of cases that this run did not meet stand behind, as "earlier".
        """
        rows = self._base.execute(
            "SELECT number, da, en, 'written', files, language, run <> ? FROM letter "
            "WHERE files <> '' "
            "UNION ALL SELECT number, da, en, 'refused', problems, '', 0 FROM refused "
            "ORDER BY 7, 1",
            (self.run,),
        )
        for number, da, en, state, told, letter, earlier in rows:
            entry = {"number": number, "where": Message(da, en).text(language), "state": state}
            if state == "written":
                state = "earlier" if earlier else state
                entry |= {"state": state, "language": letter} if letter else {"state": state}
                yield entry | {"files": [_file(*one) for one in json.loads(told)]}
            else:
                problems = [
                    {"path": one.path, "reason": one.message.text(language), "kind": one.kind}
                    for one in _problems(told)
                ]
                yield entry | {"problems": problems}


def _file(name: str, size: int, digest: str, recipient: int, language: str) -> dict[str, Any]:
    """Return a file as the manifest has it; whom it is to, where a case has several recipients."""
    told = {"file": name, "size": size, "sha256": digest}
    return told | ({"recipient": recipient, "language": language} if recipient else {})


def _problems(told: str) -> tuple[Problem, ...]:
    return tuple(
        Problem(path, Message(da, en), kind="".join(kind))
        for path, da, en, *kind in json.loads(told)
    )


def _unusable(path: Path, error: sqlite3.Error) -> FileError:
    if "locked" in str(error):
        return FileError(
            Message(
                f"En anden kørsel arbejder i mappen {path.parent.parent}. Vent, til den er færdig.",
                f"Another run is at work in the folder {path.parent.parent}. Wait until it ends.",
            )
        )
    return FileError(
        Message(
            f"Kørslens regnskab kan ikke bruges: {path}. Vælg en ny mappe med -o.",
            f"The ledger of the run cannot be used: {path}. Choose a new folder by -o.",
        )
    )
