"""Where the paragraphs of a part were written, where some of them are shared paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Origin = tuple[str, int]  # a file ("" for the template's own), and a number in it


@dataclass(frozen=True, slots=True)
class Origins:
    """
    The origin of each paragraph and table of a part, in order.

    `parts` names, for each file that shared paragraphs came from, the member that holds them.
    """

    paragraphs: tuple[Origin, ...]
    tables: tuple[Origin, ...]
    parts: Mapping[str, str]

    def paragraph(self, number: int) -> Origin:
        """Return where a paragraph of the part was written, by its number from 1."""
        return self.paragraphs[number - 1]

    def table(self, number: int) -> Origin:
        """Return where a table of the part was written, by its number from 1."""
        return self.tables[number - 1]

    def part(self, source: str, own: str) -> str:
        """Return the member that a file's paragraphs stand in; `own` for the template's own."""
        return self.parts.get(source, own)
