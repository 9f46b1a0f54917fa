"""Case numbers in a letter, and the one that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMBER = re.compile(r"(?<![\w-])[A-ZÆØÅ]{3}-[0-9]{4}-[0-9]{6}(?:-[0-9]{3})?(?![\w-])")
_CASE = 15  # characters without the number of a document in the case


def numbers(text: str) -> Iterator[str]:
    """Yield the case numbers in a text, as `render/formats.py` has their form."""
    yield from (match[0] for match in _NUMBER.finditer(text.replace("\u2011", "-")))


def base(number: str) -> str:
    """Return a number without that of a document, so that a case and its documents are one."""
    number = number.strip().replace("\u2011", "-").upper()
    return number[:_CASE] if _NUMBER.fullmatch(number) else number
