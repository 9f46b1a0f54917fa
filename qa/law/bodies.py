"""Authorities, deadlines, and the route of a complaint by the body that decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qa.law import evidence
from qa.law.evidence import Evidence
from render.message import NOTHING, Message

UNITS = {
    "hours": (Message("time", "hour"), Message("timer", "hours")),
    "days": (Message("dag", "day"), Message("dage", "days")),
    "weekdays": (Message("hverdag", "weekday"), Message("hverdage", "weekdays")),
    "working days": (Message("arbejdsdag", "working day"), Message("arbejdsdage", "working days")),
    "weeks": (Message("uge", "week"), Message("uger", "weeks")),
    "months": (Message("måned", "month"), Message("måneder", "months")),
    "years": (Message("år", "year"), Message("år", "years")),
}


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority by its names ("da", "kl"); never an address, which the municipality has."""

    row: str
    id: str
    jurisdiction: str
    name: Mapping[str, str]
    kind: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Deadline:
    """
    A time that the law gives, and what it is counted from.

    `words` are the ways to write it, by language; `replaced_by` names the deadline that holds
    instead of an outdated one; `documents` are the types of document that it is about.
    """

    row: str
    id: str
    jurisdiction: str
    title: Message
    amount: int
    unit: str
    start: Message
    basis: str
    statute: str
    section: str
    words: Mapping[str, tuple[str, ...]]
    replaced_by: str
    documents: tuple[str, ...]
    evidence: Evidence

    @property
    def length(self) -> Message:
        """The time itself, in words: `6 uger`."""
        unit = UNITS[self.unit][self.amount != 1]
        return Message(f"{self.amount} {unit.da}", f"{self.amount} {unit.en}")


@dataclass(frozen=True, slots=True)
class Route:
    """
    Where to complain of the decisions of a body, by when, and where the complaint is sent.

    `deciding`, `instance` and `sent_to` are authorities; `contact` are the fields of the case
    that hold how to reach the one that it is sent to.
    """

    row: str
    id: str
    jurisdiction: str
    title: Message
    deciding: Authority
    instance: Authority
    deadline: Deadline
    sent_to: Authority
    contact: tuple[str, ...]
    basis: str
    evidence: Evidence

    @property
    def is_direct(self) -> bool:
        """Whether the complaint is sent to the instance itself."""
        return self.sent_to == self.instance


def authority(data: Mapping[str, Any], where: str, as_of: str) -> Authority:
    """Return the authority of a row."""
    row, known = f"{where}/myndighed/{data['id']}", evidence.read(data, as_of)
    return Authority(row, data["id"], where, data["name"], data["kind"], known)


def deadline(data: Mapping[str, Any], where: str, as_of: str) -> Deadline:
    """Return the deadline of a row."""
    return Deadline(
        f"{where}/frist/{data['id']}",
        data["id"],
        where,
        evidence.message(data),
        data["amount"],
        data["unit"],
        evidence.message(data["start"]) if "start" in data else NOTHING,
        data["basis"],
        data.get("statute", ""),
        data.get("section", ""),
        {language: tuple(words) for language, words in data.get("words", {}).items()},
        data.get("replaced_by", ""),
        tuple(data.get("documents", ())),
        evidence.read(data, as_of),
    )


def route(
    data: Mapping[str, Any],
    where: str,
    as_of: str,
    authorities: Mapping[str, Authority],
    deadlines: Mapping[str, Deadline],
) -> Route:
    """Return the route of a row; authorities and deadlines are those of its jurisdiction."""
    deciding, instance = authorities[data["deciding"]], authorities[data["instance"]]
    return Route(
        f"{where}/klage/{data['id']}",
        data["id"],
        where,
        evidence.message(data),
        deciding,
        instance,
        deadlines[data["deadline"]],
        instance if data["sent"] == "instance" else deciding,
        tuple(data.get("contact", ())),
        data["basis"],
        evidence.read(data, as_of),
    )
