"""The values of a run: JSON data, and the few things that only a template can make."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from render.message import Message
from render.nodes import Shape
from render.record import record

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

BLANK = Message(
    "Feltet er blankt: der ville stå et hul i brevet. Udfyld det, eller skriv "
    "»{% if … is udfyldt %}« om koden.",
    "The field is blank: there would be a hole in the letter. Fill it in, or write "
    '"{% if … is udfyldt %}" around the tag.',
)


class Missing:
    """A field that the case does not have."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "Missing"

    def __bool__(self) -> bool:
        return False


MISSING = Missing()


class ValueRefused(Exception):  # noqa: N818 - what a case does, not an error of ours
    """A value that a filter, test or operator cannot use; holds a message without it."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message


class Meant(str):
    """A blank text that the template's author wrote, such as `default("")`: no hole."""

    __slots__ = ()


@record
class Markup:
    """What a macro or `set` block gave: finished markup of a known shape."""

    text: str
    shape: Shape


@record
class Paragraphs:
    """
    Text that prints as several paragraphs (the filter `afsnit`).

    `lines` are those with something visible; with none, only a blank that was `meant`
    may print.
    """

    lines: tuple[str, ...]
    meant: bool = False


def kind_of(value: Any) -> str:
    """Return the kind of a value, a key of KINDS."""
    return _BY_CLASS.get(value.__class__) or _derived(value)


def _derived(value: Any) -> str:
    """Return the kind of a value by what its class descends from."""
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


_BY_CLASS = {
    str: "text", bool: "boolean", int: "number", Decimal: "number", list: "list", dict: "object",
}  # fmt: skip


def is_visible(text: str) -> bool:
    """Say whether a text has a character that shows on paper."""
    if text.isprintable():  # nearly always: no line ends, no invisible signs
        return bool(text) and not text.isspace()
    return any(not character.isspace() and character.isprintable() for character in text)


def is_filled(value: Any) -> bool:
    """Say whether a value is there and holds something visible (the test `udfyldt`)."""
    if isinstance(value, str):
        return is_visible(value)
    if isinstance(value, (list, tuple, dict)):
        return len(value) > 0
    return value is not None and value is not MISSING


def is_true(value: Any) -> bool:
    """Return the truth of a value as a condition sees it; missing and null are false."""
    return bool(value)


def plain(value: Any) -> str:
    """Return the text of a scalar as it prints: numbers without exponent."""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def authored(text: str) -> str:
    """Return a text of the template itself: if it is blank, that was meant."""
    return text if is_visible(text) else Meant(text)
