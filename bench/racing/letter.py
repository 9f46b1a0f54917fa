"""
What a letter is made of, in no engine's syntax.

In a text `[name]` is a value of the case, and `[.name]` one of the item of the list around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

FIELD = re.compile(r"\[(\.?\w+)\]")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in a style."""

    text: str
    style: str = "Body Text"


@dataclass(frozen=True, slots=True)
class Condition:
    """Paragraphs that stand where a flag of the case is true."""

    flag: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """Paragraphs that stand once for each item of a list."""

    items: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with fixed rows."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A table with a heading and a row for each item of a list, one field a column."""

    items: str
    heading: tuple[str, ...]
    fields: tuple[str, ...]


Block = Line | Condition | Repeat | Grid | Rows


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole letter."""

    header: str
    body: tuple[Block, ...]
    footer: str

    def texts(self) -> Iterator[str]:
        """Yield every text outside the loops."""
        yield self.header
        for block in self.body:
            yield from _texts(block)
        yield self.footer

    def values(self) -> list[str]:
        """Return the names of the values outside the loops, one for each tag."""
        return [name for text in self.texts() for name in FIELD.findall(text)]


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Line(text):
            yield text
        case Condition(_, lines):
            yield from (line.text for line in lines)
        case Grid(rows):
            yield from (text for row in rows for text in row)


def schema(case: Mapping[str, object]) -> dict[str, object]:
    """Return the JSON Schema that declares every field of a case, and no other."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Afgørelse",
        **_declared(case),
    }


def _declared(value: object) -> dict[str, object]:
    if isinstance(value, Mapping):
        return {
            "type": "object",
            "properties": {name: {"title": name, **_declared(value[name])} for name in value},
            "required": list(value),
            "additionalProperties": False,
        }
    if isinstance(value, list):
        return {"type": "array", "minItems": 1, "maxItems": 20_000, "items": _declared(value[0])}
    if isinstance(value, bool):
        return {"type": "boolean"}
    return {"type": "string", "minLength": 1, "maxLength": 500}
