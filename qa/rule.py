"""A rule: metadata and one generator function that yields only what it knows."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qa.subject import Subject
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


Check = Callable[[Subject], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """
    A rule as the ruleset lists it.

    `bad` and `good` are documents written as a line of text (see tests/conftest.py);
    `reason` is why the rule exists; `sealed` rules cannot be suppressed.
    """

    code: str
    severity: str
    title: Message
    reason: Message
    bad: str
    good: str
    check: Check
    name: str

    @property
    def family(self) -> str:
        """The three letters of the code."""
        return self.code[:3]

    @property
    def sealed(self) -> bool:
        """Whether nobody may switch the rule off: law and safety."""
        return self.family in ("LAW", "PKG")


def rule(
    code: str, severity: str, title: Message, reason: Message, bad: str, good: str
) -> Callable[[Check], Rule]:
    """Make a rule of a generator function; its module's name is the rule's name."""

    def decorate(check: Check) -> Rule:
        module = inspect.getmodule(check)
        name = module.__name__.rsplit(".", 1)[-1] if module is not None else ""
        return Rule(code, severity, title, reason, bad, good, check, name)

    return decorate
