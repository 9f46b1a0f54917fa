"""
Paths of fields as a table's header or a file name's pattern writes them.

`modtager.adresse.postnr`, and `stoette[0].navn` for the first item of a list: as problems in
a case are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from render.branches import json_path
from render.fields import ITEM, fields
from render.message import NOTHING, Message, did_you_mean
from render.schema import Schema
from render.shape import UNKNOWN, Shape

Path = tuple[str | int, ...]
_STEP = re.compile(r"([^\W\d][\w-]*)((?:\[[0-9]{1,3}\])*)")


def parse(text: str) -> Path | None:
    """Return the path that a text is, None for any other text."""
    steps: list[str | int] = []
    for piece in text.strip().split("."):
        match = _STEP.fullmatch(piece)
        if match is None:
            return None
        steps.append(match[1])
        steps += [int(number) for number in re.findall(r"[0-9]+", match[2])]
    return tuple(steps)


def written(path: Path) -> str:
    """Return a path as it is written."""
    return json_path(list(path))


def shape(schema: Schema | None, path: Path) -> Shape | None:
    """Return what a schema says of a path; None for a field that no case can have."""
    if schema is None:
        return UNKNOWN
    found: Shape | None = schema.shape
    for step in path:
        if found is None:
            return None
        wanted = "array" if isinstance(step, int) else "object"
        if found.is_unknown and found.path:
            found = UNKNOWN
        elif found.types and wanted not in found.types:
            return None
        else:
            found = found.items() if isinstance(step, int) else found.property(step)
    return found


def near(schema: Schema | None, text: str) -> Message:
    """Return which field was meant by a path or title that there is none of; empty if unsure."""
    if schema is None:
        return NOTHING
    names = {name.casefold(): name for name in _names(schema)}
    wanted = text.strip().casefold()
    same_end = [names[name] for name in names if name.endswith(f".{wanted}")]
    if len(same_end) == 1:
        return did_you_mean(same_end, before=" ")
    found = get_close_matches(wanted, names, n=1, cutoff=0.75)
    return did_you_mean([names[name] for name in found], before=" ")


def _names(schema: Schema) -> Iterator[str]:
    """Yield the paths of a schema's fields, the first item of each list for all."""
    for one in fields(schema.shape):
        if one.sort != "gruppe":
            yield one.name.replace(ITEM, "[0]")


def value_at(case: Any, path: Path) -> Any:
    """Return the value at a path of a case, None where the case does not lead there."""
    value = case
    for step in path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and step < len(value) else None
        else:
            value = value.get(step) if isinstance(value, Mapping) else None
    return value
