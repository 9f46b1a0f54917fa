"""
What looks like a CPR number in a text: said once, for all who refuse it, cut it out or mask it.

Six digits and four, with at most three blanks or signs between them and no digit beside them. Two
strengths, for they err to different sides. `has` refuses a letter or a property, and a person must
then do something: it wants a day (or day + 60, of a number given for administration) and a month
that can be. `without` and `masked` take any such digits: a number with a slip of the finger still
tells whose it is, and to lose some digits of a name or a message hurts nobody.

Case numbers of GetOrganized (BOR-2026-000046, with the number of a sub-case or document behind),
GUIDs and other identifiers of machines hold none. Whoever knows the case gives its `own` numbers.

The patterns are made when a text first has such digits: one letter mostly needs none of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

HIDDEN = "xxxxxx-xxxx"
_MACHINE = (
    r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"  # a GUID
    r"|(?:0x[0-9A-Fa-f]{8,}|[0-9A-Fa-f]{32,})(?![^\W_])"  # a content type, a digest
    r"|[A-ZÆØÅ]{3}[-\u2011][0-9]{4}[-\u2011][0-9]{6}(?:[-\u2011][0-9]{3,4})?(?!\d)"  # a case
)
_BETWEEN = r"(?:[\s\u00ad\u200b-\u200f\u2060\ufeff]++|[^\w\s]|_){0,3}+"
_PATTERN = rf"(?<![^\W_])(?:{_MACHINE})|(?<!\d)(\d{{6}}){_BETWEEN}\d{{4}}(?!\d)"
_DAY_DIGITS = 6
_TEN = 10


def has(text: str, *own: str) -> bool:
    """Say whether a text holds what can be a CPR number; `own` are numbers that are none."""
    if not _may_have(text):
        return False
    for number in own:
        text = _without_own(text, number)
    return any(_is_possible(match[1]) for match in _found(text))


def without(text: str) -> str:
    """Return a text with a blank in place of each number."""
    return _replaced(text, " ")


def masked(text: str) -> str:
    """Return a text with each number as `010190-xxxx`, by which its place is found."""
    return _replaced(text, r"\1-xxxx")


def hidden(text: str) -> str:
    """Return a text with HIDDEN in place of each number: not even the day of birth is kept."""
    return _replaced(text, HIDDEN)


def _may_have(text: str) -> bool:
    """Say whether digits stand so that a number can be among them, without a pattern's cost."""
    runs = [len(run) for run in "".join(c if c.isdecimal() else " " for c in text).split()]
    return _TEN in runs or (6, 4) in pairwise(runs)


def _found(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _pattern().finditer(text) if match[1])


def _replaced(text: str, by: str) -> str:
    if not _may_have(text):
        return text
    return _pattern().sub(lambda match: match.expand(by) if match[1] else match[0], text)


def _is_possible(day: str) -> bool:
    return int(day[:2]) in (*range(1, 32), *range(61, 92)) and 1 <= int(day[2:4]) <= 12


def _without_own(text: str, number: str) -> str:
    """
    Take a number that is known to be none out of a text.

    A short one may be a piece of a CPR number, and cases have been numbered by CPR numbers:
    these stay, and are seen.
    """
    import re

    number = number.strip()
    is_short = sum(sign.isdecimal() for sign in number) <= _DAY_DIGITS
    if is_short or (_may_have(number) and any(m[0] == number for m in _found(number))):
        return text
    return re.sub(rf"(?<!\d){re.escape(number)}(?!\d)", "n", text)  # a letter: digits stay apart


@cache
def _pattern() -> re.Pattern[str]:
    import re

    return re.compile(_PATTERN)
