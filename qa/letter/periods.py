"""Complaint periods in a letter: sentences on the deadline, and the time that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.law.bodies import Deadline, Route
from qa.law.cited import sentence
from qa.law.law import Law
from qa.letter.signs import NUMBERS

_FIGURES = {**{word: number for number, word in enumerate(NUMBERS)}, "et": 1, "én": 1, "ét": 1}
_UNITS = {
    "dag": "days", "hverdag": "weekdays", "arbejdsdag": "working days", "uge": "weeks",
    "måned": "months", "år": "years",
}  # fmt: skip
_PERIOD = re.compile(
    rf"(?<![\w,.§/-])(\d{{1,3}}|{'|'.join(sorted(_FIGURES, key=len, reverse=True))})\s+"
    r"(?:kalender)?(hverdag|arbejdsdag|dag|uge|måned|år)(?:e|er|es|ers|r|rs|s)?(?!\w)",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"frist|\binden\b|\bsenest\b", re.IGNORECASE)
_COMPLAINT = re.compile(r"\bklag", re.IGNORECASE)
_DENIED = re.compile(r"\bikke(?: kun| bare| på| inden| efter)?\s+$", re.IGNORECASE)
# what the authority does in its own time, after it has the complaint
_OTHERS = re.compile(
    r"\b(?:svarer|(?:får|giver)(?: dig| du)? svar|behandler|sender|videresend|genvurder"
    r"|afgør(?!else)|ombudsmand|domstol)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Period:
    """A time that a letter gives for complaining, as it is written."""

    written: str
    amount: int
    unit: str


def periods(text: str, is_section: bool) -> Iterator[Period]:
    """
    Yield the complaint periods in a paragraph.

    Below the heading of a complaint section each sentence on a deadline counts; elsewhere only
    one on complaining, so that what a case tells of other deadlines is left alone.
    """
    for match in _PERIOD.finditer(text):
        around = sentence(text, match.start())
        about = _COMPLAINT.search(around) is not None
        counts = (is_section or about) and _DEADLINE.search(around) is not None
        denied = _DENIED.search(text, 0, match.start()) is not None
        if counts and not denied and not _OTHERS.search(around):
            word = match[1].lower()
            amount = int(word) if word.isdigit() else _FIGURES[word]
            yield Period(" ".join(match[0].split()), amount, _UNITS[match[2].lower()])


def is_right(period: Period, law: Law, home: str) -> bool:
    """Say whether a period is one that some complaint of a country has."""
    return any(
        _days(route.deadline) == _in_days(period.amount, period.unit)
        for route in law.routes
        if route.jurisdiction == home
    )


def _days(deadline: Deadline) -> tuple[int, str]:
    return _in_days(deadline.amount, deadline.unit)


def _in_days(amount: int, unit: str) -> tuple[int, str]:
    """Return a time so that six weeks and 42 days are the same."""
    return (amount * 7, "days") if unit == "weeks" else (amount, unit)


def states_period(words: tuple[str, ...], route: Route) -> bool:
    """Say whether the words that a section must state are those of a route's deadline."""
    return bool(set(words) & set(route.deadline.words.get("da", ())))
