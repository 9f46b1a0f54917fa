"""Know a report of an earlier run by what it begins with, so that no other file is replaced."""

from __future__ import annotations

import re
from pathlib import Path

_HEAD, _TAIL = 4_096, 512  # bytes that are looked at
_HEADS = re.compile(
    r"""
      \{\s*"version":\s*\d+,\s*"templates":\s*\[            # json
    | \{\s*"\$schema":[^{]*"runs":\s*\[\s*\{\s*"tool":\s*\{\s*"driver":\s*\{\s*"name":\s*"Segl"
    | <\?xml[^>]*>\s*<testsuites\ name="segl"            # junit
    | ::(?:error|warning|notice)\ file=                  # github
    | \[\s*\{\s*"description":\s*"[A-Z]{3}\d{3}:        # gitlab
    | \#\#\ (?:Skabelonerne|The\ templates)\n           # markdown
    """,
    re.VERBOSE,
)
_EMPTY = frozenset({"", "[]"})  # github and gitlab, with nothing to tell
_LAST = re.compile(  # text
    r"\n?\d+ (?:skabelon(?:er)? kontrolleret|templates? checked): [^\n]*\.\s*$"
)


def is_report(path: Path) -> bool:
    """Say whether a file is empty, or a report of any format; raises OSError."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
        stream.seek(-min(_TAIL, path.stat().st_size), 2)
        tail = stream.read()
    begun = head.decode("utf-8", "replace")
    if _HEADS.match(begun) is not None or begun.strip() in _EMPTY:
        return True
    return _LAST.search(tail.decode("utf-8", "replace")) is not None
