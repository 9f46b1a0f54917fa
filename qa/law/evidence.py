"""What a row of the catalogue rests on, and how long it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from qa.finding import ALWAYS
from render.message import NOTHING, Message

GRADES = {"V": "error", "V*": "warning", "G": "info", "U": "info"}
_LEVELS = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Interval:
    """From a first day to a last one, both within; None where one was not read."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Say whether a day lies within, as far as is known."""
        return not self.is_before(day) and not self.is_over(day)

    def is_over(self, day: date) -> bool:
        """Say whether the last day is known, and past."""
        return self.until is not None and day > self.until

    def is_before(self, day: date) -> bool:
        """Say whether the first day is known, and yet to come."""
        return self.since is not None and day < self.since


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    Where a row was read, how well, and when.

    `grade` is V (the official text), V* (a weaker place), G (general knowledge) or U
    (uncertain); `unsure` names the keys of the row that the source does not carry;
    `at_most` is the highest severity that a rule may give the row, "" where the grade decides.
    """

    source: str = ""
    grade: str = "U"
    as_of: date | None = None
    valid: Interval = field(default_factory=Interval)
    unsure: tuple[str, ...] = ()
    note: Message = NOTHING
    at_most: str = ""

    @property
    def severity(self) -> str:
        """The severity that a rule built on the row may have."""
        return severity(self.grade, self.at_most)

    @property
    def is_confirmed(self) -> bool:
        """Whether the whole row was read in an official place or a weaker one."""
        return self.grade in ("V", "V*") and not self.unsure


def severity(grade: str, at_most: str = "") -> str:
    """Return the severity that a grade allows, and no higher than `at_most`."""
    return max(GRADES[grade], at_most or "error", key=_LEVELS.index)


def read(data: Mapping[str, Any], as_of: str = "") -> Evidence:
    """Return the evidence of a row; `as_of` holds where it has no date of its own."""
    return Evidence(
        data.get("source", ""),
        data.get("grade", "U"),
        day(data.get("as_of", as_of)),
        interval(data),
        tuple(data.get("unsure", ())),
        message(data.get("note", {})),
        data.get("at_most", ""),
    )


def interval(data: Mapping[str, Any]) -> Interval:
    """Return how long a row holds."""
    return Interval(day(data.get("valid_from", "")), day(data.get("valid_until", "")))


def day(text: str) -> date | None:
    """Return the day that ISO text names, None where it names none."""
    return date.fromisoformat(text) if len(text) == len("2024-01-01") else None


def today() -> date:
    """Return the day on which rows are asked whether they hold."""
    return datetime.now(UTC).astimezone().date()


def when(data: Mapping[str, Any]) -> Message:
    """Return the words in which letters something is required; "altid" has no other meaning."""
    told = message(data)
    return Message(ALWAYS, "always") if told.da == ALWAYS else told


def message(data: Mapping[str, Any]) -> Message:
    """Return the two languages of a row's words; the Danish ones where there are no others."""
    return Message(data.get("da", ""), data.get("en", data.get("da", "")))
