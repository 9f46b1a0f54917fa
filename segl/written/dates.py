"""Read a date as people type it: day, month, year, with digits or the month's name, or a word."""

from __future__ import annotations

import datetime
import re

from render.danish import MONTHS
from render.message import Message

_ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DIGITS = re.compile(r"(\d{1,2})\s*[-./ ]\s*(\d{1,2})\s*[-./ ]\s*(\d{4})\.?", re.ASCII)
_NAMED = re.compile(r"(?:den\s+|d\.\s*)?(\d{1,2})\.?\s*([a-zæøå]{3,9})\.?\s+(\d{4})\.?")
_NO_YEAR = re.compile(r"\d{1,2}\s*[-./ ]\s*\d{1,2}\s*[-./ ]?\s*(?:\d{2})?", re.ASCII)
_DAYS = {"i dag": 0, "idag": 0, "today": 0, "i går": -1, "igår": -1, "yesterday": -1}
_DAYS |= {"i morgen": 1, "imorgen": 1, "tomorrow": 1}
_CLOCK = re.compile(
    r"(?:t| +(?:kl\.? *)?)[0-2]?[0-9][:.][0-5][0-9](?:[:.][0-5][0-9](?:\.[0-9]+)?)?"
)
IN_A_TABLE = Message(
    "Skriv dag, måned og år, fx 20-11-2026.",
    "Write day, month and year, such as 20-11-2026.",
)
FORM = Message(
    "Skriv dag, måned og år, fx 20-11-2026, eller »i dag«, »i går« eller »i morgen«.",
    'Write day, month and year, such as 20-11-2026, or "today", "yesterday" or "tomorrow".',
)
_YEAR = Message(
    "Skriv også året, med fire cifre, fx 20-11-2026.",
    "Write the year as well, with four digits, such as 20-11-2026.",
)
_NO_DAY = Message(
    "Den dag findes ikke i kalenderen. Skriv dag, måned og år i den rækkefølge, fx 20-11-2026.",
    "There is no such day. Write day, month and year in that order, such as 20-11-2026.",
)


def read(text: str, today: datetime.date) -> str | Message:
    """Return a date as ISO text, or what to do where it is none; `today` is the clock's day."""
    words = " ".join(text.casefold().split())
    if words in _DAYS:
        return (today + datetime.timedelta(days=_DAYS[words])).isoformat()
    return _written(words, FORM)


def listed(text: str) -> str | Message:
    """
    Return a date of a table as ISO text, or what to do where it is none.

    A program may have written a time of day behind it (without a zone, which could move the
    day). Words such as `i dag` are none: a table means the same tomorrow.
    """
    words = " ".join(text.casefold().split())
    clock = _CLOCK.search(words)
    if clock is not None and clock.end() == len(words):
        words = words[: clock.start()]
    return _written(words, IN_A_TABLE)


def _written(words: str, form: Message) -> str | Message:
    if match := _ISO.fullmatch(words):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DIGITS.fullmatch(words):
        return _day(int(match[3]), int(match[2]), int(match[1]))
    if (match := _NAMED.fullmatch(words)) and (month := _month(match[2])):
        return _day(int(match[3]), month, int(match[1]))
    return _YEAR if _NO_YEAR.fullmatch(words) else form


def _month(word: str) -> int:
    """Return the number of a month, named whole or cut short; 0 for no month, or for two."""
    lists = (MONTHS, _ENGLISH)
    found = {n for names in lists for n, name in enumerate(names, 1) if name.startswith(word)}
    return found.pop() if len(found) == 1 else 0


def _day(year: int, month: int, day: int) -> str | Message:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return _NO_DAY
