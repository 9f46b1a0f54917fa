"""The values of a run: JSON data, and the few things that only a template can make."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from render.message import Message
from render.nodes import Shape

KINDS = {
    "text": Message("tekst", "text"),
    "number": Message("tal", "a number"),
    "boolean": Message("ja/nej", "yes/no"),
    "list": Message("en liste", "a list"),
    "object": Message("en gruppe af felter", "a group of fields"),
    "null": Message("tomt (null)", "empty (null)"),
    "missing": Message("ikke udfyldt", "missing"),
    "markup": Message("en makro eller »set«-blok", 'a macro or "set" block'),
    "paragraphs": Message("flere afsnit", "several paragraphs"),
}
SCALARS = frozenset({"text", "number", "boolean"})
ABSENT = frozenset({"null", "missing"})


class Missing:
    """A field that the case does not have."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "Missing"


MISSING = Missing()


class ValueRefused(Exception):  # noqa: N818 - what a case does, not an error of ours
    """A value that a filter, test or operator cannot use; holds a message without it."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message


@dataclass(frozen=True, slots=True)
class Markup:
    """What a macro or `set` block gave: finished markup of a known shape."""

    text: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Text that prints as several paragraphs (the filter `afsnit`)."""

    lines: tuple[str, ...]


def kind_of(value: Any) -> str:
    """Return the kind of a value, a key of KINDS."""
    if isinstance(value, str):
        return "text"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, Decimal)):
        return "number"
    if isinstance(value, (list, tuple)):
        return "list"
    if isinstance(value, dict):
        return "object"
    if value is None:
        return "null"
    if isinstance(value, Markup):
        return "markup"
    if isinstance(value, Paragraphs):
        return "paragraphs"
    return "missing"


def is_filled(value: Any) -> bool:
    """Say whether a value is there and holds something visible (the test `udfyldt`)."""
    if isinstance(value, str):
        return any(not character.isspace() and character.isprintable() for character in value)
    if isinstance(value, (list, tuple, dict)):
        return len(value) > 0
    return value is not None and value is not MISSING


def is_true(value: Any) -> bool:
    """Return the truth of a value as a condition sees it; missing and null are false."""
    return bool(value) and value is not MISSING


def plain(value: Any) -> str:
    """Return the text of a scalar as it prints: numbers without exponent."""
    return format(value, "f") if isinstance(value, Decimal) else str(value)
