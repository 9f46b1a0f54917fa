"""
A records system that is scripted: what it holds lies in SQLite, and each call may fail as told.

Known to the clients' list as `scripted` where a test puts it there. It holds what a real one
would: a second file of a name is refused (`unique`), a listing may lag, an answer may be lost
after the file was stored. Nothing of it is Segl's: it counts what came, for tests to compare.
"""

from __future__ import annotations

import random
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from render.errors import DeliveryError
from render.esdh.document import Document
from render.esdh.secrets import Secrets
from render.esdh.system import Begins, Case, Content, Difference, Filed, Step, unheard
from render.message import Message

CONFIG: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["url"],
    "properties": {
        "url": {"type": "string"},
        "site": {"type": "string"},
        "path": {"type": "string"},
    },
}
NOTHING = Message("Systemet svarede ikke.", "The system did not answer.")
LATER = Message("Systemet har travlt.", "The system is busy.")
NO = Message("Systemet sagde nej.", "The system said no.")
FAULTS = (  # what may befall a call that changes something
    "ok", "not_sent", "before", "after", "refused", "no_id", "lag", "swapped", "late",
)  # fmt: skip
Point = Callable[[str], None]


class Records:
    """
    What the system holds, on disk or in memory (`:memory:`), and how often it was asked.

    `script` gives the fault of each call of an act, in order, then "ok"; `point` is called
    before and after each change, for a test to kill the process there.
    """

    def __init__(
        self,
        path: str = ":memory:",
        script: Mapping[str, Sequence[str]] | None = None,
        unique: bool = True,
        point: Point = lambda _: None,
    ) -> None:
        self.guard = threading.RLock()
        self.base = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=30)
        self.base.execute("PRAGMA synchronous = OFF")
        self.base.execute(
            "CREATE TABLE IF NOT EXISTS stored (id INTEGER PRIMARY KEY, case_ TEXT, name TEXT, "
            "data BLOB, title TEXT, date TEXT, journalised INTEGER DEFAULT 0, marks INTEGER "
            "DEFAULT 0, hidden INTEGER DEFAULT 0, swapped INTEGER DEFAULT 0)"
        )
        self.base.execute("CREATE TABLE IF NOT EXISTS relation (parent INTEGER, child INTEGER)")
        self.script = {act: iter(faults) for act, faults in (script or {}).items()}
        self.unique, self.point = unique, point
        self.chance: Callable[[str], str] | None = None
        self.calls: list[str] = []

    def fault(self, act: str) -> str:
        """Return what befalls this call."""
        with self.guard:
            self.calls.append(act)
            if self.chance is not None:
                return self.chance(act)
            return next(self.script.get(act, iter(())), "ok")

    def rows(self, what: str = "*", where: str = "1", *given: object) -> list[tuple[Any, ...]]:
        """Return what is stored."""
        with self.guard:
            query = f"SELECT {what} FROM stored WHERE {where} ORDER BY id"
            return self.base.execute(query, given).fetchall()

    def filed_by_hand(self, case: str, name: str) -> str:
        """Store a file that no letter of Segl's is; return its id."""
        with self.guard:
            query = "INSERT INTO stored (case_, name, data) VALUES (?, ?, ?)"
            return str(self.base.execute(query, (case, name, b"andet")).lastrowid)

    @property
    def count(self) -> int:
        """How many documents are stored."""
        return len(self.rows("id"))


class Scripted:
    """The client: each call does what it does, and says what the script says."""

    name = "scripted"

    def __init__(self, records: Records) -> None:
        self.records = records
        self.unique_names = records.unique

    def case(self, number: str) -> Case:
        """Return a case; one that ends in 404 is not there, one in 423 is closed."""
        self._read("case")
        if number.endswith("404"):
            raise DeliveryError(NO, "refused")
        return Case(number, f"Sag {number}", is_open=not number.endswith("423"))

    def find(self, case: Case, name: str) -> tuple[Filed, ...]:
        """Return the documents of a name, but for those that the listing has not got yet."""
        self._read("find")
        with self.records.guard:
            base = self.records.base
            found = base.execute(
                "SELECT id, name, hidden FROM stored WHERE case_ = ? AND lower(name) = ?",
                (case.number, name.lower()),
            ).fetchall()
            base.execute(
                "UPDATE stored SET hidden = hidden - 1 WHERE case_ = ? AND lower(name) = ? "
                "AND hidden > 0",
                (case.number, name.lower()),
            )
        return tuple(self._filed(one[0], one[1]) for one in found if not one[2])

    def lookup(self, case: Case, number: str) -> Filed | None:
        """Return the document of an id in a case."""
        self._read("lookup")
        found = self.records.rows("id, name", "case_ = ? AND id = ?", case.number, number)
        return next((self._filed(*one) for one in found), None)

    def content(self, filed: Filed) -> bytes:
        """Return the bytes of a document."""
        self._read("content")
        ((data,),) = self.records.rows("data", "id = ?", int(filed.id))
        return bytes(data)

    def put(self, case: Case, document: Document, content: Content) -> Filed:
        """Store a file, as the script says."""
        fault = self.records.fault("put")
        self.records.point("put:before")
        _stop(fault)
        with self.records.guard:
            stored = self._stored(case, document, content, fault)
        self.records.point("put:after")
        if fault in ("after", "late"):
            raise DeliveryError(NOTHING, "unknown")
        return Filed("" if fault == "no_id" else stored.id, stored.name, stored.place)

    def _stored(self, case: Case, document: Document, content: Content, fault: str) -> Filed:
        base = self.records.base
        base.execute("BEGIN IMMEDIATE")
        try:
            given = (case.number, content.name.lower())
            there = self.records.rows("id", "case_ = ? AND lower(name) = ?", *given)
            if there and self.records.unique:
                raise DeliveryError(NO, "refused")
            hidden = {"late": 2, "lag": 3}.get(fault, 0)
            found = base.execute(
                "INSERT INTO stored (case_, name, data, title, date, hidden, swapped) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (case.number, content.name, content.data, document.title, document.date, hidden,
                 fault == "swapped"),
            )  # fmt: skip
        finally:
            base.execute("COMMIT")
        return self._filed(found.lastrowid or 0, content.name)

    def _filed(self, number: int, name: str) -> Filed:
        return Filed(str(number), name, f"scripted://{number}")

    def differences(self, filed: Filed, document: Document) -> tuple[Difference, ...]:
        """Compare title and date."""
        self._read("differences")
        ((title, date, swapped),) = self.records.rows(
            "title, date, swapped", "id = ?", int(filed.id)
        )
        fields = {"title": title == document.title, "date": date == document.date and not swapped}
        return tuple(
            Difference(name, Message(f"»{name}« er en anden.", f"{name} differs."))
            for name, well in fields.items()
            if not well
        )

    def journalise(self, filed: Filed) -> None:
        """Mark a document, as the script says."""
        fault = self.records.fault("journalise")
        self.records.point("journalise:before")
        _stop(fault)
        with self.records.guard:
            self.records.base.execute(
                "UPDATE stored SET journalised = 1, marks = marks + 1 WHERE id = ?",
                (int(filed.id),),
            )
        self.records.point("journalise:after")
        if fault in ("after", "late", "lag"):
            raise DeliveryError(NOTHING, "unknown")

    def is_journalised(self, filed: Filed) -> bool | None:
        """Say whether it is marked; None where the script says that nobody knows."""
        if self.records.fault("is_journalised") == "silent":
            return None
        ((marked,),) = self.records.rows("journalised", "id = ?", int(filed.id))
        return bool(marked)

    def relate(self, parent: Filed, children: Sequence[Filed]) -> None:
        """Relate documents, as the script says."""
        fault = self.records.fault("relate")
        self.records.point("relate:before")
        _stop(fault)
        with self.records.guard:
            for child in children:
                self.records.base.execute(
                    "INSERT INTO relation VALUES (?, ?)", (int(parent.id), int(child.id))
                )
        self.records.point("relate:after")
        if fault in ("after", "late", "lag"):
            raise DeliveryError(NOTHING, "unknown")

    def facts(self, number: str) -> Mapping[str, Any]:
        """Return nothing: cases are not its matter."""
        return {"number": number}

    def probe(self, number: str = "", begins: Begins = unheard) -> Iterator[Step]:
        """Yield a step that went well, one that is to be confirmed, and one that failed."""
        begins("forbindelse")
        yield Step("forbindelse", "ok", Message("Der er svar.", "There is an answer."))
        yield Step("felter", "confirm", Message("Spørg driften.", "Ask operations."))
        if number:
            yield Step("sag", "ok" if not number.endswith("404") else "failed", NO)

    def close(self) -> None:
        """Keep the records: several clients share them."""

    def _read(self, act: str) -> None:
        _stop(self.records.fault(act))


def _stop(fault: str) -> None:
    """Fail before anything was done."""
    if fault == "not_sent":
        raise DeliveryError(LATER, "not_sent")
    if fault == "refused":
        raise DeliveryError(NO, "refused")
    if fault == "before":
        raise DeliveryError(NOTHING, "unknown")


def chances(seed: int, shares: Mapping[str, float]) -> Callable[[str], str]:
    """Return faults by chance: of each call, a share has each of some."""
    chance = random.Random(seed)  # the same faults each time

    def drawn(act: str) -> str:
        del act
        return next((fault for fault, share in shares.items() if chance.random() < share), "ok")

    return drawn


SHARED: dict[str, Records] = {}  # by path, for clients that are connected by configuration


def connect(config: Mapping[str, Any], secrets: Secrets) -> Scripted:
    """Return the client of the records at a path; what lies in memory is shared by url."""
    path = config.get("path", ":memory:")
    name = config["url"] if path == ":memory:" else path
    if name not in SHARED:
        SHARED[name] = Records(path)
    return Scripted(SHARED[name])
