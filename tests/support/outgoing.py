"""Documents for the outbox, and an outbox that waits for nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from render.esdh.config import Delivery
from render.esdh.document import Document
from render.esdh.outbox.engine import Engine, Outcome
from render.esdh.outbox.row import Load, Row, key
from render.esdh.outbox.store import Outbox
from scripted import Records, Scripted

CASE = "BOR-2026-000046"
QUICK = Delivery(attempts=3, wait_seconds=0, polls=4, poll_seconds=0)
DOCUMENT = Document(
    case=CASE, title="Afgørelse om støtte", date="2026-11-20", template="afgoerelse"
)


def new(
    data: bytes, name: str = "brev.docx", document: Document = DOCUMENT, **more: Any
) -> tuple[Row, Load]:
    """Return a document to be queued; journalised if nothing else is said."""
    case = more.pop("case", CASE)
    row = Row(
        key=key("eksempel", case, data),
        installation="eksempel",
        case_number=case,
        letter=hashlib.sha256(data).hexdigest(),
        name=name,
        **{"journalise": True, **more},
    )
    return row, Load(document, data)


def deliver(
    folder: Path, records: Records, *given: tuple[Row, Load], again: bool = False
) -> list[Outcome]:
    """Queue documents and bring each as far as it goes."""
    with Outbox(folder) as outbox:
        rows = outbox.add(given)
        engine = Engine(outbox, Scripted(records), QUICK)
        found = [engine.work(row.key, again) for row in rows]
    return [outcome for outcome in found if outcome is not None]


def retry(folder: Path, records: Records, again: bool = False) -> list[Outcome]:
    """Take up all that is not done."""
    with Outbox(folder) as outbox:
        engine = Engine(outbox, Scripted(records), QUICK)
        found = [engine.work(row.key, again) for row in outbox.rows()]
    return [outcome for outcome in found if outcome is not None]
