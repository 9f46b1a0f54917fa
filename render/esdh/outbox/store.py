"""
The outbox on disk: SQLite, each change safe before the next step is taken.

Write-ahead with full synchronisation: what was written survives a kill and a loss of power. A
row is worked on by one holder at a time. Bytes and metadata of a document stand apart from its
row and are overwritten when they are no longer needed.
"""

from __future__ import annotations

import datetime
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Self

from render.errors import FileError
from render.esdh.outbox import columns, disk, names, words
from render.esdh.outbox.columns import COLUMNS, SELECT
from render.esdh.outbox.holders import Holder
from render.esdh.outbox.row import ENDED, Load, Row, State
from render.message import NOTHING, Message
from render.reasons import reason

FILE, HOLDERS, FORM = "outbox.sqlite", "holders", 2
WAIT = 30.0  # seconds for another process to let go of the data base
_OPEN = tuple(one for one in State if one not in ENDED)


class Outbox:
    """The outbox in a folder; each thread has a connection of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = disk.make(folder)
        self.path = self.folder / FILE
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._writing = threading.Lock()  # SQLite lets one write, and waits by sleeping
        with self._told():
            disk.new_file(self.path)
            self.holder = Holder(self.folder / HOLDERS)
            self._begin()

    def _begin(self) -> None:
        form = self._base.execute("PRAGMA user_version").fetchone()[0]
        if form > FORM:
            raise FileError(
                Message(
                    f"Udbakken {self.path} er lavet af en nyere udgave af Segl. Opdatér Segl.",
                    f"The outbox {self.path} was made by a later release of Segl. Update Segl.",
                )
            )
        with self._at_once() as base:
            for statement in columns.TABLES:
                base.execute(statement)
            there = {str(one[1]) for one in base.execute("PRAGMA table_info(row)")}
            for statement in columns.added(there):
                base.execute(statement)
            base.execute(f"PRAGMA user_version = {FORM}")

    @property
    def _base(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._local, "base", None)
        if found is None:
            # closed by close(), perhaps from another thread, when all have ended
            found = sqlite3.connect(
                self.path, isolation_level=None, timeout=WAIT, check_same_thread=False
            )
            found.execute("PRAGMA journal_mode = WAL")
            found.execute("PRAGMA synchronous = FULL")
            found.execute("PRAGMA secure_delete = ON")
            self._local.base = found
            with self._guard:
                self._all.append(found)
        return found

    def close(self) -> None:
        """Let go of the outbox; what was wiped goes from the write-ahead file, too."""
        with self._guard:
            for base in self._all:
                with suppress(sqlite3.Error):  # another process reads: its close will do it
                    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                base.close()
            self._all.clear()
        self._local = threading.local()
        self.holder.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what SQLite and the system say into a FileError."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            why = reason(error) if isinstance(error, OSError) else _why(error)
            raise FileError(
                Message(
                    f"Udbakken {self.path} kan ikke læses eller skrives: {why.da}.",
                    f"The outbox {self.path} cannot be read or written: {why.en}.",
                )
            ) from error

    @contextmanager
    def _at_once(self) -> Iterator[sqlite3.Connection]:
        """Write what is written meanwhile at once, or not at all."""
        base = self._base
        with self._writing:
            base.execute("BEGIN IMMEDIATE")
            try:
                yield base
                base.execute("COMMIT")
            except BaseException:
                if base.in_transaction:
                    base.execute("ROLLBACK")
                raise

    @contextmanager
    def _light(self) -> Iterator[sqlite3.Connection]:
        """As `_at_once`, for what need not survive a loss of power: who holds a row."""
        self._base.execute("PRAGMA synchronous = NORMAL")
        try:
            with self._at_once() as base:
                yield base
        finally:
            self._base.execute("PRAGMA synchronous = FULL")

    # --- reading -------------------------------------------------------------------------

    def row(self, key: str) -> Row | None:
        """Return the row of a key, None for none."""
        return next(self._rows("row.key = ?", key), None)

    def numbered(self, number: int) -> Row | None:
        """Return the row of a number, None for none."""
        return next(self._rows("row.number = ?", number), None)

    def rows(self, everything: bool = False) -> list[Row]:
        """Return the rows that are not done, or all of them, oldest first."""
        if everything:
            return list(self._rows("1"))
        marks = ", ".join("?" * len(_OPEN))
        return [row for row in self._rows(f"row.state IN ({marks})", *_OPEN) if not row.is_done]

    def counts(self) -> dict[State, int]:
        """Return how many rows there are in each state."""
        with self._told():
            found = self._base.execute("SELECT state, count(*) FROM row GROUP BY state").fetchall()
        return {State(state): int(count) for state, count in found}

    def _rows(self, where: str, *given: object) -> Iterator[Row]:
        with self._told():
            query = f"{SELECT} WHERE {where} ORDER BY row.number"
            found = self._base.execute(query, given).fetchall()
        return map(columns.row, found)

    def load(self, key: str) -> Load | None:
        """Return what is sent of a row, None where it is gone."""
        with self._told():
            query = "SELECT document, data FROM load WHERE key = ? AND data IS NOT NULL"
            found = self._base.execute(query, (key,)).fetchone()
        return columns.unpacked(*found) if found else None

    def owner(self, installation: str, document: str) -> str:
        """Return the key of the row that a stored document is of, "" for none."""
        with self._told():
            query = "SELECT key FROM row WHERE installation = ? AND document = ? AND twin = ''"
            found = self._base.execute(query, (installation, document)).fetchone()
        return str(found[0]) if found else ""

    def same(self, row: Row) -> list[Row]:
        """Return the other rows of a file on a case, but those that go by another of them."""
        where = "row.installation = ? AND row.case_number = ? AND row.letter = ? AND row.twin = ''"
        found = self._rows(where, row.installation, row.case_number, row.letter)
        return [one for one in found if one.key != row.key]

    def is_lost(self, row: Row) -> bool:
        """Say whether a row is given up, or is the enclosure of a letter that is, and not sent."""
        is_begun = row.state is not State.QUEUED or row.sends or row.document
        parent = self.row(row.parent) if row.parent and not is_begun else None
        return row.is_given_up or (parent is not None and parent.is_given_up)

    def latest(self, row: Row) -> Row | None:
        """Return the version before a row that is to be queued, None where it is the first."""
        if not row.lineage:
            return None
        found = list(self._rows("row.lineage = ? AND row.key <> ?", row.lineage, row.key))
        return found[-1] if found else None

    # --- writing -------------------------------------------------------------------------

    def add(self, new: Sequence[tuple[Row, Load]]) -> list[Row]:
        """
        Queue documents, all of them or none; return their rows, which may be there already.

        A file that is there is not queued again. One that was never stored takes its metadata
        from now on; one whose content is gone, though it may yet be sent, has it again. A later
        version of a file is named as such, and takes the place of one that was never stored.
        """
        with self._told(), self._at_once():
            return [self._add(row, load) for row, load in new]

    def _add(self, row: Row, load: Load) -> Row:
        found = self.row(row.key)
        if found is not None and not self._is_free(found):
            return self._with_content(found, row.name, load)
        row = self._in_line(row)
        if found is not None:
            row = replace(row, words=found.words)
        number = (found.number,) if found is not None else (None,)
        names_ = ", ".join(("number", *COLUMNS))
        marks = ", ".join("?" * (len(COLUMNS) + 1))
        self._base.execute(
            f"INSERT OR REPLACE INTO row ({names_}) VALUES ({marks})",  # noqa: S608
            (*number, *columns.values(row)),
        )
        self._put(row, load)
        twin = self.row(row.twin) if row.twin else None
        if twin is not None and self._is_free(twin) and self.is_lost(twin):
            self._supersede(twin)
        added = self.row(row.key)
        assert added is not None
        return added

    def _with_content(self, row: Row, name: str, load: Load) -> Row:
        """Give a row that may yet be sent the content and the name that were wiped since."""
        if row.is_done or row.document or self.load(row.key) is not None:
            return row
        name = names.version(name, row.edition)
        row = replace(row, name=names.another(name, row.renames + 1) if row.renames else name)
        self._put(row, load)
        return row

    def _put(self, row: Row, load: Load) -> None:
        self._base.execute(
            "INSERT OR REPLACE INTO load VALUES (?, ?, ?, ?, ?, '')",
            (row.key, row.name, row.place, columns.packed(load), load.data),
        )

    def _is_free(self, row: Row) -> bool:
        """Say whether nothing of a row can be in the system, and nobody works on it."""
        never = (
            row.state is State.SUPERSEDED
            or (row.state is State.QUEUED and not row.sends)
            or (row.state is State.PERSON and row.at is State.QUEUED)
        )
        return never and not row.document and not self._holder_of(row.key)

    def _holder_of(self, key: str) -> str:
        """Return the living holder of a row, "" for none; this process is none to itself."""
        found = self._base.execute("SELECT holder FROM row WHERE key = ?", (key,)).fetchone()
        name = str(found[0]) if found else ""
        return name if name and self.holder.is_alive(name) else ""

    def _in_line(self, row: Row) -> Row:
        """Put a row behind the versions before it."""
        if not row.lineage:
            return row
        where = "row.lineage = ? AND row.key <> ? AND row.later = ''"
        before = list(self._rows(where, row.lineage, row.key))
        if not before:
            return row
        last = before[-1]
        self._base.execute("UPDATE row SET later = ? WHERE key = ?", (row.key, last.key))
        if self._is_free(last):
            self._supersede(last)
            return self._named(row, last.earlier, last.edition)
        if last.is_dropped:
            return self._named(row, last.earlier, last.edition)
        return self._named(row, last.key, last.edition + 1)

    def _supersede(self, row: Row) -> None:
        gone = replace(row, state=State.SUPERSEDED, said=words.REPLACED, step=NOTHING)
        self._save(replace(gone, is_paused=False, ended=now()), 0)

    def _named(self, row: Row, earlier: str, edition: int) -> Row:
        name = names.version(row.name, edition)
        return replace(row, earlier=earlier, edition=edition, name=name)

    def save(self, row: Row, keep_days: int = 0) -> Row:
        """Write a row as it is now; wipe what it needs no more. Returns the row with its times."""
        with self._told(), self._at_once():
            row = _timed(row)
            self._save(row, keep_days)
        return row

    def _save(self, row: Row, keep_days: int) -> None:
        held = dict(zip(COLUMNS, columns.values(row), strict=True))
        del held["later"]  # queueing the later version says it, perhaps while this row is worked on
        sets = ", ".join(f"{name} = ?" for name in held)
        self._base.execute(
            f"UPDATE row SET {sets} WHERE key = ?",  # noqa: S608 - of names of ours
            (*held.values(), row.key),
        )
        self._base.execute(
            "UPDATE load SET name = ?, place = ? WHERE key = ?", (row.name, row.place, row.key)
        )
        if keep_days and (row.verified or row.is_done):
            day = _day(keep_days)
            self._base.execute(
                "UPDATE load SET wipe = ? WHERE key = ? AND wipe = ''", (day, row.key)
            )
        elif row.is_done:
            self._base.execute("DELETE FROM load WHERE key = ?", (row.key,))
        elif row.verified:
            self._base.execute(
                "UPDATE load SET data = NULL, document = '' WHERE key = ?", (row.key,)
            )

    def claim(self, key: str) -> Row | None:
        """Take a row to work on; None where it is another living process's, or there is none."""
        with self._told(), self._light():
            found = self._base.execute("SELECT holder FROM row WHERE key = ?", (key,)).fetchone()
            if found is None or (found[0] and self.holder.is_alive(found[0])):
                return None
            self._base.execute("UPDATE row SET holder = ? WHERE key = ?", (self.holder.name, key))
            return self.row(key)

    def release(self, key: str) -> None:
        """Let another process have a row."""
        with self._told(), self._light() as base:
            base.execute(
                "UPDATE row SET holder = '' WHERE key = ? AND holder = ?", (key, self.holder.name)
            )

    def is_held(self, key: str) -> bool:
        """Say whether a living process works on a row."""
        with self._told():
            return bool(self._holder_of(key))

    def forget(self, key: str) -> bool:
        """Delete a row that nobody works on, and all that was kept for it; say whether it went."""
        with self._told(), self._at_once():
            if self._holder_of(key):
                return False
            self._base.execute("DELETE FROM load WHERE key = ?", (key,))
            return self._base.execute("DELETE FROM row WHERE key = ?", (key,)).rowcount == 1

    def sweep(self, installation: str, keep_receipts_days: int = 0) -> None:
        """Wipe what was kept for some days, and the receipts that are past theirs."""
        with self._told(), self._at_once() as base:
            base.execute("DELETE FROM load WHERE wipe <> '' AND wipe <= ?", (_day(0),))
            if keep_receipts_days:
                base.execute(
                    "DELETE FROM row WHERE installation = ? AND ended <> '' AND ended < ? "
                    "AND NOT EXISTS (SELECT 1 FROM load WHERE load.key = row.key)",
                    (installation, _day(-keep_receipts_days)),
                )


_SAID = (  # what SQLite says, and what it means
    ("database or disk is full", Message("disken er fuld", "the disk is full")),
    ("locked", Message("en anden kørsel bruger den", "another run is using it")),
    ("readonly", Message("den kan kun læses", "it is read-only")),
    ("not a database", Message("filen er ingen udbakke", "the file is no outbox")),
    ("malformed", Message("filen er beskadiget", "the file is damaged")),
    ("disk I/O", Message("disken svarer med en fejl", "the disk answers by an error")),
    ("unable to open", Message("den kan ikke åbnes", "it cannot be opened")),
)


def _why(error: Exception) -> Message:
    own = str(error)
    return next((message for said, message in _SAID if said in own), Message(own, own))


def _timed(row: Row) -> Row:
    """Return a row with the times of what has happened."""
    moment = now()
    if row.document and not row.stored and row.state is not State.SETTLED:
        row = replace(row, stored=moment)
    is_verified = row.state in (State.VERIFIED, State.RELATING, State.JOURNALISING)
    if is_verified and not row.verified:
        row = replace(row, verified=moment)
    if row.is_done and not row.ended:
        row = replace(row, ended=moment)
    return row


def now() -> str:
    """Return this moment, ISO, UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def _day(days: int) -> str:
    then = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=days)
    return then.isoformat(timespec="seconds")
