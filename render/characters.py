"""The characters that no document can hold, and those that no report can."""

from __future__ import annotations

import re

# All but production [2] of XML 1.0 (fifth edition).
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def legal(text: str) -> str:
    """Return text that XML can hold."""
    return ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def visible(text: str, escape: str = "\\") -> str:
    r"""
    Return text that can be written and shown anywhere: `d\udce5rlig` as `d\xe5rlig`.

    File names may hold bytes that are no UTF-8, which Python keeps as halves of surrogates
    (PEP 383), and characters that command a terminal. `escape` is how to write a backslash.
    """
    return _HIDDEN.sub(lambda match: f"{escape}{_code(ord(match[0]))}", text)


def _code(number: int) -> str:
    if 0xDC80 <= number <= 0xDCFF:  # a byte of a name
        number -= 0xDC00
    return f"x{number:02x}" if number < 256 else f"u{number:04x}"
