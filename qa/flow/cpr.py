"""CPR numbers in running text: where they stand, and which may belong to a living person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.flow.words import before
from render import formats

# Six digits and four, as people write them; not a piece of a longer number.
_NUMBER = re.compile(
    r"(\d{6})(?<![\d.,/-]\d{6})(\s?[-\u2010-\u2013]\s?|\s?)(\d{4})(?![\d/-]|[.,]\d)"
)
_CALLED_CPR = re.compile(r"cpr|person\s?nummer|person-?nr|inuup normua")
_CALLED_OTHER = re.compile(
    r"\b(?:\w*konto|reg\.|p-n|p_n|cvr|ean|iban|giro|faktura|kundenr|sags?_?-?n|journal|j\.\s?nr|tlf"
    r"|telefon|mobil|ordre|løbenr|dok|version|udgave)"
)
_EXAMPLE = re.compile(r"\bfx\b|\bf\.\s?eks|eksempel|\beks\.|\bskrives\b|format")
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
# Birthdays for which numbers without modulus 11 have been given out (cpr.dk, 10 May 2023).
_FIRST_OF_JANUARY = range(1960, 1996)


@dataclass(frozen=True, slots=True)
class Number:
    """Ten digits at `start` of a text that can be a CPR number, as they are written."""

    start: int
    written: str
    digits: str

    @property
    def masked(self) -> str:
        """The number as it may be shown: without its last four digits."""
        return f"{self.digits[:6]}-xxxx"


def numbers(text: str) -> Iterator[Number]:
    """
    Yield what stands in a text as a CPR number.

    With a hyphen, a day that exists is enough; without, ten digits may be anything (an
    account, a production unit), so that the words before must say CPR, or the number
    must look real and nothing before may call it something else.
    """
    for match in _NUMBER.finditer(text):
        number = Number(match.start(), match[0], match[1] + match[3])
        if formats.is_cpr(number.digits) and _is_meant(text, number, bool(match[2].strip())):
            yield number


def _is_meant(text: str, number: Number, hyphen: bool) -> bool:
    near = before(text, number.start, 32)
    if looks_real(number.digits):
        return hyphen or bool(_CALLED_CPR.search(near)) or not _CALLED_OTHER.search(near)
    if _EXAMPLE.search(near):
        return False
    return bool(_CALLED_CPR.search(near)) or (hyphen and not _CALLED_OTHER.search(near))


def looks_real(digits: str) -> bool:
    """
    Say whether ten digits can be the number of a living person.

    Every number given out before 1 October 2007 passes modulus 11, and so do nearly all
    later ones: those that do not have so far been given only to people born on 1 January
    of some years from 1960 to 1995 (cpr.dk, "Personnumre uden kontrolciffer"). A number of
    another day that fails modulus 11 is therefore made up.
    """
    born = formats.birth_date(digits)
    if born is None:
        return False
    if sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0:
        return True
    return (born.month, born.day) == (1, 1) and born.year in _FIRST_OF_JANUARY
