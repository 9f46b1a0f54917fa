"""
The one way to a records system: what each client does, and in which words.

A client says what happened and nothing more; when to look, to repeat and to stop is the
outbox's to decide. So every method either returns, or raises a DeliveryError whose `outcome`
is "refused" (a clear no: nothing was stored by this call), "left" (this is a person's to do, by
the system's nature or set-up), "not_sent" (it never reached the system, or the system said "not
now" before it took anything: repeating is safe) or "unknown" (it may have been stored: look
before sending again).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal, Protocol

from render.esdh.document import Document
from render.message import Message
from render.record import record


@record
class Case:
    """A case in the system: its number and title, if it is open, and the system's own handle."""

    number: str
    title: str
    is_open: bool = True
    handle: str = ""

    def __repr__(self) -> str:
        return f"Case(is_open={self.is_open})"  # a title may name a child


@record
class Content:
    """A file to be stored: the name that it shall have there, and its bytes."""

    name: str
    data: bytes

    def __repr__(self) -> str:
        return f"Content({len(self.data)} bytes)"


@record
class Filed:
    """
    A document in the system: its id there, the name of its file, and where a person finds it.

    `journalised` is None where the system does not say.
    """

    id: str
    name: str = ""
    place: str = ""
    journalised: bool | None = None


@record
class Difference:
    """A field that the system has otherwise than it was asked to; never the field's value."""

    field: str
    message: Message


@record
class Step:
    """One step of a probe: what was tried, how it went, and what is to be confirmed there."""

    name: str
    state: Literal["ok", "failed", "skipped", "confirm"]
    message: Message


Begins = Callable[[str], None]


def unheard(name: str) -> None:
    """Tell nobody that a step begins."""


class RecordsSystem(Protocol):
    """
    A client of a records system. Reading may be repeated by the client itself, writing never.

    A client that does so has `repeats_reading = True`.
    """

    name: str

    def case(self, number: str) -> Case:
        """Return the one case of a number; refused where there is none or several."""
        ...

    def find(self, case: Case, name: str) -> tuple[Filed, ...]:
        """Return the documents of a case whose file has a name (without regard to letter case)."""
        ...

    def lookup(self, case: Case, number: str) -> Filed | None:
        """Return the document of an id as people write it, None where the case has none."""
        ...

    def content(self, filed: Filed) -> bytes:
        """Return the bytes of a stored document, which the system may have changed."""
        ...

    def put(self, case: Case, document: Document, content: Content) -> Filed:
        """Store a file that is not there, never over another; return what the system calls it."""
        ...

    def differences(self, filed: Filed, document: Document) -> tuple[Difference, ...]:
        """Read back what the system holds of a document; return what is not as it was asked."""
        ...

    def journalise(self, filed: Filed) -> None:
        """Mark a document as part of the case's record; never finalizes (locks) it."""
        ...

    def is_journalised(self, filed: Filed) -> bool | None:
        """Say whether a document is journalised, None where the system does not say."""
        ...

    def relate(self, parent: Filed, children: Sequence[Filed]) -> None:
        """Relate documents to the letter that they are enclosed with."""
        ...

    def facts(self, number: str) -> Mapping[str, Any]:
        """Return what the system knows of a case, as flat names and JSON values (read only)."""
        ...

    def probe(self, number: str = "", begins: Begins = unheard) -> Iterator[Step]:
        """
        Try each step harmlessly, with a case to look at or none; yield how each went.

        `begins` is called with the name of a step that asks the system, before it asks.
        """
        ...

    def close(self) -> None:
        """Let go of connections."""
        ...
