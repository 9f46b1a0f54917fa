"""A paragraph of a template, as letters are held against it."""

from __future__ import annotations

from dataclasses import dataclass

from qa.letter.pattern import Pattern
from qa.proof.formula import Formula
from qa.proof.letter import Line


@dataclass(frozen=True)
class Slot:
    """
    A paragraph of the template.

    `patterns` are the ways that it may read with the municipality's own words written out,
    `open` those without them. `when` is the condition of the blocks outside any loop; `loop` the
    tags of the loops around it. A `spread` one may become several paragraphs.
    """

    number: int
    line: Line
    patterns: tuple[Pattern, ...]
    open: tuple[Pattern, ...]
    when: Formula
    loop: tuple[int, ...]
    spread: bool

    @property
    def weight(self) -> int:
        """How many literal words it has at least."""
        return min((one.weight for one in self.patterns), default=0)

    @property
    def source(self) -> str:
        """The file of the shared paragraphs that it stands in, "" for the template's own."""
        return self.line.paragraph.place.told.source
