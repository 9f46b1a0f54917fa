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


def changed(text: str, contents: Any) -> str:
    """
    Return the text of sound JSON made to say `contents`, in one pass.

    A member that is there keeps its place and its lines, as far as it says the same; a new
    one comes where `contents` has it; a list of groups that only grew is added to.
    """
    span, old = parse(text), json.loads(text, parse_float=Decimal)
    return text[: span.start] + _changed(text, span, old, contents, 0) + text[span.end :]


def _changed(text: str, span: Span, old: Any, new: Any, level: int) -> str:
    """Return the text of a value; `level` is how far it is indented where it is laid out anew."""
    if _same(old, new):
        return text[span.start : span.end]
    if isinstance(old, dict) and isinstance(new, dict):
        return _merged(text, span, old, new)
    if isinstance(old, list) and isinstance(new, list) and _grew(old, new):
        return _appended(text, span, new[len(old) :])
    return _dump(new, level)


def _same(old: Any, new: Any) -> bool:
    """Say whether two values are one in JSON, where true is not 1."""
    if isinstance(old, dict) and isinstance(new, dict):
        return list(old) == list(new) and all(_same(old[name], new[name]) for name in old)
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(_same, old, new))
    return isinstance(old, bool) is isinstance(new, bool) and bool(old == new)


def _merged(text: str, span: Span, old: dict[str, Any], new: dict[str, Any]) -> str:
    level = _level(text, span)
    if not _is_kept(text, span, old, new):
        return _dump(new, level)
    gap = _gap(text, span)
    places = {name: number for number, name in enumerate(old)}
    ends = [member[1].end for member in span.members.values()]
    pieces = ["{" + gap]
    for number, (name, value) in enumerate(new.items()):
        if name not in old:
            pieces += [f",{gap}"] if number else []
            pieces.append(f"{json.dumps(name, ensure_ascii=False)}: {_dump(value, level + 1)}")
            continue
        start, inner = span.members[name]
        before = places[name]
        if number:
            pieces.append(text[ends[before - 1] : start] if before else f",{gap}")
        pieces.append(text[start : inner.start])
        pieces.append(_changed(text, inner, old[name], value, level + 1))
    return "".join(pieces) + text[ends[-1] : span.end]


def _is_kept(text: str, span: Span, old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Say whether an object's lines can stay: what is left is in order, and is not all on one."""
    kept = [name for name in new if name in old]
    starts = [span.members[name][0] for name in old]
    if not kept or kept != [name for name in old if name in new] or starts != sorted(starts):
        return False
    is_line = "\n" not in text[span.start : span.end]
    return not (is_line and any(_is_laid_out(old, new, name) for name in new))


def _is_laid_out(old: dict[str, Any], new: dict[str, Any], name: str) -> bool:
    """Say whether a member is written anew: where all stands on one line, all of it is."""
    if name not in old:
        return True
    both = isinstance(old[name], dict) and isinstance(new[name], dict)
    return not both and not _same(old[name], new[name])


def _grew(old: list[Any], new: list[Any]) -> bool:
    """Say whether groups were added behind those of a list."""
    return bool(old) and _deep(new) and _same(old, new[: len(old)])


def _appended(text: str, span: Span, more: list[Any]) -> str:
    gap = text[span.start + 1 : span.items[0].start] or " "
    level = _level(text, span) + 1
    end = span.items[-1].end
    added = "".join(f",{gap}{_dump(value, level)}" for value in more)
    return text[span.start : end] + added + text[end : span.end]


def _gap(text: str, holder: Span) -> str:
    """Return the space between members, as the object itself has it."""
    return text[holder.start + 1 : _skip(text, holder.start + 1)] or " "


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
