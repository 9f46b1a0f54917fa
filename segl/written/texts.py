"""The forms that a written text may have to take before the schema's pattern accepts it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from render.shape import Shape

_DIGITS = re.compile(r"[\d\s()./+-]+", re.ASCII)
_ABROAD = re.compile(r"(?:\+|00)(?:299(?=[0-9]{6}$)|45(?=[0-9]{8}$))")


def forms(text: str, shape: Shape, sort: str) -> list[str]:
    """
    Return what a text may stand for, the text itself first where nothing speaks against it.

    Digits lose what parts them, letters become capitals, a CPR number gets or loses its
    hyphen: which of the forms is meant, the schema decides.
    """
    if sort == "cpr":
        return _cpr(text)
    if sort == "email" or (sort == "tekst" and shape.get("pattern") is None):
        return [text]
    return list(dict.fromkeys([text, *_tidied(text)]))


def _tidied(text: str) -> Iterator[str]:
    """Yield a text as a pattern may want it: digits without what parts them, or capitals."""
    if _DIGITS.fullmatch(text):
        bare = re.sub(r"[^\d+]", "", text, flags=re.ASCII)
        yield from (bare, _ABROAD.sub("", bare))
    yield text.upper()


def _cpr(text: str) -> list[str]:
    digits = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(r"\d{10}", digits, re.ASCII):
        return [text]
    both = [f"{digits[:6]}-{digits[6:]}", digits]
    return sorted(both, key=lambda form: form != text)
