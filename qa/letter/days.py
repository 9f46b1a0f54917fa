"""Dates as Danish letters write them."""

from __future__ import annotations

import datetime
import re

from render.danish import MONTHS

_LONG = re.compile(rf"\b(\d{{1,2}})\.?\s*({'|'.join(MONTHS)})\s+(\d{{4}})\b", re.IGNORECASE)
_SHORT = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


def day(text: str) -> datetime.date | None:
    """Return the first date in a text: "26. juni 2017", "26.06.2017", "2017-06-26"; else None."""
    found = [
        (match.start(), read(match))
        for pattern, read in ((_LONG, _long), (_SHORT, _short), (_ISO, _iso))
        if (match := pattern.search(text)) is not None
    ]
    return min(found, key=lambda one: one[0])[1] if found else None


def _long(match: re.Match[str]) -> datetime.date | None:
    return _date(int(match[3]), MONTHS.index(match[2].lower()) + 1, int(match[1]))


def _short(match: re.Match[str]) -> datetime.date | None:
    return _date(int(match[3]), int(match[2]), int(match[1]))


def _iso(match: re.Match[str]) -> datetime.date | None:
    return _date(int(match[1]), int(match[2]), int(match[3]))


def _date(year: int, month: int, number: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, number)
    except ValueError:
        return None
