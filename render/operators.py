"""Operators on the values of a case: only kinds that go together, within bounds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from render.message import Message
from render.values import (
    BLANK,
    KINDS,
    SCALARS,
    Meant,
    ValueRefused,
    authored,
    is_visible,
    kind_of,
    plain,
)

MAX_TEXT = 1_000_000
MAX_NUMBER = Decimal(10) ** 30
TOO_LONG = Message("Teksten bliver for lang.", "The text grows too long.")
_TOO_LARGE = Message("Tallet bliver for stort.", "The number grows too large.")
_OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: Decimal(a) / Decimal(b),
    "//": lambda a, b: _floor(a, b),
    "%": lambda a, b: a - b * _floor(a, b),
    "==": lambda a, b: kind_of(a) == kind_of(b) and a == b,
    "!=": lambda a, b: kind_of(a) != kind_of(b) or a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}
BINARY = frozenset({"~", "in", "not in", *_OPERATORS})
_ORDER = frozenset({"+", "<", "<=", ">", ">="})


def binary(operator: str, left: Any, right: Any) -> Any:
    """Apply an operator to two present values; anything but its own kinds is refused."""
    kinds = (kind_of(left), kind_of(right))
    if operator == "~" or (operator == "+" and kinds == ("text", "text")):
        return _bounded(_joined(left, right, operator))
    if operator in ("in", "not in"):
        return _contains(left, right) is (operator == "in")
    if operator in ("==", "!="):
        _scalar(left, operator)
        _scalar(right, operator)
    elif not (kinds == ("number", "number") or (kinds == ("text", "text") and operator in _ORDER)):
        raise ValueRefused(_mismatch(operator, kinds))
    if operator in ("/", "//", "%") and right == 0:
        raise ValueRefused(Message("Der divideres med nul.", "Division by zero."))
    try:
        return _bounded(_OPERATORS[operator](left, right))
    except ArithmeticError as error:
        raise ValueRefused(_TOO_LARGE) from error


def _joined(left: Any, right: Any, operator: str) -> str:
    """Return two values as one text; a blank that nobody meant would be a hole in it."""
    texts = [plain(_scalar(value, operator)) for value in (left, right)]
    meant = [isinstance(value, Meant) for value in (left, right)]
    if not all(is_visible(text) or known for text, known in zip(texts, meant, strict=True)):
        raise ValueRefused(BLANK)
    return authored("".join(texts)) if all(meant) else "".join(texts)


def _floor(left: int | Decimal, right: int | Decimal) -> int | Decimal:
    """Divide down to a whole number; Decimal's own `//` goes towards nought."""
    if isinstance(left, int) and isinstance(right, int):
        return left // right
    quotient, rest = divmod(Decimal(left), Decimal(right))
    return quotient - 1 if rest and (rest < 0) != (right < 0) else quotient


def _contains(left: Any, right: Any) -> bool:
    kind = kind_of(right)
    if kind == "list":
        return any(binary("==", left, item) for item in right)
    if kind in ("text", "object") and kind_of(left) == "text":
        return left in right
    raise ValueRefused(_mismatch("in", (kind_of(left), kind)))


def _scalar(value: Any, operator: str) -> Any:
    kind = kind_of(value)
    if kind not in SCALARS or (operator == "~" and kind == "boolean"):
        raise ValueRefused(_mismatch(operator, (kind,)))
    return value


def _mismatch(operator: str, kinds: tuple[str, ...]) -> Message:
    return Message(
        f"»{operator}« kan ikke bruges på {' og '.join(KINDS[k].da for k in kinds)}.",
        f'"{operator}" cannot be used on {" and ".join(KINDS[k].en for k in kinds)}.',
    )


def _bounded(value: Any) -> Any:
    if isinstance(value, str) and len(value) > MAX_TEXT:
        raise ValueRefused(TOO_LONG)
    if isinstance(value, (int, Decimal)) and not -MAX_NUMBER <= value <= MAX_NUMBER:
        raise ValueRefused(_TOO_LARGE)
    return value
