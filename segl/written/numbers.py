"""Read a number as Danes type it: a point between thousands, a comma before decimals; exact."""

from __future__ import annotations

import re
from decimal import Decimal

from render.case import MAX_DIGITS
from render.message import Message

_NUMBER = re.compile(
    r"(?P<sign>[-−+]?)\s*(?P<whole>[0-9]{1,3}(?:[. \u00a0\u202f'][0-9]{3})+|[0-9]+)"
    r"(?:,(?P<decimals>[0-9]+))?(?:,-)?"
)
_UNIT = re.compile(r"(?:^kr\.?|kr\.?$|kroner$|dkk$|^dkk)")
_POINT = re.compile(r"[-−+]?[0-9]+\.[0-9]+")
_TWO_WAYS = re.compile(r"[-−+]?(?!0)[0-9]{1,3}[.,][0-9]{3}")
_ENGLISH = re.compile(r"[-−+]?(?!0)[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
FORM = Message(
    "Skriv et tal, fx 1.234,50: punktum mellem tusinder og komma før decimaler.",
    "Write a number such as 1.234,50: a point between thousands, a comma before decimals.",
)
WHOLE = Message("Skriv et helt tal, fx 3.", "Write a whole number such as 3.")
TWO_WAYS = Message(
    "Tallet kan læses på to måder: punktum eller komma kan stå mellem tusinder eller før "
    "decimaler. Skriv det uden skilletegn mellem tusinder, eller med to decimaler, fx 1234,00.",
    "The number can be read in two ways: its point or comma may part thousands or stand before "
    "decimals. Write it without marks between thousands, or with two decimals, such as 1234,00.",
)
_COMMA = Message(
    "Skriv komma før decimalerne, fx 1234,50. Punktum står kun mellem tusinder.",
    "Write a comma before the decimals, such as 1234,50. A point only parts thousands.",
)
_LONG = Message(
    f"Tallet har mere end {MAX_DIGITS} cifre.", f"The number has over {MAX_DIGITS} digits."
)


def read(text: str) -> int | Decimal | Message:
    """Return a number, exactly as typed, or what to do where it is none."""
    bare = _bare(text)
    match = _NUMBER.fullmatch(bare)
    if match is None:
        return _COMMA if _POINT.fullmatch(bare) else FORM
    whole = re.sub(r"[^0-9]", "", match["whole"])
    return _number(match["sign"], whole, match["decimals"] or "")


def listed(text: str, is_whole: bool = False) -> int | Decimal | Message:
    """
    Return a number of a table, which a person or a program may have written.

    `1.234,50` and `1234.5` say how they are meant. `1.234` is a thousandfold more to one
    reader than to another and is refused, unless the field holds whole numbers (`is_whole`)
    and the mark is the one that parts thousands in Danish.
    """
    bare = _bare(text)
    if _TWO_WAYS.fullmatch(bare) and not (is_whole and "." in bare):
        return TWO_WAYS
    if _POINT.fullmatch(bare) and not _TWO_WAYS.fullmatch(bare):
        whole, _, decimals = bare.partition(".")
        return _number(whole[:1], whole.lstrip("-−+"), decimals)
    if _ENGLISH.fullmatch(bare) and bare.count(",") + bare.count(".") > 1:
        whole, _, decimals = bare.replace(",", "").partition(".")
        return _number(whole[:1], whole.lstrip("-−+"), decimals)
    return read(text)


def _bare(text: str) -> str:
    return _UNIT.sub("", text.strip().lower()).strip()


def _number(sign: str, whole: str, decimals: str) -> int | Decimal | Message:
    if len(whole.lstrip("0") + decimals) > MAX_DIGITS:
        return _LONG
    minus = "-" if sign in ("-", "−") else ""
    return Decimal(f"{minus}{whole}.{decimals}") if decimals else int(f"{minus}{whole}")
