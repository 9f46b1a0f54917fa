"""Read the catalogue of legal facts: document types, their sections, basis and grade."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from qa.finding import ALWAYS
from render.message import Message

GRADES = {"V": "error", "V*": "warning", "G": "info", "U": "info"}
JURISDICTIONS = ("gl",)


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

    A field is a path in the case, or under `kommune`.
    """

    id: str
    title: Message
    words: Mapping[str, tuple[str, ...]]
    fields: tuple[str, ...]
    basis: str
    source: str
    grade: str

    @property
    def severity(self) -> str:
        """The severity that the grade of the fact allows."""
        return GRADES[self.grade]


@dataclass(frozen=True, slots=True)
class Section:
    """
    A section that the law asks for in a type of document.

    `headings` are accepted headings by language, a final `*` standing for any
    words; `when` says in which letters it is required, `facts` what it must state; the
    severity of what a rule says follows `grade`. A `free` section may stand anywhere, and
    under more headings than one, as in a report.
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

    @property
    def severity(self) -> str:
        """The severity that the grade of the fact allows."""
        return GRADES[self.grade]


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document with its phase and its sections in their order."""

    id: str
    title: Message
    phase: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The legal facts of one jurisdiction, as of a date; empty where none are known."""

    jurisdiction: str = ""
    as_of: str = ""
    documents: Mapping[str, DocumentType] = field(default_factory=dict)


@cache
def read(jurisdiction: str) -> Catalogue:
    """Return the catalogue of a jurisdiction ("gl"); an empty one where there is none yet."""
    if jurisdiction not in JURISDICTIONS:
        return Catalogue(jurisdiction)
    text = resources.files("qa.law").joinpath(f"{jurisdiction}.toml").read_text("utf-8")
    data = tomllib.loads(text)
    documents = [_document(item) for item in data["document"]]
    return Catalogue(jurisdiction, str(data["as_of"]), {item.id: item for item in documents})


def _document(data: Mapping[str, Any]) -> DocumentType:
    sections = tuple(_section(item) for item in data.get("section", ()))
    return DocumentType(data["type"], Message(data["da"], data["en"]), data["phase"], sections)


def _section(data: Mapping[str, Any]) -> Section:
    headings = {language: tuple(words) for language, words in data["headings"].items()}
    return Section(
        data["id"],
        Message(data["da"], data["en"]),
        headings,
        data["basis"],
        data["source"],
        data["grade"],
        _condition(data["when"]),
        data.get("under", ""),
        data.get("free", False),
        tuple(_fact(item, data) for item in data.get("fact", ())),
    )


def _condition(data: Mapping[str, Any]) -> Condition:
    words = Message(data["da"], data["en"])
    return Condition(words, data.get("concept", ""), tuple(data.get("values", ())))


def _fact(data: Mapping[str, Any], section: Mapping[str, Any]) -> Fact:
    words = {language: tuple(said) for language, said in data.get("words", {}).items()}
    return Fact(
        data["id"],
        Message(data["da"], data["en"]),
        words,
        tuple(data.get("fields", ())),
        data.get("basis", section["basis"]),
        data.get("source", section["source"]),
        data["grade"],
    )
