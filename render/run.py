"""One filling of one part: names in scope, markup written so far, and the limits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from render.message import Message
from render.values import MISSING, ValueRefused

MAX_STEPS = 200_000  # 10,000 rows of twenty turns each; a few seconds at the most
MAX_OUTPUT = 128 * 2**20


class Scope:
    """Names and their values; a loop, `with` or macro opens one inside another."""

    __slots__ = ("names", "outer")

    def __init__(self, names: dict[str, Any], outer: Scope | None = None) -> None:
        self.names = names
        self.outer = outer

    def get(self, name: str) -> Any:
        """Return the value of a name, MISSING where nothing has it."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            scope = scope.outer
        return MISSING


class Run:
    """One filling of one part: what has been written, and the limits."""

    __slots__ = ("calls", "language", "once", "out", "size", "steps", "unique")

    def __init__(self, language: str, unique: int = 1, *out: str) -> None:
        self.language = language
        self.unique = unique
        self.out = list(out)
        self.once: set[str] = set()
        self.steps = self.calls = self.size = 0

    def step(self, turns: int = 1) -> None:
        """Count turns of a loop; a run-away template is refused."""
        self.steps += turns
        if self.steps > MAX_STEPS:
            raise ValueRefused(TOO_MUCH)

    def write(self, markup: str) -> None:
        """Append markup; a document that grows beyond measure is refused."""
        self.out.append(markup)
        self.size += len(markup)
        if self.size > MAX_OUTPUT:
            raise ValueRefused(TOO_MUCH)

    def capture(self, program: Program, scope: Scope) -> str:
        """Return what a program writes, apart from the rest."""
        outer, self.out = self.out, []
        try:
            program(scope, self)
            return "".join(self.out)
        finally:
            self.out = outer


class Loop(dict[str, Any]):
    """What `loop` is inside a loop; told from a field of the case that has its name."""

    @classmethod
    def at(cls, index: int, length: int, outer: Any) -> Loop:
        """Return `loop` at a turn (from 0) of a loop; `outer` is `loop` around it, if any."""
        depth = outer["depth"] + 1 if isinstance(outer, Loop) else 1
        return cls(
            index=index + 1,
            index0=index,
            revindex=length - index,
            revindex0=length - index - 1,
            first=index == 0,
            last=index == length - 1,
            length=length,
            depth=depth,
            depth0=depth - 1,
        )


Program = Callable[[Scope, Run], None]
Evaluator = Callable[[Scope, Run], Any]
TOO_MUCH = Message(
    "Dokumentet bliver for stort: en løkke gentages for mange gange.",
    "The document grows too large: a loop repeats too many times.",
)
