"""Dates in the form that Word says them in: `dd-MM-yyyy` (ISO/IEC 29500-1, 17.16.4.1)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping

_PICTURE = re.compile(r"(?:dd?|MM?|yyyy|yy)(?:[-./ ]{1,2}(?:dd?|MM?|yyyy|yy))*")
_PART = re.compile(r"(dd?|MM?|yyyy|yy)")
_PARTS: Mapping[str, Callable[[datetime.date], str]] = {
    "d": lambda day: str(day.day),
    "dd": lambda day: f"{day.day:02d}",
    "M": lambda day: str(day.month),
    "MM": lambda day: f"{day.month:02d}",
    "yy": lambda day: f"{day.year % 100:02d}",
    "yyyy": lambda day: f"{day.year:04d}",
}


def is_picture(form: str) -> bool:
    """Say whether a form is one for dates in figures."""
    return _PICTURE.fullmatch(form) is not None


def written(day: datetime.date, form: str) -> str:
    """Return a day in a form that `is_picture`."""
    return "".join(_PARTS[part](day) if part in _PARTS else part for part in _PART.split(form))
