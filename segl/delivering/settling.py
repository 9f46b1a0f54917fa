"""
A person's word on a document that Segl could not bring to its end.

It says which document of the system it is, or that there is none; it is looked up where the system
can be asked, and can be taken back. Each word stays in the receipt.
"""

from __future__ import annotations

from dataclasses import replace

from render.errors import LibraryError
from render.esdh.outbox import words
from render.esdh.outbox.row import Row, State, Word
from render.esdh.outbox.store import Outbox, now
from render.message import NOTHING, Message
from render.record import record
from segl.delivering import keeping
from segl.delivering.looking import Seen


@record
class Said:
    """What a person says: which `document` it is, that there is none, or that they were wrong."""

    document: str = ""
    is_not_filed: bool = False
    is_undone: bool = False


def check(row: Row, said: Said) -> None:
    """Refuse (LibraryError) a word that does not fit what Segl itself knows of the row."""
    is_settled = row.state is State.SETTLED
    if said.is_undone:
        if not is_settled:
            raise LibraryError(_filled(_NOT_SETTLED, row))
        return
    if row.is_done and (not is_settled or row.stored):
        raise keeping.ended(row)
    if said.is_not_filed and row.stored:
        raise LibraryError(_filled(_STORED, row))
    if not row.stored and not said.document and not said.is_not_filed:
        raise LibraryError(_filled(_SAY_WHICH, row))


def settle(outbox: Outbox, found: Row, said: Said, seen: Seen) -> Row:
    """
    Write down a person's word, as `check` allows it; return the row as it is then.

    FileError where another process works on it.
    """
    row = outbox.claim(found.key)
    if row is None:
        raise keeping.held(found)
    try:
        check(row, said)
        return outbox.save(_undone(row) if said.is_undone else _settled(row, said, seen))
    finally:
        outbox.release(found.key)


def _settled(row: Row, said: Said, seen: Seen) -> Row:
    document = "" if said.is_not_filed else seen.document or row.document
    own = row.document if row.stored else ""
    is_seen = seen.is_seen or bool(own and document == own)
    at = row.at if row.state in (State.PERSON, State.SETTLED) else row.state
    return replace(
        row,
        state=State.SETTLED,
        at=at,
        is_paused=False,
        said=NOTHING,
        step=NOTHING,
        document=document,
        ended="",
        words=(*row.words, Word(now(), document, is_seen, own="" if own == document else own)),
    )


def _undone(row: Row) -> Row:
    """
    Return the row as it was before a person's word; what Segl itself saw stored is its document.

    What Segl had brought to its end, or as far as was asked, is done again.
    """
    last = row.word or Word(row.ended, row.document)
    kept = (last.own or row.document) if row.stored else ""
    row = replace(
        row, document=kept, ended="", words=(*row.words, replace(last, when=now(), undone=True))
    )
    at = State.VERIFIED if kept and row.verified and row.at is State.UPLOADED else row.at
    before = replace(row, state=at, said=NOTHING, step=NOTHING)
    if kept and before.is_done:
        return before
    from render.esdh.outbox import machine  # late: only this goes back to work

    step = words.SEND_AGAIN
    if kept:
        step = words.STORED_UNCHECKED if at is State.UPLOADED else words.STORED_ANYWAY
    return machine.person(row, at, NOTHING, step)


def _filled(message: Message, row: Row) -> Message:
    return words.filled(message, nr=str(row.number), id=row.document)


def asked(row: Row, said: Said) -> Message:
    """Return what a person is asked before their word is written."""
    if said.is_undone:
        return _filled(_ASK_UNDO, row)
    if said.is_not_filed:
        return _filled(_ASK_NOT_FILED, row)
    return words.filled(_ASK_FILED, nr=str(row.number), id=said.document or row.document)


def told(row: Row, said: Said, seen: Seen) -> Message:
    """Return what was written down of the row, as it is now."""
    if said.is_undone:
        return words.joined(_filled(_UNDONE, row), row.step)
    if said.is_not_filed:
        return _filled(_DROPPED, row)
    return words.joined(_filled(_SETTLED, row), _SEEN if seen.is_seen else NOTHING)


_SAY_WHICH = Message(
    "Segl har aldrig set nr. {nr} på sagen. Har du selv lagt det på sagen, så skriv, hvilket "
    "dokument det er: segl outbox settle {nr} --document ID. Er det ikke lagt på sagen, og skal "
    "det ikke være det: segl outbox settle {nr} --not-filed.",
    "Segl has never seen no. {nr} in the case. If you filed it yourself, say which document it is: "
    "segl outbox settle {nr} --document ID. If it is not filed, and shall not be: segl outbox "
    "settle {nr} --not-filed.",
)
_STORED = Message(
    "Nr. {nr} er gemt på sagen som dokument {id}: det har Segl selv set. Er dokumentet slettet, så "
    "skriv: segl outbox forget {nr}.",
    "No. {nr} is stored in the case as document {id}: Segl itself has seen it. If the document was "
    "deleted: segl outbox forget {nr}.",
)
_NOT_SETTLED = Message(
    "Nr. {nr} er ikke ordnet i hånden, så der er intet at fortryde.",
    "No. {nr} is not settled by hand, so there is nothing to undo.",
)
_ASK_FILED = Message(
    "Nr. {nr} afsluttes som lagt på sagen: dokument {id}. Er det rigtigt? [j/N] ",
    "No. {nr} ends as filed: document {id}. Is that right? [y/N] ",
)
_ASK_NOT_FILED = Message(
    "Nr. {nr} afsluttes som IKKE lagt på sagen, og brevets indhold slettes i udbakken. Er det "
    "rigtigt? [j/N] ",
    "No. {nr} ends as NOT filed, and its content is wiped from the outbox. Is that right? [y/N] ",
)
_ASK_UNDO = Message(
    "Det fortrydes, at nr. {nr} er ordnet i hånden. Er det rigtigt? [j/N] ",
    "That no. {nr} was settled by hand is taken back. Is that right? [y/N] ",
)
_SETTLED = Message("Nr. {nr} er ordnet: dokument {id}.", "No. {nr} is settled: document {id}.")
_SEEN = Message("Det ligger på sagen.", "It is in the case.")
_DROPPED = Message("Nr. {nr} er ordnet: ikke lagt på sagen.", "No. {nr} is settled: not filed.")
_UNDONE = Message(
    "Nr. {nr} er ikke længere ordnet i hånden.", "No. {nr} is no longer settled by hand."
)
