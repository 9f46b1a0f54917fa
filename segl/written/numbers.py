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
FORM = Message(
    "Skriv et tal, fx 1.234,50: punktum mellem tusinder og komma før decimaler.",
    "Write a number such as 1.234,50: a point between thousands, a comma before decimals.",
)
WHOLE = Message("Skriv et helt tal, fx 3.", "Write a whole number such as 3.")
_COMMA = Message(
    "Skriv komma før decimalerne, fx 1234,50. Punktum står kun mellem tusinder.",
    "Write a comma before the decimals, such as 1234,50. A point only parts thousands.",
)
_LONG = Message(
    f"Tallet har mere end {MAX_DIGITS} cifre.", f"The number has over {MAX_DIGITS} digits."
)


def read(text: str) -> int | Decimal | Message:
    """Return a number, exactly as typed, or what to do where it is none."""
    bare = _UNIT.sub("", text.strip().lower()).strip()
    match = _NUMBER.fullmatch(bare)
    if match is None:
        return _COMMA if _POINT.fullmatch(bare) else FORM
    whole = re.sub(r"[^0-9]", "", match["whole"])
    decimals = match["decimals"] or ""
    if len(whole.lstrip("0") + decimals) > MAX_DIGITS:
        return _LONG
    sign = "-" if match["sign"] in ("-", "−") else ""
    return Decimal(f"{sign}{whole}.{decimals}") if decimals else int(f"{sign}{whole}")
