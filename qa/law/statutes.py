"""
Statutes, what their paragraphs are about, and where paragraphs moved.

Nothing follows from a paragraph that is not listed: only some were read.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from qa.law import evidence
from qa.law.evidence import Evidence, Interval
from render.danish import MONTHS
from render.message import Message

_SECTION = re.compile(r"(\d+)\s*([a-zæøå]?)")


@dataclass(frozen=True, slots=True)
class Act:
    """
    A publication of a statute: kind (Landstingslov), number and date.

    The number is 0 where it was not read; `date` is ISO text, or a year alone.
    """

    kind: str
    number: int = 0
    date: str = ""

    @property
    def year(self) -> int:
        """The year, 0 where it is not known."""
        return int(self.date[:4] or 0)

    @property
    def day(self) -> datetime.date | None:
        """The day, None where only the year is known."""
        return evidence.day(self.date)

    def __str__(self) -> str:
        number = f" nr. {self.number}" if self.number else ""
        if self.day is None:
            return f"{self.kind}{number} ({self.date})"
        return f"{self.kind}{number} af {self.day.day}. {MONTHS[self.day.month - 1]} {self.year}"


@dataclass(frozen=True, slots=True)
class Span:
    """Paragraphs from a first to a last one, such as `45-76 a`; both the same for a single one."""

    first: str
    last: str

    def holds(self, section: str) -> bool:
        """Say whether a paragraph (`48 a`, `48a`) lies within."""
        return order(self.first) <= order(section) <= order(self.last)

    def meets(self, other: Span) -> bool:
        """Say whether any paragraph lies in both."""
        return order(self.first) <= order(other.last) and order(other.first) <= order(self.last)

    def __str__(self) -> str:
        return self.first if self.first == self.last else f"{self.first}-{self.last}"


@dataclass(frozen=True, slots=True)
class Provision:
    """What paragraphs of a statute, or one of its chapters, are about."""

    row: str
    statute: str
    spans: tuple[Span, ...]
    chapter: str
    about: Message
    is_repealed: bool
    scope: str
    evidence: Evidence

    def holds(self, section: str) -> bool:
        """Say whether it is about a paragraph."""
        return any(span.holds(section) for span in self.spans)


@dataclass(frozen=True, slots=True)
class Statute:
    """
    A statute: how it is cited, by which names it is known, and when it is in force.

    `title` and `short` are by language ("da", "kl"); `act` is the publication that it is
    cited by in the catalogue, `versions` are all that are known, the oldest first.
    """

    row: str
    id: str
    jurisdiction: str
    title: Mapping[str, str]
    short: Mapping[str, tuple[str, ...]]
    act: Act
    versions: tuple[Act, ...]
    amended_by: tuple[Act, ...]
    in_force: Interval
    replaced_by: str
    provisions: tuple[Provision, ...]
    evidence: Evidence

    @property
    def current(self) -> Act:
        """The latest publication that is known."""
        return self.versions[-1]

    def names(self, language: str = "da") -> tuple[str, ...]:
        """Return the title and the short names in a language."""
        title = (self.title[language],) if language in self.title else ()
        return (*title, *self.short.get(language, ()))

    def about(self, section: str) -> Iterator[Provision]:
        """Yield what is known of a paragraph."""
        yield from (one for one in self.provisions if one.holds(section))


@dataclass(frozen=True, slots=True)
class Pointer:
    """Some paragraphs of a statute; `stk` and `nr` narrow them, 0 where they do not."""

    statute: str
    spans: tuple[Span, ...]
    stk: int = 0
    nr: int = 0

    def __str__(self) -> str:
        """Return it as a letter would write it."""
        many = len(self.spans) > 1 or any(one.first != one.last for one in self.spans)
        names = [str(span) for span in self.spans]
        listed = " og ".join(filter(None, (", ".join(names[:-1]), names[-1])))
        rest = f", stk. {self.stk}" if self.stk else ""
        return f"{'§§' if many else '§'} {listed}{rest}" + (f", nr. {self.nr}" if self.nr else "")


@dataclass(frozen=True, slots=True)
class Move:
    """Where paragraphs went, from a day on."""

    row: str
    old: Pointer
    new: Pointer
    since: datetime.date | None
    about: Message
    evidence: Evidence

    @property
    def certainty(self) -> Literal["moved", "probably", "look up"]:
        """What may be said of it: `moved to`, `probably moved to`, or only `repealed, look up`."""
        known: dict[str, Literal["moved", "probably"]] = {"V": "moved", "V*": "probably"}
        return known.get(self.evidence.grade, "look up")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that are out of date, or belong to another law, with those to write instead."""

    row: str
    jurisdiction: str
    old: Mapping[str, tuple[str, ...]]
    new: Mapping[str, str]
    since: datetime.date | None
    about: Message
    evidence: Evidence


def order(section: str) -> tuple[int, str]:
    """Return a key that paragraphs are sorted by: 48, 48 a, 48 b, 49."""
    found = _SECTION.match(section.strip().casefold())
    return (int(found[1]), found[2]) if found else (0, section)


def spans(words: str | list[str]) -> tuple[Span, ...]:
    """Read spans of paragraphs, as rows write them: `20-22`, or a list of such."""
    listed = [words] if isinstance(words, str) else words
    ends = ([end.strip() for end in one.split("-")] for one in listed)
    return tuple(Span(both[0], both[-1]) for both in ends)


def statute(data: Mapping[str, Any], where: str, as_of: str, known: list[Provision]) -> Statute:
    """Return the statute of a row; `known` are the provisions of all statutes."""
    act, versions = _act(data), [_act(one) for one in data.get("versions", ())]
    short = {language: tuple(names) for language, names in data.get("short", {}).items()}
    own = tuple(one for one in known if one.statute == data["id"])
    return Statute(
        f"{where}/{data['id']}",
        data["id"],
        where,
        data["title"],
        short,
        act,
        tuple(sorted((act, *versions), key=lambda one: one.date)),
        tuple(_act(one) for one in data.get("amended_by", ())),
        evidence.interval(data),
        data.get("replaced_by", ""),
        own,
        evidence.read(data, as_of),
    )


def provision(data: Mapping[str, Any], where: str, as_of: str) -> Provision:
    """Return the provision of a row."""
    return Provision(
        f"{where}/{provision_id(data)}",
        data["statute"],
        spans(data["sections"]) if "sections" in data else (),
        data.get("chapter", ""),
        evidence.message(data),
        data.get("status") == "repealed",
        data.get("scope", ""),
        evidence.read(data, as_of),
    )


def provision_id(data: Mapping[str, Any]) -> str:
    """Return the id of a provision's row: `gl-bsl/19`, `gl-bsl/55-a`, `gl-bsl/kap-8`."""
    named = data.get("sections") or f"kap-{data.get('chapter', '')}"
    return f"{data['statute']}/{named.replace(' ', '-')}"


def move(data: Mapping[str, Any], where: str, as_of: str) -> Move:
    """Return the move of a row."""
    row = f"{where}/flyttet/{data['id']}"
    old, new, since = _pointer(data["old"]), _pointer(data["new"]), evidence.day(data["since"])
    return Move(row, old, new, since, evidence.message(data), evidence.read(data, as_of))


def term(data: Mapping[str, Any], where: str, as_of: str) -> Term:
    """Return the term of a row."""
    old = {language: tuple(words) for language, words in data["old"].items()}
    row, since = f"{where}/ord/{data['id']}", evidence.day(data.get("since", ""))
    about, known = evidence.message(data), evidence.read(data, as_of)
    return Term(row, where, old, data["new"], since, about, known)


def _act(data: Mapping[str, Any]) -> Act:
    return Act(data["kind"], data.get("number", 0), data.get("date", ""))


def _pointer(data: Mapping[str, Any]) -> Pointer:
    found = spans(data["sections"])
    return Pointer(data["statute"], found, data.get("stk", 0), data.get("nr", 0))
