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
_CALLED_CPR = re.compile(
    r"cpr|person\s?nummer|person-?\s?nr|fødselsnummer|identitets?nummer|inuup normua"
)
# A name for another number, with no more than "nr. er:" between it and the number.
_CALLED_OTHER = re.compile(
    r"(?P<name>\w+-?(?:nummer|numre|nr)\b|\w[-_](?:no|id)\b"
    r"|\b(?:\w*konto|reg\b|p-n|p_n|cvr|ean|iban|giro|faktura|kunde|sags?\b|journal|j\.?\s?nr|tlf|telefon|mobil|fax|ordre|dok|version|udgave|ref|bilag"
    r"|matrikel|serie|kode|police)\w*)"
    r"(?:[^\w,;]|[\d_]|\b(?:nr|no|nummer|id|er|på|som|hedder|har|med|under)\b)*$"
)
_PART = re.compile(r"[,;\t\n]")
_EXAMPLE = re.compile(r"\bfx\b|\bf\.\s?eks|eksempel|\beks\.|\bskrives\b|format")
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
# Birthdays for which numbers without modulus 11 have been given out (cpr.dk, 10 May 2023).
_FIRST_OF_JANUARY = range(1960, 1996)


@dataclass(frozen=True, slots=True)
class Number:
    """
    Ten digits at `start` of a text that can be a CPR number, as they are written.

    `is_doubtful`: the words before give the number another name, but it looks real.
    """

    start: int
    written: str
    digits: str
    is_doubtful: bool = False

    @property
    def masked(self) -> str:
        """The number as it may be shown: without its last four digits."""
        return f"{self.digits[:6]}-xxxx"


def numbers(text: str) -> Iterator[Number]:
    """
    Yield what stands in a text as a CPR number.

    With a hyphen, a day that exists is enough; without, ten digits may be anything (an
    account, a production unit), so that the words before must say CPR, or the number
    must look real. One that the words before call something else counts only as doubtful,
    with a hyphen and its modulus 11: case numbers have been made of CPR numbers.
    """
    for match in _NUMBER.finditer(text):
        digits = match[1] + match[3]
        if formats.is_cpr(digits):
            near, hyphen = before(text, match.start(), 40), bool(match[2].strip())
            if _is_called_other(near):
                if hyphen and passes(digits):
                    yield Number(match.start(), match[0], digits, is_doubtful=True)
            elif _is_meant(near, digits, hyphen):
                yield Number(match.start(), match[0], digits)


def _is_called_other(near: str) -> bool:
    """Say whether the name right before a number is another's; "cpr/sagsnr." is none."""
    other = _CALLED_OTHER.search(near)
    if other is None:
        return False
    return not _CALLED_CPR.search(_PART.split(near[: other.end("name")])[-1])


def _is_meant(near: str, digits: str, hyphen: bool) -> bool:
    if looks_real(digits):
        return True
    return not _EXAMPLE.search(near) and (hyphen or bool(_CALLED_CPR.search(near)))


def passes(digits: str) -> bool:
    """Say whether ten digits pass modulus 11, the check of the Danish CPR office."""
    return sum(weight * int(sign) for weight, sign in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


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
    if passes(digits):
        return True
    return (born.month, born.day) == (1, 1) and born.year in _FIRST_OF_JANUARY
