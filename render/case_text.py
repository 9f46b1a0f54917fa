"""Write a case as JSON: the reverse of reading one, with every number as it was."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

_STEP = "  "


def write(case: Mapping[str, Any]) -> bytes:
    """Return a case as JSON in UTF-8, a field a line; `case.read` gives the same back."""
    return (_text(case, "\n") + "\n").encode("utf-8")


def _text(value: Any, line: str) -> str:
    inner = line + _STEP
    match value:
        case Decimal():
            return format(value, "f")  # digit by digit: never through a binary float
        case Mapping():
            fields = [
                f"{json.dumps(k, ensure_ascii=False)}: {_text(v, inner)}" for k, v in value.items()
            ]
            return _between("{", fields, "}", line)
        case list() | tuple():
            return _between("[", [_text(item, inner) for item in value], "]", line)
    return json.dumps(value, ensure_ascii=False)


def _between(opening: str, items: list[str], closing: str, line: str) -> str:
    if not items:
        return opening + closing
    return opening + line + _STEP + f",{line}{_STEP}".join(items) + line + closing
