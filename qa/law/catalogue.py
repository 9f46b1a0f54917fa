"""Read the catalogue of legal facts: document types, their sections, basis and grade."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from qa.finding import ALWAYS
from qa.law import evidence, routed, source
from render.message import Message

if TYPE_CHECKING:
    from qa.law.correction import Correction
    from qa.law.law import Law

Tables = Mapping[str, Any]  # a catalogue file: `as_of`, and lists of rows


@dataclass(frozen=True, slots=True)
class Condition:
    """
    When a section is required: in words, and as the values of a concept of the case.

    Without a concept it is required always, or the words name what no case tells.
    """

    words: Message
    concept: str = ""
    values: tuple[str, ...] = ()

    @property
    def is_always(self) -> bool:
        """Whether every letter of the type must have the section."""
        return self.words.da == ALWAYS


@dataclass(frozen=True, slots=True)
class Fact:
    """
    What a section must state: one of some words (by language), or one of some fields.

    A field is a path in the case, or under `kommune`. `row` is its id in the catalogue, and
    `at_most` the highest severity that it may have, "" where the grade decides.
    """

    id: str
    title: Message
    words: Mapping[str, tuple[str, ...]]
    fields: tuple[str, ...]
    basis: str
    source: str
    grade: str
    row: str = ""
    at_most: str = ""

    @property
    def severity(self) -> str:
        """The severity that the grade of the fact allows."""
        return evidence.severity(self.grade, self.at_most)


@dataclass(frozen=True, slots=True)
class Section:
    """
    A section that the law asks for in a type of document.

    `headings` are accepted headings by language, a final `*` standing for any
    words; `when` says in which letters it is required, `facts` what it must state; the
    severity of what a rule says follows `grade`, and is no higher than `at_most`. A `free`
    section may stand anywhere, and under more headings than one, as in a report.
    """

    id: str
    title: Message
    headings: Mapping[str, tuple[str, ...]]
    basis: str
    source: str
    grade: str
    when: Condition
    under: str = ""
    free: bool = False
    facts: tuple[Fact, ...] = ()
    row: str = ""
    at_most: str = ""

    @property
    def severity(self) -> str:
        """The severity that the grade of the fact allows."""
        return evidence.severity(self.grade, self.at_most)


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document with its phase and its sections in their order."""

    id: str
    title: Message
    phase: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Catalogue:
    """
    The legal facts of one jurisdiction, as of a date; empty where none are known.

    `tables` gives the rows of all jurisdictions, which `law` is made of when it is asked for;
    `corrections` are those of the library that are in force.
    """

    jurisdiction: str = ""
    as_of: str = ""
    documents: Mapping[str, DocumentType] = field(default_factory=dict)
    tables: Callable[[], Mapping[str, Tables]] = source.builtin
    corrections: tuple[Correction, ...] = ()

    def corrected(self, kind: str) -> Iterator[Correction]:
        """Yield the corrections that concern a type of document."""
        yield from (one for one in self.corrections if self.concerns(one.row, kind))

    def concerns(self, row: str, kind: str) -> bool:
        """Say whether a row concerns a type of document: of it, or of the law as such."""
        where, name = row.split("/")[:2]
        return where == self.jurisdiction and (name == kind or name not in self.documents)

    @cached_property
    def law(self) -> Law:
        """Statutes, moves, authorities, deadlines, routes and terms of all jurisdictions."""
        from qa.law import law  # late: not every letter cites

        return law.build(self.tables())


@cache
def read(jurisdiction: str) -> Catalogue:
    """Return Segl's own catalogue of a jurisdiction ("gl"); an empty one where there is none."""
    if jurisdiction not in source.JURISDICTIONS:
        return Catalogue(jurisdiction)
    return build(jurisdiction, source.one(jurisdiction), evidence.today())


def build(
    jurisdiction: str,
    tables: Tables,
    day: date,
    every: Callable[[], Mapping[str, Tables]] = source.builtin,
    corrections: tuple[Correction, ...] = (),
) -> Catalogue:
    """
    Return the catalogue in the rows of a jurisdiction, as they hold on a day.

    `every` gives the rows of all jurisdictions.
    """
    making = _Making(jurisdiction, day, tables)
    documents = [making.document(row) for row in making.holding(tables.get("document", ()))]
    known = {one.id: one for one in documents}
    return Catalogue(jurisdiction, tables["as_of"], known, every, corrections)


@dataclass(frozen=True, slots=True)
class _Making:
    """Rows of document types made into types: in which jurisdiction, on which day."""

    jurisdiction: str
    day: date
    tables: Tables

    def holding(self, rows: Any) -> Iterator[Mapping[str, Any]]:
        """Yield the rows that hold on the day."""
        yield from (row for row in rows if evidence.interval(row).holds(self.day))

    def document(self, data: Mapping[str, Any]) -> DocumentType:
        """Return the type of document in a row."""
        row, listed = f"{self.jurisdiction}/{data['type']}", data.get("section", ())
        sections = tuple(self._section(item, row) for item in self.holding(listed))
        return DocumentType(data["type"], evidence.message(data), data["phase"], sections)

    def _section(self, data: Mapping[str, Any], above: str) -> Section:
        headings = {language: tuple(words) for language, words in data["headings"].items()}
        row = f"{above}/{data['id']}"
        return Section(
            data["id"],
            evidence.message(data),
            headings,
            data["basis"],
            data["source"],
            data["grade"],
            _condition(data["when"]),
            data.get("under", ""),
            data.get("free", False),
            tuple(self._fact(item, data, row) for item in self.holding(data.get("fact", ()))),
            row,
            data.get("at_most", ""),
        )

    def _fact(self, data: Mapping[str, Any], section: Mapping[str, Any], above: str) -> Fact:
        """Return a fact; what it lacks it has from its route of complaint, or its section."""
        told = {**routed.inherited(data, section, self.tables), **data}
        words = {language: tuple(said) for language, said in told.get("words", {}).items()}
        return Fact(
            data["id"],
            evidence.message(data),
            words,
            tuple(told.get("fields", ())),
            told["basis"],
            told["source"],
            told["grade"],
            f"{above}/{data['id']}",
            told.get("at_most", ""),
        )


def _condition(data: Mapping[str, Any]) -> Condition:
    values = tuple(data.get("values", ()))
    return Condition(evidence.when(data), data.get("concept", ""), values)
