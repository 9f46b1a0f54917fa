"""The subset of regular expressions that has one meaning in every validator."""

from __future__ import annotations

import re
from functools import lru_cache

_CHARACTER = r"[^\\^$.*+?{}()\[\]|\x00-\x1f]|\\[-\\^$.*+?{}()\[\]|/d]"
_CLASS = r"\[\^?(?:[^\\\[\]^\x00-\x1f]|\\[-\\^\]\[.d])+\]"
_TOKEN = re.compile(
    rf"(?P<atom>{_CHARACTER}|{_CLASS}|\.)|(?P<open>\((?:\?:)?)|(?P<close>\))|(?P<or>\|)"
    r"|(?P<repeat>[*+?]|\{[0-9]{1,3}(?:,[0-9]{0,3})?\})"
)


def is_portable(pattern: str) -> bool:
    """
    Say whether a pattern is anchored (`^...$`) and uses only the common subset:
    characters, classes, `\\d`, groups, `|` within groups, and simple repeats.
    """
    if len(pattern) > 500 or not (pattern.startswith("^") and pattern.endswith("$")):
        return False
    inner, depth, position, last = pattern[1:-1], 0, 0, "open"
    while position < len(inner):
        match = _TOKEN.match(inner, position)
        kind = match.lastgroup if match is not None else None
        if match is None or kind is None:
            return False
        if kind == "repeat" and last not in ("atom", "close"):
            return False
        if kind == "or" and depth == 0:
            return False
        depth += (kind == "open") - (kind == "close")
        if depth < 0:
            return False
        position, last = match.end(), kind
    return depth == 0


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern[1:-1], re.ASCII)


def matches(pattern: str, text: str) -> bool:
    """Match a portable pattern against a whole text (`$` does not admit a line feed)."""
    return _compiled(pattern).fullmatch(text) is not None
