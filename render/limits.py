"""
What a records system takes: lengths, dates, and never a CPR number where all can read it.

Lengths are those of SF1470 (guidance 1.7); a GetOrganized list has 255 characters in a line of
text as well (the default of SharePoint, not confirmed on a host).
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from render import formats
from render.message import Message
from render.values import ValueRefused

LENGTHS: Mapping[str, int] = {
    "title": 255,
    "description": 4096,
    "exempt_title": 255,
    "exempt_basis": 1024,
}
OPEN = frozenset({"title", "description", "exempt_title"})  # stand in lists that many can see
NAMES: Mapping[str, Message] = {
    "title": Message("titlen", "the title"),
    "description": Message("beskrivelsen", "the description"),
    "exempt_title": Message("titlen ved undtagelse fra aktindsigt", "the title of an exemption"),
    "exempt_basis": Message("hjemlen til undtagelse", "the legal basis of an exemption"),
    "date": Message("datoen", "the date"),
}
# a day (or day + 60, of a number given for administration) and a month, then four digits
_CPR = r"(?<!\d)(?:[06][1-9]|[1278]\d|[39][01])(?:0[1-9]|1[0-2])\d\d[\W_]{0,3}\d{4}(?!\d)"


def has_cpr(text: str) -> bool:
    """Say whether text holds what looks like a CPR number: six digits and four, near each other."""
    groups = [len(one) for one in "".join(c if c.isdigit() else " " for c in text).split()]
    if 10 not in groups and (6, 4) not in pairwise(groups):
        return False  # as most titles, without the cost of a pattern
    import re

    return re.search(_CPR, text) is not None


def held(field: str, text: str) -> str:
    """Return what a records system is told in a field, on one line; raises ValueRefused."""
    text = " ".join(text.split())
    if field in OPEN and has_cpr(text):
        raise ValueRefused(_cpr(NAMES[field]))
    most = LENGTHS.get(field)
    if most is not None and len(text) > most:
        raise ValueRefused(_long(NAMES[field], most))
    if field == "date" and not formats.is_date(text):
        raise ValueRefused(_DATE)
    return text


def _cpr(name: Message) -> Message:
    return Message(
        f"Et CPR-nummer må ikke stå i {name.da} i journalsystemet: den kan ses af mange.",
        f"A CPR number must not stand in {name.en} in the records system: many can see it.",
    )


def _long(name: Message, most: int) -> Message:
    return Message(
        f"{name.da.capitalize()} til journalsystemet bliver for lang: højst {most} tegn.",
        f"{name.en.capitalize()} for the records system grows too long: {most} characters at most.",
    )


_DATE = Message(
    "Datoen til journalsystemet skal være en dato: åååå-mm-dd.",
    "The date for the records system must be a date: yyyy-mm-dd.",
)
