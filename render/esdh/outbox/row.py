"""One document on its way: what the outbox remembers of it, and how far it is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from render.esdh.document import Document
from render.message import NOTHING, Message
from render.record import record


class State(StrEnum):
    """
    How far a document is.

    QUEUED: nothing of it is stored by us. UPLOADING: sending was begun, so look before sending
    again. UPLOADED: stored under a known id. VERIFIED: read back, and as it was asked.
    RELATING, JOURNALISING: begun, as UPLOADING. JOURNALISED: done; so is VERIFIED where nobody
    asked for more, and DRAFT, which the system is set up to leave to a person's journalising.
    PERSON: somebody has to look. SETTLED: somebody has. SUPERSEDED: never
    stored, and a later version took its place.
    """

    QUEUED = "queued"
    UPLOADING = "uploading"
    UPLOADED = "uploaded"
    VERIFIED = "verified"
    RELATING = "relating"
    JOURNALISING = "journalising"
    JOURNALISED = "journalised"
    DRAFT = "draft"
    PERSON = "person"
    SETTLED = "settled"
    SUPERSEDED = "superseded"


class Doubt(StrEnum):
    """
    What is open about a row's last step.

    UNKNOWN: no answer came. REFUSED: the answer was no. ANSWERED: the answer was yes, and is to
    be seen. FREE: nothing was found under the name. ADOPTED: found there, not sent by this row.
    """

    NONE = ""
    UNKNOWN = "unknown"
    REFUSED = "refused"
    ANSWERED = "answered"
    FREE = "free"
    ADOPTED = "adopted"


ENDED = frozenset({State.JOURNALISED, State.DRAFT, State.SETTLED, State.SUPERSEDED})


@record
class Word:
    """
    What a person said of a row, and when: which document it is, "" for none in the system.

    `is_seen` says that the system had that document on the case; of a word that there is none, that
    it was looked for and not found, or never sent. `undone` is a word taken back;
    `own` is the document that Segl itself had stored, where the word was on another.
    """

    when: str
    document: str = ""
    is_seen: bool = False
    undone: bool = False
    own: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """
    A document in the outbox; none of it but `name` and `place`, which go when it is done, can
    name a person.

    `key` is made of the file's own bytes, the case and the installation. `parent` is the key of
    the letter that it is enclosed with, `twin` that of the same file, where it is enclosed with
    another letter already. `lineage` tells versions of a file from other files: `earlier` is the
    key of the version before, `later` of the one after, `edition` counts those that may be
    stored. `at` is where a row stopped that needs a person. `document` is its id in the system.
    `is_paused` says that it waits for a system that could not be reached. `words` are what people
    said of it, oldest first; `rest` is what the system leaves to a person to do. Times are ISO,
    UTC; `stored` is when Segl itself saw the document.
    """

    key: str
    installation: str
    case_number: str
    letter: str
    name: str = field(repr=False)
    number: int = 0
    template: str = ""
    version: str = ""
    digest: str = ""
    journalise: bool = False
    parent: str = ""
    twin: str = ""
    lineage: str = ""
    earlier: str = ""
    later: str = ""
    edition: int = 1
    state: State = State.QUEUED
    at: State = State.QUEUED
    doubt: Doubt = Doubt.NONE
    is_paused: bool = False
    is_related: bool = False
    document: str = ""
    place: str = field(default="", repr=False)
    sends: int = 0
    marks: int = 0
    renames: int = 0
    said: Message = NOTHING
    step: Message = NOTHING
    rest: Message = NOTHING
    words: tuple[Word, ...] = ()
    who: str = field(default="", repr=False)
    queued: str = ""
    stored: str = ""
    verified: str = ""
    ended: str = ""

    @property
    def is_done(self) -> bool:
        """Whether nothing remains to be done, by Segl or by a person."""
        if self.state is State.VERIFIED:
            return not self.journalise and (self.is_related or not self.parent)
        return self.state in ENDED

    @property
    def waits(self) -> bool:
        """Whether it will be tried again as it is; what is done waits for nothing."""
        return self.is_paused and not self.is_done

    @property
    def is_filed(self) -> bool:
        """Whether it is in the system as it was asked."""
        return self.is_done and self.state in (State.VERIFIED, State.JOURNALISED, State.DRAFT)

    @property
    def word(self) -> Word | None:
        """The word of a person that holds, None where a row was not settled."""
        return self.words[-1] if self.state is State.SETTLED and self.words else None

    @property
    def is_dropped(self) -> bool:
        """Whether a person said that it is not in the system, and shall not be."""
        return self.word is not None and not self.document

    @property
    def is_given_up(self) -> bool:
        """Whether it is not in the system, and never will be by this row."""
        return self.is_dropped or self.state is State.SUPERSEDED


@record
class Load:
    """What is sent: private, and kept only as long as it is needed."""

    document: Document
    data: bytes

    def __repr__(self) -> str:
        return f"Load({len(self.data)} bytes)"


def key(installation: str, case: str, data: bytes) -> str:
    """Return what makes a delivery one and the same: the bytes, the case and the installation."""
    found = hashlib.sha256(hashlib.sha256(data).digest())
    found.update(f"{installation}\0{case}".encode())
    return found.hexdigest()
