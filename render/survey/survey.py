"""
A file looked over, aspect by aspect: hidden text, revisions, fields, pictures, properties.

Filling needs none of this, so nothing is read before a rule asks for it. Each aspect is
a file beside this one, with a frozen record that knows its place and a function
`read(story)` that yields the records of one part, in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from render.package import Package
from render.stories import heading_levels, stories
from render.story import Story
from render.survey import hidden
from render.survey.hidden import Hidden

Fact = TypeVar("Fact")


@dataclass(frozen=True)
class Survey:
    """A package as it lies on the disk; each property is read once, when it is first asked for."""

    package: Package

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """The body, headers, footers and notes, numbered, as Word wrote them."""
        levels = heading_levels(self.package)
        return tuple(
            Story(part.name, part.kind, part.root, levels) for part in stories(self.package)
        )

    def _each(self, read: Callable[[Story], Iterator[Fact]]) -> tuple[Fact, ...]:
        return tuple(fact for story in self.stories for fact in read(story))

    @cached_property
    def hidden(self) -> tuple[Hidden, ...]:
        """The stretches of hidden text, a paragraph each."""
        return self._each(hidden.read)
