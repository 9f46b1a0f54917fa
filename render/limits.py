"""
What a records system takes: lengths, dates, and never a CPR number where all can read it.

Lengths are those of SF1470 (guidance 1.7); a GetOrganized list has 255 characters in a line of
text as well (the default of SharePoint, not confirmed on a host).
"""

from __future__ import annotations

from collections.abc import Mapping

from render import cpr, formats
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


def held(field: str, text: str) -> str:
    """Return what a records system is told in a field, on one line; raises ValueRefused."""
    text = " ".join(text.split())
    if field in OPEN and cpr.has(text):
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
