"""
What the system and the outbox know of a letter before a person's word on it is written down.

Nothing is changed there. Where the system cannot be asked, the word is taken, and why is told.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from render import library
from render.errors import DeliveryError, LibraryError, SeglError
from render.esdh.outbox import names, words
from render.esdh.outbox.engine import Engine
from render.esdh.outbox.row import Row, State
from render.esdh.outbox.store import Outbox
from render.esdh.system import Case, Filed, RecordsSystem
from render.message import NOTHING, Message
from render.record import record
from segl.delivering import work


@record
class Seen:
    """
    What the system had: the id of the document, and what a person is told before they are asked.

    `is_seen` says that the system bore the word out. `is_unlike` says that the document goes by
    another name than the letter, so that nobody but a person can say that it is the letter.
    """

    document: str = ""
    is_seen: bool = False
    remark: Message = NOTHING
    is_unlike: bool = False


def for_document(row: Row, document: str, given: Path | None) -> Seen:
    """Look whether a document is on the row's case (DeliveryError: it has none of that id)."""
    try:
        with closing(_channel(row, given).connect()) as system:
            found, is_unlike = _document(system, row, document)
    except SeglError as error:
        return Seen(document, remark=words.joined(error.message, _ON_YOUR_WORD))
    if found is None:
        raise DeliveryError(_filled(_NOT_THERE, row, document), "refused", _LOOK_AT_NUMBER)
    remark = _filled(_UNLIKE, row, found.id) if is_unlike else NOTHING
    return Seen(found.id, is_seen=True, remark=remark, is_unlike=is_unlike)


def for_letter(outbox: Outbox, row: Row, given: Path | None) -> Seen:
    """Look whether a letter that may have been sent is in the case (DeliveryError: it is)."""
    if not _may_be_there(row):
        return Seen(is_seen=True)
    try:
        channel = _channel(row, given)
        with closing(channel.connect()) as system:
            found = Engine(outbox, system, channel.installation.delivery).seen(row)
    except SeglError as error:
        return Seen(remark=words.joined(error.message, _ON_YOUR_WORD))
    if found.ours is not None:
        there = found.ours.id
        said, step = _filled(_IN_CASE, row, there), _filled(_SAY_SO, row, there)
        raise DeliveryError(said, "refused", step)
    if found.is_taken and not found.is_anothers:
        return Seen(remark=words.joined(words.UNLIKE, _UNSURE_OF_IT))
    return Seen(is_seen=True)


def check_others(outbox: Outbox, row: Row, document: str) -> None:
    """Refuse (LibraryError) a document that the outbox knows as another letter's."""
    for one in outbox.rows(everything=True):
        if one.installation != row.installation or one.letter == row.letter or not one.document:
            continue
        is_short = one.case_number == row.case_number and one.document.endswith(f"/{document}")
        if one.document == document or is_short:
            step = _TAKE_BACK if one.state is State.SETTLED else _LOOK_AT_NUMBER
            said = _filled(words.joined(_ANOTHERS, step), one, document)
            raise LibraryError(words.filled(said, eget=str(row.number)))


def _may_be_there(row: Row) -> bool:
    stopped = row.state in (State.PERSON, State.SETTLED)
    return not row.stored and (row.at if stopped else row.state) is State.UPLOADING


def _document(system: RecordsSystem, row: Row, document: str) -> tuple[Filed | None, bool]:
    case = system.case(row.case_number)
    found = system.lookup(case, document)
    known = found is None or not row.name or bool(row.stored and found.id == row.document)
    return found, not known and found is not None and not _is_named(system, case, row, found.id)


def _is_named(system: RecordsSystem, case: Case, row: Row, document: str) -> bool:
    """Say whether a document goes by the letter's name, or by the one that it had at first."""
    own = dict.fromkeys((row.name, names.plain(row.name, row.renames + 1)))
    return any(one.id == document for name in own for one in system.find(case, name))


def _channel(row: Row, given: Path | None) -> work.Channel:
    return work.channel(library.find(given), row.installation)


def _filled(message: Message, row: Row, document: str) -> Message:
    return words.filled(message, nr=str(row.number), id=document, sag=row.case_number)


_NOT_THERE = Message(
    "Dokument {id} er ikke på sagen {sag} i fagsystemet, så nr. {nr} er ikke ændret.",
    "Document {id} is not in the case {sag} of the records system, so no. {nr} is not changed.",
)
_LOOK_AT_NUMBER = Message(
    "Se efter i fagsystemet, hvilket nummer dokumentet har, og at udbakkens nummer er det rigtige: "
    "segl outbox status.",
    "Look in the records system which number the document has, and whether the outbox's number is "
    "the right one: segl outbox status.",
)
_ON_YOUR_WORD = Message(
    "Segl kunne derfor ikke se efter på sagen og tager det på dit ord.",
    "So Segl could not look into the case, and takes your word for it.",
)
_UNSURE_OF_IT = Message(
    "Segl kan ikke se, om det er brevet, og tager det på dit ord.",
    "Segl cannot see whether it is the letter, and takes your word for it.",
)
_UNLIKE = Message(
    "Dokument {id} har et andet navn på sagen, end brevet nr. {nr} blev sendt med. Se efter, at "
    "det er det rigtige dokument.",
    "Document {id} has another name in the case than the letter no. {nr} was sent by. See that it "
    "is the right document.",
)
UNSURE = Message(
    "Intet er ændret. Er det brevet alligevel, så giv kommandoen i en terminal uden --yes, og svar "
    "ja.",
    "Nothing is changed. If it is the letter all the same, give the command on a terminal without "
    "--yes, and answer yes.",
)
_IN_CASE = Message(
    "Brevet ligger på sagen som dokument {id}, så nr. {nr} er ikke ændret.",
    "The letter is in the case as document {id}, so no. {nr} is not changed.",
)
_SAY_SO = Message(
    "Skriv: segl outbox settle {nr} --document {id}. Skal Segl gå videre med det: segl outbox "
    "retry {nr}.",
    "Write: segl outbox settle {nr} --document {id}. To let Segl go on with it: segl outbox retry "
    "{nr}.",
)
_ANOTHERS = Message(
    "Dokument {id} er nr. {nr} i udbakken, en anden fil, så nr. {eget} er ikke ændret.",
    "Document {id} is no. {nr} in the outbox, another file, so no. {eget} is not changed.",
)
_TAKE_BACK = Message(
    "Er det nr. {nr}, der er forkert, så skriv: segl outbox settle {nr} --undo.",
    "If it is no. {nr} that is wrong: segl outbox settle {nr} --undo.",
)
