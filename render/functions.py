"""What the filters do: each takes a value that its signature accepts, and the language."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from typing import Any

from render import danish
from render.message import Message
from render.operators import MAX_NUMBER, MAX_TEXT, TOO_LONG
from render.signature import NUMBER, SCALAR, TEXT
from render.values import (
    BLANK,
    MISSING,
    Meant,
    Paragraphs,
    ValueRefused,
    authored,
    is_visible,
    kind_of,
    plain,
)

_ROUNDING = {"common": ROUND_HALF_EVEN, "ceil": ROUND_CEILING, "floor": ROUND_FLOOR}
_NO_NUMBER = Message("Teksten er ikke et tal.", "The text is not a number.")


def formatted(function: Callable[..., str]) -> Callable[..., str]:
    """Turn a formatter's error into a refusal that does not repeat the value."""

    def wrapped(value: Any, language: str, *arguments: Any, **named: Any) -> str:
        try:
            return function(value, language, *arguments, **named)
        except danish.FormatError as error:
            raise ValueRefused(error.message) from error

    return wrapped


# --- lists -----------------------------------------------------------------------


def first(value: Any, _: str) -> Any:
    """Return the first item."""
    if not value:
        raise ValueRefused(Message("Listen er tom.", "The list is empty."))
    return value[0]


def last(value: Any, language: str) -> Any:
    """Return the last item."""
    return first(value[-1:], language)


def enumerated(value: Any, language: str) -> str:
    """Return the items as a sentence counts them up."""
    return danish.enumerate_words(_words(value), language)


def joined(value: Any, _: str, d: str = "") -> str:
    """Return the items with a separator between them."""
    if len(value) * len(d) > MAX_TEXT:
        raise ValueRefused(TOO_LONG)
    return d.join(_words(value))


def _words(values: Any) -> list[str]:
    """Return the texts of a list, each with something to see."""
    if not all(is_visible(word) or isinstance(word, Meant) for word in _scalars(values)):
        raise ValueRefused(BLANK)
    return _scalars(values)


def _scalars(values: Any) -> list[str]:
    for item in values:
        if kind_of(item) not in SCALAR:
            raise ValueRefused(
                Message(
                    "Listen skal bestå af tekster eller tal.",
                    "The list must hold texts or numbers.",
                )
            )
    return [plain(item) for item in values]


def ordered(value: Any, _: str, reverse: bool = False, attribute: str = "") -> list[Any]:
    """Return the items in order, by one of their fields if `attribute` names one."""
    keys = [field_of(item, attribute) if attribute else item for item in value]
    kinds = {kind_of(key) for key in keys}
    if not (kinds <= TEXT or kinds <= NUMBER):
        raise ValueRefused(
            Message(
                "Kun lister af tekster eller af tal kan sorteres.",
                "Only lists of texts or of numbers can be sorted.",
            )
        )
    order = sorted(range(len(keys)), key=lambda i: _sort_key(keys[i]), reverse=reverse)
    return [value[i] for i in order]


def _sort_key(key: Any) -> Any:
    return danish.sort_key(key) if isinstance(key, str) else key


def smallest(value: Any, language: str) -> Any:
    """Return the item that comes first in order."""
    return first(ordered(value, language), language)


def largest(value: Any, language: str) -> Any:
    """Return the item that comes last in order."""
    return last(ordered(value, language), language)


def field_of(item: Any, name: str) -> Any:
    """Return a field of an item, by a path as `barn.navn`."""
    for part in name.split("."):
        if not isinstance(item, dict) or part not in item:
            raise ValueRefused(
                Message(
                    f"Feltet »{part}« mangler i listen.",
                    f'The field "{part}" is missing in the list.',
                )
            )
        item = item[part]
    return item


def distinct(value: Any, _: str) -> list[Any]:
    """Return each item once."""
    _scalars(value)
    return list(dict.fromkeys(value))


def fields(value: Any, _: str, attribute: str) -> list[Any]:
    """Return one field of each item."""
    return [field_of(item, attribute) for item in value]


def total(value: Any, _: str, attribute: str = "") -> int | Decimal:
    """Return the sum of the items, or of one of their fields."""
    result: int | Decimal = 0
    for item in value:
        summand = field_of(item, attribute) if attribute else item
        if kind_of(summand) != "number":
            raise ValueRefused(Message("Kun tal kan lægges sammen.", "Only numbers can be summed."))
        result += summand
    return result


def sorted_fields(value: dict[str, Any], _: str) -> list[Any]:
    """Return the names and values of an object, by name."""
    return [[key, value[key]] for key in sorted(value, key=danish.sort_key)]


# --- numbers and texts -------------------------------------------------------------


def number(value: int | Decimal, language: str, decimaler: int | None = None) -> str:
    """Return a number as Danish writes it."""
    return danish.number(value, language, decimaler)


def rounded(value: Any, _: str, precision: int = 0, method: str = "common") -> Decimal:
    """Return a number with so many decimals."""
    if method not in _ROUNDING or not -9 <= precision <= 9:
        raise ValueRefused(Message("Afrundingen findes ikke.", "There is no such rounding."))
    return Decimal(value).quantize(Decimal(1).scaleb(-precision), rounding=_ROUNDING[method])


def whole(value: Any, _: str) -> int:
    """Return a number without its decimals, or the number that a text holds."""
    try:
        result = Decimal(value)
        bounded = -MAX_NUMBER <= result <= MAX_NUMBER
    except ArithmeticError as error:
        raise ValueRefused(_NO_NUMBER) from error
    if not bounded:
        raise ValueRefused(_NO_NUMBER)
    return int(result)


def replaced(value: str, _: str, old: str, new: str) -> str:
    """Return a text with one piece replaced by another."""
    if not old:
        return value
    if value.count(old) * len(new) > MAX_TEXT:
        raise ValueRefused(TOO_LONG)
    return value.replace(old, new)


def shortened(
    value: str, _: str, length: int = 255, killwords: bool = False, end: str = "…"
) -> str:
    """Return a text cut to a length, between words unless `killwords`."""
    if len(value) <= length:
        return value
    cut = value[: max(length - len(end), 0)]
    return (cut if killwords else cut.rsplit(" ", 1)[0]) + end


def paragraphs(value: str, _: str) -> Paragraphs:
    """Return a text whose lines print as paragraphs."""
    lines = tuple(line for line in value.splitlines() if is_visible(line))
    return Paragraphs(lines, isinstance(value, Meant))


def otherwise(value: Any, _: str, default_value: Any = "", boolean: bool = False) -> Any:
    """Return another value for one that is not there (or, with `boolean`, is false)."""
    empty = value is MISSING or value is None or (boolean and not value)
    if isinstance(value, str) and isinstance(default_value, Meant):
        return authored(value)  # who writes default("") means that nothing may stand there
    return default_value if empty else value
