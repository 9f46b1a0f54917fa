"""A case that a records system knows, to begin a new letter with: read only."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from render import case_number
from render.errors import LibraryError
from render.esdh.answer import shown
from render.message import Message
from render.record import record

if TYPE_CHECKING:
    from render.esdh.config import Installation
    from render.schema import Schema
    from segl.asking.answers import Place
    from segl.asking.known import Known
    from segl.opening import Opened


@record
class Recorded:
    """A case by its number, in an installation of a records system."""

    number: str
    installation: Installation

    def __repr__(self) -> str:
        return "Recorded()"

    @property
    def asked(self) -> Message:
        """What is said before the system is asked."""
        return asking(self.installation.id, self.number)

    def known(self, schema: Schema, number_at: Place) -> Known:
        """
        Ask the system, and return what answers fields of a schema; DeliveryError if it will not.

        The number itself goes to the field `number_at`, unless the mapping says otherwise.
        """
        from render.esdh import clients
        from render.esdh.prefill import Wanted
        from render.esdh.secrets import Kept
        from segl.asking import known
        from segl.cases import paths

        with closing(clients.connect(self.installation, Kept(self.installation.id))) as system:
            name = system.name
            facts: Mapping[str, Any] = _clean(system.facts(self.number))
        wanted = self.installation.prefill
        path = paths.written(number_at) if number_at else ""
        if path and path not in {one.path for one in wanted}:
            wanted = (Wanted(path, known.TYPED, confirmed=True), *wanted)
            facts = {**facts, known.TYPED: self.number}
        return known.read(schema, facts, wanted, name)


def _clean(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts without the signs that a terminal obeys; lines stay lines."""
    return {
        name: "\n".join(map(shown, value.splitlines())) if isinstance(value, str) else value
        for name, value in facts.items()
    }


def asking(installation: str, number: str) -> Message:
    """Say that the system is being asked for a case: an answer may take its time."""
    return Message(
        f"Spørger fagsystemet {installation} om sagen {number} …",
        f"Asking the records system {installation} for the case {number} …",
    )


def source(path: Path, opened: Opened, given: Path | None, records: str) -> Path | Recorded:
    """
    Return what `--from` names: the file that is there, else the case of that number.

    What is neither stays a file, which whoever reads it says is missing.
    """
    number = str(path)
    if path.exists():
        return path
    if records:
        return Recorded(number, _installation(opened, given, records))
    if case_number.is_case_number(number):
        return Recorded(number, _installation(opened, given, ""))
    try:
        found = _installation(opened, given, "")
    except LibraryError:
        return path
    return Recorded(number, found) if _is_number(found, number) else path


def _installation(opened: Opened, given: Path | None, records: str) -> Installation:
    from render import library
    from render.esdh import config

    return config.find(opened.library or library.find(given), records)


def _is_number(installation: Installation, text: str) -> bool:
    """Say whether the system itself calls cases so; a client need not say."""
    from render.esdh import clients

    says = getattr(clients.client(installation.system), "is_case_number", None)
    return says is not None and bool(says(installation.table, text))
