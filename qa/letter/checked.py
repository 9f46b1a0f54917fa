"""What the check of one finished letter says, and what it could not judge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qa.finding import Finding, Fulfilled, NotChecked, Report, merge
from render.esdh.document import Document
from render.message import Message

# Whether the library has the template: as the letter was made of it, or with another version,
# with the same version but otherwise, not at all; "none" where the letter names no template.
Standing = Literal["current", "outdated", "changed", "unknown", "none"]
Presence = Literal["there", "missing", "empty", "not_needed", "not_known"]


@dataclass(frozen=True, slots=True)
class Part:
    """A section that the law asks for in such letters; `row` is its row in the catalogue."""

    row: str
    title: Message
    presence: Presence


@dataclass(frozen=True)
class Checked:
    """
    A finished letter as it was judged; nothing here holds a word of the case.

    `name` is what the caller calls it, `document` what its own properties say. `template` is
    the template that it was judged by ("" without one), `version` and `standing` how the library
    has that template now; `type` the type of document, `outcome` the class of the decision as
    the letter shows it ("medhold", "delvis", "afslag", "" where it does not).
    """

    name: str
    document: Document
    findings: tuple[Finding, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    fulfilled: tuple[Fulfilled, ...] = ()
    template: str = ""
    version: str = ""
    standing: Standing = "none"
    type: str = ""
    jurisdiction: str = ""
    outcome: str = ""
    sections: tuple[Part, ...] = ()

    @property
    def is_fit(self) -> bool:
        """Whether nothing was found that must be mended before the letter is filed."""
        return not any(one.severity == "error" for one in self.findings)

    @property
    def report(self) -> Report:
        """The same as a report, for the formats of `qa/reports`."""
        gaps, met = self.not_checked, self.fulfilled
        return merge([Report((self.name,), self.findings, met, gaps, about="letter")])
