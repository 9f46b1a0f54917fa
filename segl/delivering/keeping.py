"""Looking after the outbox: rows by number, once more, and by a person's word."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from render import library
from render.errors import FileError, LibraryError, SeglError
from render.esdh import clients, config
from render.esdh.outbox import disk, words
from render.esdh.outbox.engine import Outcome
from render.esdh.outbox.row import Row
from render.esdh.outbox.store import Outbox
from render.message import NOTHING, Message
from segl.delivering import work


def opened() -> Outbox:
    """Open the user's outbox, and wipe what was kept long enough, whatever its installation."""
    outbox = Outbox(disk.folder())
    outbox.sweep("")
    return outbox


def row(outbox: Outbox, number: int) -> Row:
    """Return the row of a number; LibraryError (a wrong call) where there is none."""
    found = outbox.numbered(number)
    if found is None:
        raise LibraryError(
            Message(
                f"Der er ikke noget nr. {number} i udbakken (se: segl outbox status --all).",
                f"There is no no. {number} in the outbox (see: segl outbox status --all).",
            )
        )
    return found


def retry(
    outbox: Outbox,
    rows: Sequence[Row],
    home: library.Library,
    tell: Callable[[Outcome], None],
    again: bool,
) -> int:
    """
    Go on with rows, those of each installation by its client; return how many were left.

    An installation that cannot be used (its file or a secret is gone) keeps none of the others
    from theirs; it is raised when they are done.
    """
    left, stopped = 0, None
    for installation in sorted({one.installation for one in rows}):
        own = [one for one in rows if one.installation == installation]
        try:
            left += work.channel(home, installation).run(outbox, own, tell, again)
        except SeglError as error:
            stopped = stopped or error
    if stopped is not None:
        raise stopped
    return left


def check_id(document: str, installation: str, given: Path | None) -> None:
    """
    Refuse (LibraryError) what is no document's id in an installation's system.

    Where the library that describes the installation is gone, any word with a digit will do.
    """
    try:
        system = config.find(library.find(given), installation).system
    except LibraryError:
        system = ""
    says = getattr(clients.client(system), "is_document_id", None) if system else None
    if not (says or _is_id)(document):
        raise LibraryError(
            Message(
                f"--document skal være dokumentets id, som {installation} viser det.",
                f"--document must be the document's id, as {installation} shows it.",
            )
        )


def _is_id(text: str) -> bool:
    return re.fullmatch(r"(?=.*[0-9])[A-Za-z0-9._:/-]{1,64}", text) is not None


def ended(row: Row) -> LibraryError:
    """Return the refusal to change a receipt that is done."""
    da, en = ("", "")
    if row.document:
        da, en = f" (dokument {row.document})", f" (document {row.document})"
    return LibraryError(
        Message(
            f"Nr. {row.number} er færdig{da}; kvitteringen ændres ikke "
            f"(se: segl outbox show {row.number}).",
            f"No. {row.number} is done{en}; its receipt is not changed "
            f"(see: segl outbox show {row.number}).",
        )
    )


def forget(outbox: Outbox, found: Row) -> None:
    """Delete a row; FileError where another process works on it."""
    if not outbox.forget(found.key):
        raise held(found)


def held(found: Row) -> FileError:
    """Return the refusal to touch a row that another process works on."""
    return FileError(
        Message(
            f"Nr. {found.number} er en anden kørsel i gang med. Vent, til den er færdig.",
            f"Another run is at work on no. {found.number}. Wait until it ends.",
        )
    )


def data(found: Row) -> dict[str, Any]:
    """Return a row's receipt as JSON has it: nothing of it names the person of the letter."""
    step = found.rest if found.is_done else words.next_step(found)
    return {
        "number": found.number,
        "state": str(found.state),
        "done": found.is_done,
        "waits": found.waits,
        "records": found.installation,
        "case": found.case_number,
        "document": found.document,
        "version": found.edition,
        "enclosure": bool(found.parent),
        "template": found.template,
        "template_version": found.version,
        "template_digest": found.digest,
        "sha256": found.letter,
        "who": found.who,
        "queued": found.queued,
        "stored": found.stored,
        "verified": found.verified,
        "ended": found.ended,
        "standing": _both(NOTHING if found.is_done else words.standing(found)),
        "said": _both(found.said),
        "next": _both(step),
        "words": [asdict(one) for one in found.words],
    }


def _both(message: Message) -> dict[str, str]:
    return {"da": message.da, "en": message.en}
