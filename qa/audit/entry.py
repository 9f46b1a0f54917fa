"""One finished letter as an audit counts it."""

from __future__ import annotations

from collections.abc import Mapping

from qa.audit.moments import Moment
from render.message import NOTHING, Message
from render.record import record

TIMES = ("modtaget", "begyndt", "afgjort", "faerdig", "sendt", "indberettet")
UNSAID = ""  # what an export or a letter does not say


@record
class Hit:
    """A finding in a letter: its rule, how grave, and in which part of a letter, "" for none."""

    code: str
    severity: str
    where: Message = NOTHING


@record
class Section:
    """
    A section that the law asks for: its row and title in the catalogue, and whether it is there
    ("there", "missing", "empty", "not_needed", "not_known").
    """

    row: str
    title: Message
    presence: str


@record
class Entry:
    """
    A letter, or the row of an export that speaks of one.

    `state` is "read" (the letter was checked), "broken" (there is a file, but no letter that can
    be read), "lost" (its check came to no end) or "listed" (an export names it, there is no file).
    `standing` says how the library has the template, as the check of the letter saw it. `day` is
    the ISO date of the letter.
    `times` are of TIMES; `unclear` are the times whose cell could not be read. `refused` is a code
    of a reason. `case` and `file` are for the list to work through alone.
    """

    state: str = "listed"
    municipality: str = UNSAID
    template: str = UNSAID
    version: str = UNSAID
    digest: str = UNSAID
    standing: str = UNSAID
    type: str = UNSAID
    language: str = UNSAID
    day: str = UNSAID
    hits: tuple[Hit, ...] = ()
    sections: tuple[Section, ...] = ()
    unchecked: tuple[Message, ...] = ()
    times: Mapping[str, Moment] | None = None
    unclear: tuple[str, ...] = ()
    refused: str = UNSAID
    case: str = UNSAID
    file: str = UNSAID
    bug: tuple[str, ...] = ()

    @property
    def month(self) -> str:
        """The month of the letter, as 2026-11."""
        return self.day[:7]

    @property
    def severity(self) -> str:
        """The gravest finding, "" where there is none."""
        found = {hit.severity for hit in self.hits}
        return next((one for one in ("error", "warning", "info") if one in found), "")

    def __repr__(self) -> str:
        return f"Entry(state={self.state!r}, template={self.template!r})"
