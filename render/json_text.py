"""
The text of a JSON file, written and changed as a person would: what is not touched stays.

A schema is kept by people, in lines of their own. So a change is made in the text, at the
place of the member, and every other byte survives.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

WIDTH = 100
Steps = tuple[str | int, ...]
_SPACE = re.compile(r"\s*")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands in a text; the members of an object with where each key begins."""

    start: int
    end: int
    members: Mapping[str, tuple[int, Span]] = field(default_factory=dict)
    items: tuple[Span, ...] = ()


def parse(text: str) -> Span:
    """Return where everything stands in the text of sound JSON."""
    return _value(text, _skip(text, 0))


def _skip(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match is not None else position


def _value(text: str, start: int) -> Span:
    if text[start] == "{":
        return _object(text, start)
    if text[start] == "[":
        return _array(text, start)
    return Span(start, _DECODER.raw_decode(text, start)[1])


def _object(text: str, start: int) -> Span:
    members: dict[str, tuple[int, Span]] = {}
    position = _skip(text, start + 1)
    while text[position] != "}":
        name, end = _DECODER.raw_decode(text, position)
        value = _value(text, _skip(text, _skip(text, end) + 1))
        members[name] = (position, value)
        position = _skip(text, value.end)
        position = _skip(text, position + 1) if text[position] == "," else position
    return Span(start, position + 1, members)


def _array(text: str, start: int) -> Span:
    items: list[Span] = []
    position = _skip(text, start + 1)
    while text[position] != "]":
        items.append(_value(text, position))
        position = _skip(text, items[-1].end)
        position = _skip(text, position + 1) if text[position] == "," else position
    return Span(start, position + 1, items=tuple(items))


def at(text: str, steps: Steps) -> Span:
    """Return where the value at a path stands; raises KeyError where there is none."""
    span = parse(text)
    for step in steps:
        span = span.items[step] if isinstance(step, int) else span.members[step][1]
    return span


def put(text: str, steps: Steps, name: str, value: Any, after: str = "") -> str:
    """
    Return the text with a member of the object at a path set to a value.

    A member that is there keeps its place; a new one comes behind `after`, else last.
    """
    holder = at(text, steps)
    level = _level(text, holder)
    line = text[holder.start : holder.end]
    if "\n" not in line:  # what was kept on one line is laid out anew
        whole = _placed(json.loads(line, parse_float=Decimal), name, value, after)
        return text[: holder.start] + _dump(whole, level) + text[holder.end :]
    if name in holder.members:
        span = holder.members[name][1]
        return text[: span.start] + _dump(value, level + 1) + text[span.end :]
    member = f"{json.dumps(name, ensure_ascii=False)}: {_dump(value, level + 1)}"
    if not holder.members:
        return text[: holder.start] + _dump({name: value}, level) + text[holder.end :]
    before = holder.members[after] if after in holder.members else _last(holder)
    gap = _gap(text, holder)
    return text[: before[1].end] + f",{gap}{member}" + text[before[1].end :]


def append(text: str, steps: Steps, name: str, values: list[Any]) -> str:
    """Return the text with values behind those of a list, a member of the object at a path."""
    holder = at(text, steps)
    if name not in holder.members or not holder.members[name][1].items:
        return put(text, steps, name, values) if values else text
    span = holder.members[name][1]
    gap = text[span.start + 1 : span.items[0].start] or " "
    level = _level(text, span) + 1
    more = "".join(f",{gap}{_dump(value, level)}" for value in values)
    end = span.items[-1].end
    return text[:end] + more + text[end:]


def _placed(whole: dict[str, Any], name: str, value: Any, after: str) -> dict[str, Any]:
    """Return an object with a member set in its place, behind `after`, or last."""
    if name in whole or after not in whole:
        return whole | {name: value}
    return {
        key: item
        for old, kept in whole.items()
        for key, item in ((old, kept), *([(name, value)] if old == after else []))
    }


def drop(text: str, steps: Steps, name: str) -> str:
    """Return the text without a member of the object at a path, with its comma."""
    holder = at(text, steps)
    if name not in holder.members:
        return text
    names = list(holder.members)
    index = names.index(name)
    start, span = holder.members[name]
    if index:
        return text[: holder.members[names[index - 1]][1].end] + text[span.end :]
    if len(names) > 1:
        return text[:start] + text[holder.members[names[1]][0] :]
    return text[: holder.start] + "{}" + text[holder.end :]


def _last(holder: Span) -> tuple[int, Span]:
    return list(holder.members.values())[-1]


def _gap(text: str, holder: Span) -> str:
    """Return the space between members, as the object itself has it."""
    first = next(iter(holder.members.values()))[0]
    return text[holder.start + 1 : first] or " "


def _level(text: str, holder: Span) -> int:
    """Return how far the members of an object are indented, in steps of two."""
    line = text[text.rfind("\n", 0, holder.start) + 1 : holder.start]
    return (len(line) - len(line.lstrip(" "))) // 2


def dump(value: Any) -> str:
    """Return the text of a whole file: short groups on one line, the others member by member."""
    return _dump(value, 0) + "\n"


def _dump(value: Any, level: int) -> str:
    """Return a value's text, its own first line begun already."""
    if not isinstance(value, (dict, list)) or not value:
        return json.dumps(value, ensure_ascii=False, default=float)
    if level and (line := _line(value)) is not None and len(line) + 2 * level <= WIDTH - 20:
        return line
    opener, closer = "{}" if isinstance(value, dict) else "[]"
    pad = "  " * (level + 1)
    inner = f",\n{pad}".join(_pieces(value, level + 1))
    return f"{opener}\n{pad}{inner}\n{'  ' * level}{closer}"


def _pieces(value: Any, level: int) -> Iterator[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield f"{json.dumps(name, ensure_ascii=False)}: {_dump(item, level)}"
    else:
        yield from (_dump(item, level) for item in value)


def _line(value: Any) -> str | None:
    """Return a value of plain values only on one line, None for one with groups in it."""
    items = list(value.values()) if isinstance(value, dict) else value
    if any(isinstance(item, dict) or (isinstance(item, list) and _deep(item)) for item in items):
        return None
    text = json.dumps(value, ensure_ascii=False, default=float)
    return f"{{ {text[1:-1]} }}" if isinstance(value, dict) else text


def _deep(items: list[Any]) -> bool:
    return any(isinstance(item, (dict, list)) for item in items)
