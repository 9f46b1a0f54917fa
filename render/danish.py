"""
Danish dates, numbers and words for letters; Kalaallisut where a source confirms it.

Forms follow real Danish and Greenlandic letters: "26. juni 2017" / "26.06.2017",
"1.234,50 kr.", CPR `DDMMYY-XXXX`. For Kalaallisut only the numeric date is confirmed.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any

from render.message import Message

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_ALPHABET = {"æ": "z\uffff1", "ø": "z\uffff2", "å": "z\uffff3", "ä": "z\uffff1", "ö": "z\uffff2"}
_AND = {"da": "og", "kl": "aamma"}  # CLDR: "a, b aamma c"
_TIMED = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?", re.ASCII | re.DOTALL)
_DIGITS = re.compile(r"\d{10}", re.ASCII)
_PHONE = re.compile(r"\d{4,12}", re.ASCII)
_SPACING = re.compile(r"[\s.-]")
_SWAP = str.maketrans(",.", ".,")
_CENT = Decimal("0.01")
_NO_DATE = ("Feltet er ikke en dato (åååå-mm-dd).", "The field is not a date (yyyy-mm-dd).")
NBSP = "\u00a0"


class FormatError(Exception):
    """A value that a formatter cannot show; the message never repeats the value."""

    def __init__(self, da: str, en: str) -> None:
        super().__init__(en)
        self.message = Message(da, en)


def parse_date(value: str) -> datetime.date:
    """Read `YYYY-MM-DD`, alone or before a time; raises FormatError."""
    match = _TIMED.fullmatch(value)
    if match is None:
        raise FormatError(*_NO_DATE)
    try:
        return datetime.date(*map(int, match.groups()))
    except ValueError as error:
        raise FormatError(*_NO_DATE) from error


def date(value: str, language: str, form: str = "lang") -> str:
    """Format an ISO date; `form` is "lang", "kort" or one of Word's, such as "dd-MM-yyyy"."""
    day = parse_date(value)
    if form not in ("lang", "kort"):
        from render import picture  # late: few templates ask

        if picture.is_picture(form):
            return picture.written(day, form)
        raise FormatError(
            'Brug "lang", "kort" eller fx "dd-MM-yyyy".',
            'Use "lang", "kort" or such as "dd-MM-yyyy".',
        )
    if form == "kort" or language != "da":
        return f"{day.day:02d}.{day.month:02d}.{day.year}"
    return f"{day.day}.{NBSP}{MONTHS[day.month - 1]} {day.year}"


def number(value: int | Decimal, language: str, decimals: int | None = None) -> str:
    """Format a number with a point between thousands and a comma before decimals."""
    if decimals is not None:
        if not 0 <= decimals <= 9:
            raise FormatError("Højst 9 decimaler.", "At most 9 decimals.")
        text = f"{Decimal(value):,.{decimals}f}"
    else:
        text = f"{Decimal(value):,f}"
    return text.translate(_SWAP)


def money(value: int | Decimal, language: str) -> str:
    """Format an amount with two decimals; finer amounts are refused, never rounded."""
    amount = Decimal(value)
    if amount != amount.quantize(_CENT):
        raise FormatError("Beløbet har mere end to decimaler.", "The amount has over two decimals.")
    return f"{number(amount, language, 2)}{NBSP}kr."


def cpr(value: str, language: str) -> str:
    """Format a CPR number as `DDMMYY-XXXX`."""
    digits = value.replace("-", "").replace(" ", "")
    if not _DIGITS.fullmatch(digits):
        raise FormatError("Feltet er ikke et CPR-nummer.", "The field is not a CPR number.")
    return f"{digits[:6]}-{digits[6:]}"


def cpr_hidden(value: str, language: str) -> str:
    """Format a CPR number with its last four digits hidden."""
    return f"{cpr(value, language)[:6]}-xxxx"


def phone(value: str, language: str) -> str:
    """Format a telephone number in pairs of digits, after an international prefix."""
    prefix, rest = _prefix(value.strip())
    digits = _SPACING.sub("", rest)
    if not _PHONE.fullmatch(digits):
        raise FormatError("Feltet er ikke et telefonnummer.", "The field is not a phone number.")
    pairs = [digits[i : i + 2] for i in range(0, len(digits), 2)]
    return NBSP.join([prefix, *pairs] if prefix else pairs)


def _prefix(number: str) -> tuple[str, str]:
    """Part `+299` or `+45`, or another prefix before a space, from a number."""
    for known in ("+299", "+45"):
        if number.startswith(known):
            return known, number[len(known) :]
    prefix, space, rest = number.partition(" ")
    return (prefix, rest) if space and prefix.startswith("+") else ("", number)


def enumerate_words(words: list[str], language: str) -> str:
    """Join words as a sentence does: "a, b og c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {_AND.get(language, 'og')} {words[-1]}"


def yes_no(value: bool, language: str, ja: str = "", nej: str = "") -> str:
    """Return "ja" or "nej", or the words given; other languages need words given."""
    if not ja and language != "da":
        raise FormatError("Angiv ordene for ja og nej.", "Give the words for yes and no.")
    return (ja or "ja") if value else (nej or "nej")


def sort_key(text: str) -> Any:
    """Return a key that sorts Danish: without regard to case, and æ, ø, å last."""
    return "".join(_ALPHABET.get(character, character) for character in text.lower())
