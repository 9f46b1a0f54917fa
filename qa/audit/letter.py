"""From the check of one finished letter to what an audit counts of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.audit.entry import Entry, Hit, Section
from render.message import NOTHING
from render.place import STORIES

if TYPE_CHECKING:
    from qa.finding import Finding
    from qa.letter import Checked
    from qa.letter.shelf import Shelf

_UNREAD = "LTR001"  # the rule on files that are no letter


def entry(data: bytes, file: str, shelf: Shelf | None) -> Entry:
    """
    Check a letter, and return what is counted of it; one that cannot be read is "broken".

    `file` is for the list to work through alone.
    """
    from qa import letter  # late: an audit of an export alone checks no letter

    found = letter.check(data, file, shelf)
    if any(one.code == _UNREAD for one in found.findings):
        return Entry("broken", file=file)
    return _entry(found, file)


def _entry(found: Checked, file: str) -> Entry:
    about = found.document
    return Entry(
        "read",
        template=found.template or about.template,
        version=about.version,
        digest=about.digest,
        standing=found.standing,
        type=found.type or about.type,
        language=about.language,
        day=about.date,
        hits=tuple(_hit(one) for one in found.findings),
        sections=tuple(Section(one.row, one.title, one.presence) for one in found.sections),
        unchecked=tuple(dict.fromkeys(one.what for one in found.not_checked)),
        case=about.case,
        file=file,
    )


def _hit(one: Finding) -> Hit:
    """Return a finding without a word of the letter: its place is the kind of story alone."""
    return Hit(one.code, one.severity, STORIES.get(one.place.story, NOTHING))
