"""Our own string formats, one function each, given to both validators."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping

from render.case_number import is_case_number
from render.values import is_filled

_KLE = re.compile(r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}")
_EMAIL = re.compile(r"[^\s@,;<>\"]+@[^\s@,;<>\"]+\.[^\s@,;<>\".]+")
_CPR = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})-?([0-9])[0-9]{3}")


def is_date(text: str) -> bool:
    """A calendar date `YYYY-MM-DD`."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False
    return _exists(int(text[:4]), int(text[5:7]), int(text[8:]))


def is_email(text: str) -> bool:
    """An address with one `@` and a domain with a dot."""
    return len(text) <= 254 and _EMAIL.fullmatch(text) is not None


def is_cpr(text: str) -> bool:
    """
    A CPR number: ten digits, a hyphen after the sixth allowed, of a day that exists.

    Modulus 11 is no check since 1 October 2007 (cpr.dk).
    """
    return birth_date(text) is not None


def birth_date(cpr: str) -> datetime.date | None:
    """
    Return the day of birth in a CPR number; None for a day that never was, or no number.

    The seventh digit and the year give the century (cpr.dk).
    """
    match = _CPR.fullmatch(cpr)
    if match is None:
        return None
    day, month, year, century = (int(group) for group in match.groups())
    try:
        return datetime.date(_full_year(year, century), month, day)
    except ValueError:
        return None


def _full_year(year: int, century: int) -> int:
    if century <= 3:
        return 1900 + year
    if century in (4, 9):
        return (2000 if year <= 36 else 1900) + year
    return (2000 if year <= 57 else 1800) + year


def is_kle(text: str) -> bool:
    """A KLE subject: group.subgroup.subject, as 27.24.03."""
    return _KLE.fullmatch(text) is not None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


FORMATS: Mapping[str, Callable[[str], bool]] = {
    "date": is_date,
    "email": is_email,
    "cpr": is_cpr,
    "sagsnummer": is_case_number,
    "kle": is_kle,
    "tekst": is_filled,
}
