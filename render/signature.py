"""What a filter or test accepts and gives, and how it is applied to a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from render.message import Message
from render.record import record
from render.values import ABSENT, KINDS, SCALARS, Meant, ValueRefused, authored, kind_of

TEXT = frozenset({"text"})
NUMBER = frozenset({"number"})
BOOLEAN = frozenset({"boolean"})
LIST = frozenset({"list"})
OBJECT = frozenset({"object"})
SCALAR = TEXT | NUMBER
SIZED = TEXT | LIST | OBJECT
PRESENT = SCALARS | LIST | OBJECT
ANY = PRESENT | ABSENT


@record
class Signature:
    """
    A filter or test: the kinds of value it accepts, what it gives, its arguments.

    `run(value, language, *arguments)` does the work; `required` and `names` say how
    many arguments must and may be given.
    """

    accepts: frozenset[str]
    gives: str
    run: Callable[..., Any]
    summary: Message
    names: tuple[str, ...] = ()
    required: int = 0
    example: str = ""


def run(
    signature: Signature,
    name: str,
    value: Any,
    language: str,
    arguments: tuple[Any, ...],
    named: Mapping[str, Any] | None = None,
) -> Any:
    """Apply a filter or test; a value or argument outside its signature is refused."""
    if kind_of(value) not in signature.accepts:
        raise ValueRefused(unaccepted(name, kind_of(value), signature.accepts))
    for argument in (*arguments, *named.values()) if named else arguments:
        if kind_of(argument) not in PRESENT:
            raise ValueRefused(unaccepted(name, kind_of(argument), PRESENT))
    try:
        result = signature.run(value, language, *arguments, **(named or {}))
    except (TypeError, AttributeError, ArithmeticError, ValueError) as error:
        raise ValueRefused(
            Message(f"»{name}« kan ikke bruge argumentet.", f'"{name}" cannot use its argument.')
        ) from error
    # what is made of a blank that was meant is meant too
    return authored(result) if isinstance(value, Meant) and isinstance(result, str) else result


def unaccepted(name: str, kind: str, accepts: frozenset[str]) -> Message:
    """Say that a filter or test does not take a value of a kind, and what it takes."""
    da = " eller ".join(sorted(KINDS[k].da for k in accepts - ABSENT))
    en = " or ".join(sorted(KINDS[k].en for k in accepts - ABSENT))
    return Message(
        f"»{name}« kræver {da}, men feltet er {KINDS[kind].da}.",
        f'"{name}" takes {en}, but the field is {KINDS[kind].en}.',
    )
