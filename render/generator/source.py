"""Python source while it is written: lines, fresh names, and constants beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

MAX_DEPTH = 60  # Python reads up to 100 levels of indentation


class TooDeepError(Exception):
    """A template that nests deeper than Python's own source may."""


@dataclass
class Source:
    """
    The source of one function and the constants that it names.

    `constants` is by name (`k0`, `k1` ...); only they hold what a template says.
    """

    lines: list[str] = field(default_factory=list)
    constants: dict[str, Any] = field(default_factory=dict)
    depth: int = 0
    count: int = 0
    _known: dict[tuple[type, Any], str] = field(default_factory=dict)

    def add(self, line: str) -> None:
        """Write a line at the present depth."""
        self.lines.append(" " * self.depth + line)

    @contextmanager
    def block(self, line: str) -> Iterator[None]:
        """Write a line that opens a block; what is written inside stands in it."""
        self.add(line)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise TooDeepError
        start = len(self.lines)
        yield
        if len(self.lines) == start:
            self.add("pass")
        self.depth -= 1

    def fresh(self, letter: str) -> str:
        """Return a variable that nothing else is called."""
        self.count += 1
        return f"{letter}{self.count}"

    def constant(self, value: Any) -> str:
        """Return the name of a constant; equal texts share one."""
        if not isinstance(value, str):
            return self._new(value)
        key = (type(value), value)
        if key not in self._known:
            self._known[key] = self._new(value)
        return self._known[key]

    def _new(self, value: Any) -> str:
        name = f"k{len(self.constants)}"
        self.constants[name] = value
        return name

    @property
    def text(self) -> str:
        """The whole source."""
        return "\n".join(self.lines) + "\n"
