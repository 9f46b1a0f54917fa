"""What shall be delivered: letters and enclosures, read and checked before anything is sent."""

from __future__ import annotations

import datetime
import getpass
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from render import cpr
from render.errors import FileError, SeglError
from render.esdh.document import YES, Document
from render.esdh.outbox import names, store, words
from render.esdh.outbox.columns import masked
from render.esdh.outbox.row import Load, Row, key
from render.esdh.system import Case
from render.home import real
from render.library import Library
from render.message import Message
from render.record import record
from segl import leaving

if TYPE_CHECKING:
    from qa.letter.shelf import Shelf

MAX_ENCLOSURE = 100 * 2**20
OUTGOING = "Udgående"


@record
class Errand:
    """
    What a person asked for: letters into a case of an installation.

    `case` is how the person called the case, `into` what the system says of it: a case may go by
    several names, and a file goes there once for all of them. `title` is the documents' title in
    place of the letter's own, `enclosures` go with each letter. `journalise` is None where the
    letters say it themselves. `template` is what letters are judged by in place of
    the template that they name.
    """

    letters: tuple[Path, ...]
    case: str
    into: Case
    installation: str
    title: str = ""
    enclosures: tuple[Path, ...] = ()
    journalise: bool | None = None
    mentions: tuple[str, ...] = ()
    template: str = ""


@record
class Parcel:
    """
    One letter: what goes to the outbox, or why it does not; `remarks` are to be told.

    `assumed` are the fields that the letter does not say itself, and nobody else did.
    """

    path: Path
    document: Document
    rows: tuple[tuple[Row, Load], ...] = ()
    refused: tuple[Message, ...] = ()
    remarks: tuple[Message, ...] = ()
    assumed: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Parcel({len(self.rows)} files)"


def parcels(errand: Errand, library: Library, outbox: store.Outbox) -> list[Parcel]:
    """Read and check each letter; FileError for an enclosure that cannot be read."""
    enclosures, shelf = _enclosures(errand.enclosures), leaving.shelf(library)
    found: list[Parcel] = []
    for path in errand.letters:
        try:
            parcel = _letter(errand, path, shelf)
        except SeglError as error:
            parcel = Parcel(path, Document(), refused=(error.message,))
        found.append(_with_enclosures(parcel, enclosures, errand, _Known(outbox, found)))
    return found


def once(found: Sequence[Parcel]) -> tuple[list[Parcel], list[Message]]:
    """Return each file once, and of each copy of one what a person is told."""
    kept: list[Parcel] = []
    said: list[Message] = []
    first: dict[str, str] = {}
    for parcel in found:
        key, name = (parcel.rows[0][0].key if parcel.rows else ""), masked(parcel.path.name)
        if key in first:
            same = first[key]
            said.append(
                Message(
                    f"{name} er den samme fil som {same}, så den lægges kun på sagen én gang.",
                    f"{name} is the same file as {same}, so it is delivered to the case once only.",
                )
            )
            continue
        if key:
            first[key] = name
        kept.append(parcel)
    return kept, said


def _letter(errand: Errand, path: Path, shelf: Shelf | None) -> Parcel:
    data = leaving.read(path)
    verdict = leaving.check(path, data, shelf, errand.into.number, errand.mentions, errand.template)
    own = verdict.document.case.strip()
    if own != errand.into.number and own in (errand.case, errand.into.handle):
        verdict = leaving.check(
            path, data, shelf, own, errand.mentions, errand.template
        )  # the same case by another name
    document = _completed(verdict.document, errand, path)
    refused = verdict.refused + _of_title(document)
    if refused:
        return Parcel(path, document, refused=refused, remarks=verdict.remarks)
    row = _row(errand, path, data, document)
    renamed = (_RENAMED,) if cpr.without(path.stem) != path.stem else ()
    remarks = verdict.remarks + renamed
    assumed = _assumed(verdict.document, errand)
    return Parcel(path, document, ((row, Load(document, data)),), (), remarks, assumed)


def _assumed(said: Document, errand: Errand) -> tuple[str, ...]:
    """Return the fields that neither the letter nor a person has said."""
    given = (
        ("title", errand.title or said.title),
        ("date", said.date),
        ("direction", said.direction),
        ("journalise", said.journalise or errand.journalise is not None),
    )
    return tuple(name for name, value in given if not value)


_RENAMED = Message(
    "Filnavnet indeholder noget, der ligner et CPR-nummer; det er udeladt af navnet i systemet.",
    "The file's name holds what looks like a CPR number; it is left out of the name in the system.",
)


def _completed(document: Document, errand: Errand, path: Path) -> Document:
    """Return what the system is told: what the letter lacks, a person sees before it is sent."""
    today = datetime.datetime.now(datetime.UTC).astimezone().date().isoformat()
    return replace(
        document,
        case=errand.into.number,
        title=errand.title or document.title or names.safe(path.stem),
        date=document.date or today,
        direction=document.direction or OUTGOING,
    )


def _of_title(document: Document) -> tuple[Message, ...]:
    if cpr.has(document.title, document.case):
        return (_CPR_IN_TITLE,)
    return (_LONG_TITLE,) if len(document.title) > 255 else ()


_CPR_IN_TITLE = Message(
    "Titlen indeholder noget, der ligner et CPR-nummer. Giv en anden titel med --title.",
    "The title holds what looks like a CPR number. Give another title by --title.",
)
_LONG_TITLE = Message(
    "Titlen er længere end 255 tegn. Giv en kortere titel med --title.",
    "The title is longer than 255 characters. Give a shorter title by --title.",
)


def _row(errand: Errand, path: Path, data: bytes, document: Document) -> Row:
    journalise = errand.journalise
    if journalise is None:
        journalise = document.journalise == YES
    place = f"{errand.installation}\0{errand.into.number}\0{real(path)}"
    return Row(
        key=key(errand.installation, errand.into.number, data),
        installation=errand.installation,
        case_number=errand.case,
        letter=hashlib.sha256(data).hexdigest(),
        name=names.safe(path.name),
        template=document.template,
        version=document.version,
        digest=document.digest,
        journalise=journalise,
        lineage=hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest(),
        who=_who(),
        queued=store.now(),
    )


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


# --- enclosures -------------------------------------------------------------------------


@record
class _Known:
    """The rows that are there, or will be: those of the outbox and of the parcels so far."""

    outbox: store.Outbox
    parcels: list[Parcel]

    def row(self, key: str) -> Row | None:
        queued = (row for parcel in self.parcels for row, _ in parcel.rows if row.key == key)
        return next(queued, None) or self.outbox.row(key)


def _with_enclosures(
    parcel: Parcel, enclosures: list[tuple[Path, bytes]], errand: Errand, known: _Known
) -> Parcel:
    if not parcel.rows:
        return parcel
    (letter, _), *_ = parcel.rows
    more = tuple(
        _enclosure(errand, letter, parcel.document, path, data, known) for path, data in enclosures
    )
    return replace(parcel, rows=(*parcel.rows, *more))


def _enclosure(
    errand: Errand, letter: Row, of: Document, path: Path, data: bytes, known: _Known
) -> tuple[Row, Load]:
    document = Document(
        case=of.case,
        title=names.safe(path.stem),
        date=of.date,
        direction=of.direction,
        journalise=of.journalise,
        protected=of.protected,
    )
    row = replace(_row(errand, path, data, document), parent=letter.key)
    there = known.row(row.key)
    if there is not None and there.parent != letter.key:  # it lies there with another letter
        own = hashlib.sha256(f"{row.key}\0{letter.key}".encode()).hexdigest()
        row = replace(row, key=own, twin=there.key, lineage="")
    return row, Load(document, data)


def _enclosures(paths: Sequence[Path]) -> list[tuple[Path, bytes]]:
    """Read the enclosures; FileError says that no letter goes without one of them."""
    try:
        return [(path, _read(path)) for path in paths]
    except FileError as error:
        raise FileError(words.joined(error.message, words.UNFILED)) from error


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_ENCLOSURE + 1)
    except OSError as error:
        if path.is_dir():
            raise leaving.folder(path) from error
        raise FileError(
            Message(f"Bilaget kan ikke læses: {path}.", f"The enclosure cannot be read: {path}.")
        ) from error
    if len(data) > MAX_ENCLOSURE or not data:
        raise FileError(
            Message(
                f"Bilaget er tomt eller for stort: {path}.",
                f"The enclosure is empty or too large: {path}.",
            )
        )
    return data
