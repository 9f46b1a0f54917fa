"""E-mail addresses and telephone numbers in running text, and whom they may belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qa.flow.words import TAG

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
# Names that nobody can own: RFC 2606 and RFC 6761; and "eksempel", as Segl's own library has it.
_RESERVED = frozenset({"example", "test", "invalid", "localhost", "eksempel"})
_PERSON = re.compile(r"[^\W\d_]{2,}(?:[._][^\W\d_]+)*[._][^\W\d_]{2,}")
_OFFICE = re.compile(
    r"afd|barn|bolig|borger|boern|børn|center|centr|famil|forvaltning|hjem|info|jobc|jura|kommun"
    r"|kontakt|kontor|kultur|leder|mail|miljø|naevn|nævn|omraad|omsorg|område|personale|post|raad"
    r"|reply|råd|sag|sekr|service|skole|social|sundhed|team|teknik|ung|vagt|ydelse|økonomi|aeldre"
    r"|ældre|meeqqa|isumaginnin|aqutsi"
)
_PHONE = re.compile(
    r"\b(?P<label>(?:direkte\s?)?(?:telefon(?:nummer|nr)?\b|tlf\b|mobil(?:telefon|nummer|nr)?\b"
    r"|oqarasuaat\b|direkte(?:\s?nr\b)?"
    r"|ring(?:e)?(?: til)?(?: os| mig)?(?: direkte)?(?: på)?(?= ?\d)))"
    r"(?:\.?\s?(?:nr|nummer)\b)?[.:\s]*(?:\(?(?:\+|00)(?:45|299)\)?\s?)?"
    r"(?!\d\d\.\d\d\.(?:19|20)\d\d)"  # a date is no number
    r"(?P<number>\d\d(?:[ .]?\d\d){2}(?:[ .]?\d\d)?)(?![ .]?\d|[-/]\d)",
    re.IGNORECASE,
)


def emails(text: str) -> Iterator[str]:
    """Yield the addresses in a text that could reach somebody: on no reserved domain."""
    for match in _EMAIL.finditer(text):
        address = match[0].rstrip(".")
        if TAG not in address and not _RESERVED & set(address.lower().split("@")[1].split(".")):
            yield address


def is_of_a_person(address: str) -> bool:
    """Say whether an address is made of names, as `ane.jensen@…`, and of no office."""
    local = address.partition("@")[0].lower()
    return _PERSON.fullmatch(local) is not None and _OFFICE.search(local) is None


def masked(address: str) -> str:
    """Return an address as a finding may show it: its first letter and its domain."""
    local, _, domain = address.partition("@")
    return f"{local[:1]}…@{domain}"


def phones(text: str) -> Iterator[tuple[str, str]]:
    """
    Yield (label, digits) of the numbers in a text that are called telephone numbers.

    Six digits (Greenland) or eight (Denmark); those free of charge (80...) and the social
    helplines of Europe (116...) belong to nobody whom a case would know.
    """
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match["number"])
        if not digits.startswith(("80", "116")):
            yield match["label"], digits
