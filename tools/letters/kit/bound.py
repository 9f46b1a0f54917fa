"""Spaces at which a line never breaks: within `§ 6`, `stk. 2`, `nr. 8`, `kl. 10` and `13. juni`."""

from __future__ import annotations

import re

NO_BREAK = "\N{NO-BREAK SPACE}"
TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})")
MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
BOUND = re.compile(  # a number may also come from a tag, which stands behind the end of the text
    rf"(?P<before>§|\b(?:stk|kl|\w*nr)\.) (?=\d|\Z)|(?<!\S)(?P<day>\d{{1,2}}\.) (?=(?:{MONTHS})\b)",
    re.I,
)


def bind(text: str) -> str:
    """Return TEXT with such spaces; what stands inside a tag is left as it is."""
    parts = TAG.split(text)
    parts[::2] = [BOUND.sub(_bound, part) for part in parts[::2]]
    return "".join(parts)


def _bound(found: re.Match[str]) -> str:
    return (found["before"] or found["day"]) + NO_BREAK
