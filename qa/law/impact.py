"""Which templates a change of a row of the catalogue touches, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from qa.law import mentions
from qa.law.local import Local
from qa.law.rows import Row
from qa.law.statutes import Span, Statute, spans
from render.message import Message


@dataclass(frozen=True, slots=True)
class Letter:
    """A language version of a template: what it is, and its paragraphs as its author wrote them."""

    template: str
    language: str
    type: str
    jurisdiction: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Touched:
    """A template that a change touches, and why."""

    template: str
    language: str
    why: Message


@dataclass(frozen=True)
class Change:
    """A row that may change, in the law that it is of."""

    law: Local
    row: Row

    def touched(self, letter: Letter) -> Iterator[Touched]:
        """Yield why a letter is touched, each reason once."""
        reasons = dict.fromkeys((*self._by_type(letter), *self._by_text(letter)))
        yield from (Touched(letter.template, letter.language, why) for why in reasons)

    # --- by what a type of document must hold ------------------------------------------------

    def _by_type(self, letter: Letter) -> Iterator[Message]:
        """Yield what of the letter's type of document is, or rests on, the row."""
        own = f"{letter.jurisdiction}/{letter.type}"
        if letter.type and (self.row.id == own or self.row.id.startswith(f"{own}/")):
            yield Message("dokumenttypen", "its type of document")
        for row in self.law.rows.values():
            if row.id.startswith(f"{own}/") and self._carries(row):
                yield Message(
                    f"»{row.title.da}« bygger på rækken", f'"{row.title.en}" rests on the row'
                )
        if letter.type in self.row.data.get("documents", ()) and self._is_own(letter):
            yield Message("fristen gælder dokumenttypen", "the deadline is of its type of document")

    def _is_own(self, letter: Letter) -> bool:
        return letter.jurisdiction == self.row.jurisdiction

    def _carries(self, row: Row) -> bool:
        """Say whether a section or fact rests on the row: by its route, or by its basis."""
        if self._wanted is not None:
            return self._cites(row.basis)
        route = row.data.get("route", "")
        return bool(route) and row.jurisdiction == self.row.jurisdiction and self._on_way(route)

    def _on_way(self, name: str) -> bool:
        """Say whether the row is a route, or one of the bodies and deadlines on it."""
        way = self.law.rows.get(f"{self.row.jurisdiction}/klage/{name}")
        if way is None or way.id == self.row.id:
            return way is not None
        keys = {"authority": ("deciding", "instance"), "deadline": ("deadline",)}
        return any(way.data[key] == self.row.data["id"] for key in keys.get(self.row.kind, ()))

    # --- by what its author wrote -------------------------------------------------------------

    def _by_text(self, letter: Letter) -> Iterator[Message]:
        for words in self._words(letter.language):
            if any(words.casefold() in text.casefold() for text in letter.paragraphs):
                yield Message(f"teksten siger »{words}«", f'its text says "{words}"')
        if any(self._cites(text) for text in letter.paragraphs):
            yield Message("teksten henviser til den", "its text cites it")

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
