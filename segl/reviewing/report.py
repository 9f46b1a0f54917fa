"""Tell what is due, and what has changed since, in the form asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from qa.compare.difference import Difference, LibraryDifference
from qa.overview.due import Due
from render.message import Message
from segl.diffing import data as differing
from segl.diffing import words

VERSION = 1
STATES = {
    "broken": Message("kan ikke læses", "cannot be read"),
    "overdue": Message("fristen er overskredet", "overdue"),
    "undated": Message("ingen dato", "no date"),
    "due": Message("snart", "due soon"),
    "later": Message("senere", "later"),
}
MARKS = {"broken": "bad", "overdue": "bad", "undated": "mind", "due": "mind", "later": "good"}
_NOTHING = Message("Intet skal ses efter nu.", "Nothing is due now.")
_LATER = Message("{0} skabeloner skal først ses efter senere.", "{0} templates are due later.")
_SINCE = Message("Ændret siden {0}", "Changed since {0}")


@dataclass(frozen=True, slots=True)
class Review:
    """What is due in a library, and what has changed since an earlier one, if that was asked."""

    library: str
    due: tuple[Due, ...]
    since: str = ""
    changes: LibraryDifference | None = None

    @property
    def urgent(self) -> tuple[Due, ...]:
        """What is to be done now: all but what is due later."""
        return tuple(one for one in self.due if one.state != "later")


def told(review: Review, style: str, language: str) -> str:
    """Return the review as text, as an HTML page, or as JSON."""
    if style == "json":
        return json.dumps(_data(review, language), ensure_ascii=False, indent=2)
    if style == "html":
        from segl.page import page  # late: only a page needs it

        own = {"law_heading": words.LAW, "law_about": words.ABOUT}
        told = {"states": STATES, "marks": MARKS, "effects": effects, **own}
        return page("review", language, review=review, **told)
    return "\n".join(_lines(review, language))


def _lines(review: Review, language: str) -> Iterator[str]:
    yield review.library
    for one in review.urgent:
        date = one.review_by or "–"
        state = STATES[one.state].text(language)
        yield f"  {date:10}  {state}: {one.title} ({one.id} {one.version}) – {one.owner}"
    if not review.urgent:
        yield f"  {_NOTHING.text(language)}"
    later = len(review.due) - len(review.urgent)
    if later:
        yield f"  {_LATER.text(language).format(later)}"
    if review.changes is not None:
        yield ""
        yield _SINCE.text(language).format(review.since)
        yield from (f"  {line}" for line in _changed(review.changes, language))


def _changed(found: LibraryDifference, language: str) -> Iterator[str]:
    for name, title in found.added.items():
        yield f"+ {title} ({name})"
    for name, title in found.removed.items():
        yield f"- {title} ({name})"
    for one in found.changed:
        yield f"* {one.title} ({one.id})"
        yield from (f"    {what.text(language)}" for what in effects(one))
    yield from words.law(found.law, language)
    if not (found.added or found.removed or found.changed or found.law):
        yield Message("Intet er ændret.", "Nothing has changed.").text(language)


def effects(one: Difference) -> Sequence[Message]:
    """Return what a change means for those who use a template, a sentence each."""
    return tuple(_effects(one))


def _effects(one: Difference) -> Iterator[Message]:
    version = next((c for c in one.manifest if c.key == "version"), None)
    if version is not None:
        yield Message(
            f"Version {version.old} → {version.new}.", f"Version {version.old} → {version.new}."
        )
    others = [change.key for change in one.manifest if change.key != "version"]
    if others:
        named = ", ".join(others)
        yield Message(f"Rettet i template.toml: {named}.", f"Changed in template.toml: {named}.")
    for language in one.languages_in:
        yield Message(f"Ny sprogversion: {language}.", f"New language version: {language}.")
    for language in one.languages_out:
        yield Message(f"Sprogversionen {language} er taget ud.", f"{language} was taken out.")
    lost = [row for version in one.versions for row in version.lost]
    for row in lost:
        yield Message(
            f"LOVPLIGTIGT AFSNIT VÆK: {row.title.da}.", f"REQUIRED SECTION GONE: {row.title.en}."
        )
    breaking = [change.field for change in one.schema if change.breaks]
    if breaking:
        names = ", ".join(dict.fromkeys(breaking))
        yield Message(
            f"Sager og fagsystemer skal tilpasses: {names}.", f"Cases must be adapted: {names}."
        )
    yield from _in_letters(one)


def _in_letters(one: Difference) -> Iterator[Message]:
    sections = sum(len(version.sections) for version in one.versions)
    lines = sum(len(version.wording) for version in one.versions)
    if sections:
        yield Message(f"Ændrede overskrifter: {sections}.", f"Headings changed: {sections}.")
    if lines:
        yield Message(f"Ændrede linjer i brevet: {lines}.", f"Lines changed: {lines}.")
    other = len(one.schema) - sum(bool(change.breaks) for change in one.schema)
    if other:
        yield Message(
            f"Ændringer i felter, som gamle sager passer til: {other}.",
            f"Changes of fields that old cases fit: {other}.",
        )


def _data(review: Review, language: str) -> dict[str, object]:
    changes = differing.library(review.changes, language) if review.changes is not None else None
    return {
        "version": VERSION,
        "library": review.library,
        "due": [asdict(one) for one in review.due],
        "since": review.since,
        "changes": changes,
    }
