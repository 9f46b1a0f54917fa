"""The client itself: what the outbox asks for, one request or two at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from render.errors import DeliveryError
from render.esdh.document import Document
from render.esdh.getorganized import cases, documents, metadata, probe
from render.esdh.getorganized.config import Settings
from render.esdh.getorganized.outcomes import failure
from render.esdh.getorganized.session import Session
from render.esdh.secrets import Secrets
from render.esdh.system import Begins, Case, Content, Difference, Filed, Step, unheard


class GetOrganized:
    """
    GetOrganized as a RecordsSystem, for one thread: each has a client and a connection of its own.

    What reads is repeated by itself where the connection fails; what writes is sent once.
    """

    name = "GetOrganized"
    repeats_reading = True  # `read_attempts`; who looks a case up need not repeat that as well

    def __init__(self, settings: Settings, secrets: Secrets) -> None:
        self.unique_names = settings.unique_names  # the outbox asks (B)
        self._settings = settings
        self._session = Session(settings, secrets)

    def case(self, number: str) -> Case:
        """Return the one case of a number; refused where there is none or several."""
        return cases.find(self._session, self._settings, number)

    def find(self, case: Case, name: str) -> tuple[Filed, ...]:
        """Return the documents of a case whose file has a name, as it would be stored."""
        return documents.find(self._session, self._settings, _held(case), name)

    def lookup(self, case: Case, number: str) -> Filed | None:
        """Return the document of an id, None where the case has none."""
        return documents.lookup(self._session, self._settings, _held(case), number)

    def content(self, filed: Filed) -> bytes:
        """Return the bytes of a stored document: SharePoint writes its columns into them."""
        with _about(filed):
            return documents.data(self._session, self._settings, filed)

    def put(self, case: Case, document: Document, content: Content) -> Filed:
        """Store a file in an open case, never over another."""
        return documents.add(self._session, self._settings, _held(case), document, content)

    def differences(self, filed: Filed, document: Document) -> tuple[Difference, ...]:
        """Read back the columns of a document; return those that are not as they were asked."""
        with _about(filed):
            found = documents.columns(self._session, filed)
            return tuple(metadata.differences(self._settings, document, found))

    def journalise(self, filed: Filed) -> None:
        """Mark a document as part of the case's record; it is never finalized (locked)."""
        with _about(filed):
            documents.journalise(self._session, self._settings, filed)

    def is_journalised(self, filed: Filed) -> bool | None:
        """Say whether a document is journalised, None where no column says it."""
        if not self._settings.journalised_column:
            return None
        with _about(filed):
            return documents.is_journalised(self._session, self._settings, filed)

    def relate(self, parent: Filed, children: Sequence[Filed]) -> None:
        """Relate documents to the letter that they are enclosed with."""
        if children:
            with _about(parent):
                documents.relate(self._session, self._settings, parent, children)

    def facts(self, number: str) -> Mapping[str, Any]:
        """Return the columns of a case by their names, as `ows_Title`."""
        return cases.facts(self._session, self._settings, number)

    def probe(self, number: str = "", begins: Begins = unheard) -> Iterator[Step]:
        """Try each step that reads; then tell what only this installation can answer."""
        return probe.steps(self._session, self._settings, number, begins)

    def close(self) -> None:
        """Let go of the connection."""
        self._session.close()


@contextmanager
def _about(filed: Filed) -> Iterator[None]:
    """Name the document that is stored in whatever goes wrong with it."""
    try:
        yield
    except DeliveryError as error:
        error.document = error.document or filed.id
        raise


def _held(case: Case) -> Case:
    """Return a case that the system has told of itself, without which it has no place."""
    if not case.handle:
        raise failure(
            "Sagen skal slås op i GetOrganized først.",
            "The case must be looked up in GetOrganized first.",
        )
    return case
