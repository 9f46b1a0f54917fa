"""A rule on finished letters: metadata and one generator function, as those on templates."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.rule import Found
from render.message import Message

if TYPE_CHECKING:
    from qa.letter.subject import Subject

Check = Callable[["Subject"], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the list has it; `bad` and `good` are lines of a letter, as a reader sees them."""

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
        """Whether nobody may switch the rule off: all of them, a letter is on its way out."""
        return True


def rule(
    code: str, severity: str, title: Message, reason: Message, bad: str, good: str
) -> Callable[[Check], Rule]:
    """Make a rule of a generator function; its module's name is the rule's name."""

    def decorate(check: Check) -> Rule:
        module = inspect.getmodule(check)
        name = module.__name__.rsplit(".", 1)[-1] if module is not None else ""
        return Rule(code, severity, title, reason, bad, good, check, name)

    return decorate
