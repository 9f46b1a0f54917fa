"""The texts of a case: where they stand, and the case with another text in their stead."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from render import case
from render.errors import CaseError

Case = dict[str, Any]
Steps = tuple[str | int, ...]


def texts(value: Any, path: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """Yield each text of a case with the steps that lead to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, (*path, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from texts(inner, (*path, number))


def put(value: Any, changes: Mapping[Steps, str], path: Steps = ()) -> Any:
    """Return a case with other texts in some of its places; the case itself is left alone."""
    if path in changes:
        return changes[path]
    if isinstance(value, dict):
        return {name: put(inner, changes, (*path, name)) for name, inner in value.items()}
    if isinstance(value, list):
        return [put(inner, changes, (*path, n)) for n, inner in enumerate(value)]
    return value


def written(made: Mapping[str, Any]) -> str:
    """Return a case as JSON, always the same for the same case; numbers as they are exact."""
    return json.dumps(made, ensure_ascii=False, sort_keys=True, default=_number)


def _number(value: Any) -> int | float:
    return int(value) if value == int(value) else float(value)


def exact(made: Mapping[str, Any]) -> Case | None:
    """Return a case as it is read from its file, None where no file can hold it."""
    try:
        return case.read(written(made).encode("utf-8"))
    except (CaseError, UnicodeEncodeError):
        return None
