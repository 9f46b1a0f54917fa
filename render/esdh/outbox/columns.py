"""Rows as the data base has them."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Any

from render import cpr
from render.esdh.document import Document
from render.esdh.outbox.row import Doubt, Load, Row, State, Word
from render.message import Message

PRIVATE = ("name", "place")  # they stand with what is sent, and go with it
_NAMES = tuple(one.name for one in fields(Row))
COLUMNS = tuple(name for name in _NAMES if name not in (*PRIVATE, "number"))
_NUMBERS = frozenset({"number", "edition", "sends", "marks", "renames"})
_FLAGS = frozenset({"journalise", "is_paused", "is_related"})
_MESSAGES = frozenset({"said", "step", "rest"})
_DEFAULTS = {"rest": '["", ""]', "words": "[]"}  # of what earlier releases did not have

_DECLARED = ", ".join(
    f"{name} {'INTEGER' if name in _NUMBERS | _FLAGS else 'TEXT'} NOT NULL" for name in COLUMNS
)
TABLES = (
    f"CREATE TABLE IF NOT EXISTS row (number INTEGER PRIMARY KEY AUTOINCREMENT, {_DECLARED}, "
    "holder TEXT NOT NULL DEFAULT '', UNIQUE (key))",
    "CREATE INDEX IF NOT EXISTS row_lineage ON row (lineage)",
    "CREATE INDEX IF NOT EXISTS row_document ON row (installation, document)",
    "CREATE INDEX IF NOT EXISTS row_state ON row (state)",
    # what is sent; from the day `wipe` on it goes
    "CREATE TABLE IF NOT EXISTS load (key TEXT PRIMARY KEY, name TEXT NOT NULL, place TEXT NOT "
    "NULL, document TEXT NOT NULL, data BLOB, wipe TEXT NOT NULL DEFAULT '')",
)


def added(there: set[str]) -> tuple[str, ...]:
    """Return what gives a table of an earlier release the columns that it has not."""
    return tuple(
        f"ALTER TABLE row ADD COLUMN {name} TEXT NOT NULL DEFAULT '{default}'"
        for name, default in _DEFAULTS.items()
        if name not in there
    )


SELECT = (
    f"SELECT coalesce(load.name, ''), coalesce(load.place, ''), row.number, "  # noqa: S608
    f"{', '.join(f'row.{name}' for name in COLUMNS)} "
    "FROM row LEFT JOIN load ON load.key = row.key"
)  # of names of ours


def values(row: Row) -> tuple[Any, ...]:
    """Return what COLUMNS hold of a row."""
    return tuple(_stored(name, getattr(row, name)) for name in COLUMNS)


def _stored(name: str, value: Any) -> Any:
    if name in _MESSAGES:
        return json.dumps([masked(value.da), masked(value.en)], ensure_ascii=False)
    if name == "words":
        return json.dumps([asdict(one) for one in value])
    return int(value) if name in _NUMBERS | _FLAGS else str(value)


def row(found: tuple[Any, ...]) -> Row:
    """Return the row that SELECT found."""
    named = dict(zip((*PRIVATE, "number", *COLUMNS), found, strict=True))
    return Row(**{name: _read(name, value) for name, value in named.items()})


def _read(name: str, value: Any) -> Any:
    if name in _MESSAGES:
        return Message(*json.loads(value))
    if name == "words":
        return tuple(Word(**one) for one in json.loads(value))
    if name in _FLAGS:
        return bool(value)
    if name in ("state", "at"):
        return State(value)
    return Doubt(value) if name == "doubt" else value


def masked(text: str) -> str:
    """Return a text without CPR numbers, should a system have put one into what it said."""
    return cpr.hidden(text)


def packed(load: Load) -> str:
    """Return a document's metadata as JSON."""
    return json.dumps(asdict(load.document), ensure_ascii=False)


def unpacked(document: str, data: bytes) -> Load:
    """Return what is sent."""
    return Load(Document(**json.loads(document)), data)
