"""Which templates a change of a row of the catalogue touches, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from qa.law import mentions
from qa.law.local import Local
from qa.law.rows import Row
from qa.law.statutes import Span, Statute, spans
from render.message import NOTHING, Message


@dataclass(frozen=True, slots=True)
class Letter:
    """A language version of a template: what it is, and its paragraphs as its author wrote them."""

    template: str
    language: str
    type: str
    jurisdiction: str
    paragraphs: tuple[str, ...]


Kind = Literal["type", "requirement", "deadline", "words", "citation"]


@dataclass(frozen=True, slots=True)
class Reason:
    """
    Why a letter is touched.

    "type": it is of the type that the row is, or is of; "requirement": something that is required
    of it rests on the row; "deadline": the deadline is for its type; "words": it says words of the
    row; "citation": it cites it. `what` is the requirement's title, or the words.
    """

    kind: Kind
    what: Message = NOTHING


@dataclass(frozen=True, slots=True)
class Touched:
    """A template that a change touches, and why."""

    template: str
    language: str
    reason: Reason


@dataclass(frozen=True)
class Change:
    """A row that may change, in the law that it is of."""

    law: Local
    row: Row

    def touched(self, letter: Letter) -> Iterator[Touched]:
        """Yield why a letter is touched, each reason once."""
        reasons = dict.fromkeys((*self._by_type(letter), *self._by_text(letter)))
        yield from (Touched(letter.template, letter.language, one) for one in reasons)

    # --- by what a type of document must hold ------------------------------------------------

    def _by_type(self, letter: Letter) -> Iterator[Reason]:
        """Yield what of the letter's type of document is, or rests on, the row."""
        own = f"{letter.jurisdiction}/{letter.type}"
        if letter.type and (self.row.id == own or self.row.id.startswith(f"{own}/")):
            yield Reason("type")
        for row in self.law.rows.values():
            if row.id.startswith(f"{own}/") and self._carries(row):
                yield Reason("requirement", row.title)
        if letter.type in self.row.data.get("documents", ()) and self._is_own(letter):
            yield Reason("deadline")

    def _is_own(self, letter: Letter) -> bool:
        return letter.jurisdiction == self.row.jurisdiction

    def _carries(self, row: Row) -> bool:
        """Say whether a section or fact rests on the row: by its route, or by its basis."""
        if self._wanted is not None:
            return self._cites(row.basis)
        route, states = row.data.get("route", ""), row.data.get("states", "")
        here = row.jurisdiction == self.row.jurisdiction
        return bool(route) and here and self._on_way(route, states)

    def _on_way(self, name: str, states: str) -> bool:
        """Say whether what a fact states of a route is of the row."""
        way = self.law.rows.get(f"{self.row.jurisdiction}/klage/{name}")
        if way is None or way.id == self.row.id:
            return way is not None
        if self.row.kind == "deadline":
            return states == "deadline" and way.data["deadline"] == self.row.data["id"]
        if self.row.kind != "authority":
            return False
        of_body = states != "deadline" and way.data["instance"] == self.row.data["id"]
        return of_body or bool(way.data["deciding"] == self.row.data["id"])

    # --- by what its author wrote -------------------------------------------------------------

    def _by_text(self, letter: Letter) -> Iterator[Reason]:
        for words in self._words(letter.language):
            if any(words.casefold() in text.casefold() for text in letter.paragraphs):
                yield Reason("words", Message(words, words))
        if any(self._cites(text) for text in letter.paragraphs):
            yield Reason("citation")

    def _words(self, language: str) -> tuple[str, ...]:
        """Return the words of the row that a letter may say; every letter names the kommune."""
        data = self.row.data
        if self.row.kind == "authority" and data["kind"] != "municipality":
            return (data["name"][language],) if language in data["name"] else ()
        key = {"term": "old", "deadline": "words"}.get(self.row.kind, "")
        return tuple(data.get(key, {}).get(language, ()))

    def _cites(self, text: str) -> bool:
        """Say whether a text cites the statute or paragraphs that the row is about."""
        wanted = self._wanted
        if wanted is None or not mentions.names(wanted.statute, text):
            return False
        return not wanted.spans or any(
            one.meets(said) for one in wanted.spans for said in mentions.sections(text)
        )

    @cached_property
    def _wanted(self) -> _Wanted | None:
        """What a citation must name: a statute, and which of its paragraphs if not any."""
        data, law = self.row.data, self.law.catalogue(self.row.jurisdiction).law
        if self.row.kind == "statute":
            return _Wanted(law.statutes[data["id"]])
        if self.row.kind == "move":
            old = next(one.old for one in law.moves if one.row == self.row.id)
            return _Wanted(law.statutes[old.statute], old.spans)
        if self.row.kind == "provision" and "sections" in data:
            return _Wanted(law.statutes[data["statute"]], spans(data["sections"]))
        return None  # a chapter is cited by none of our letters


@dataclass(frozen=True, slots=True)
class _Wanted:
    statute: Statute
    spans: tuple[Span, ...] = ()
