"""A rule: metadata and one generator function that yields only what it knows."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from render.message import Message
from render.place import Place


@dataclass(frozen=True, slots=True)
class Found:
    """
    What a rule yields: a place and a message.

    `severity` and `basis` are given only where they follow the grade of a legal
    fact; else the rule's own severity holds. `case` is a case that shows it, as JSON.
    """

    place: Place
    message: Message
    fix: Message | None = None
    severity: str = ""
    basis: str = ""
    case: str = ""


Subject = TypeVar("Subject")  # what a rule looks at: a template, or a finished letter
Check = Callable[[Subject], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    """
    A rule as the ruleset lists it, on templates (`qa.subject`) or on letters (`qa.letter.subject`).

    `bad` and `good` are documents written as a line of text (see tests/conftest.py), or lines of
    a letter as a reader sees them; `reason` is why the rule exists; `sealed` rules cannot be
    suppressed.
    """

    code: str
    severity: str
    title: Message
    reason: Message
    bad: str
    good: str
    check: Check[Subject]
    name: str

    @property
    def family(self) -> str:
        """The three letters of the code."""
        return self.code[:3]

    @property
    def sealed(self) -> bool:
        """Whether nobody may switch the rule off: law and safety, and a letter on its way out."""
        return self.family in ("LAW", "PKG", "LTR")


def rule(
    code: str, severity: str, title: Message, reason: Message, bad: str, good: str
) -> Callable[[Check[Subject]], Rule[Subject]]:
    """Make a rule of a generator function; its module's name is the rule's name."""

    def decorate(check: Check[Subject]) -> Rule[Subject]:
        module = inspect.getmodule(check)
        name = module.__name__.rsplit(".", 1)[-1] if module is not None else ""
        return Rule(code, severity, title, reason, bad, good, check, name)

    return decorate
