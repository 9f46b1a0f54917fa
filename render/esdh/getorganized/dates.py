"""
Dates as GetOrganized has them.

One request reads day-month-year and ISO, another month-day-year, and what comes back is
`YYYY-MM-DD HH:MM:SS` (B). So only ISO is sent, and what came of it is read back: a day up to the
twelfth changes places with its month without a word.
"""

from __future__ import annotations

import re

from render import formats

_RETURNED = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[ T]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?)?"
)


def day(text: str) -> str:
    """Return the day of a date as the system gives it back, "" where it is none."""
    match = _RETURNED.fullmatch(text.strip())
    return match[1] if match is not None and formats.is_date(match[1]) else ""


def swapped(asked: str, found: str) -> bool:
    """Say whether the system took the day for the month."""
    year, month, day_of_month = asked.split("-")
    return found != asked and found == f"{year}-{day_of_month}-{month}"
