"""What stands in a letter where its template prints a field: values by field, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qa.letter.aligning import Pair
from qa.letter.master import Master
from qa.letter.pattern import values


@dataclass(frozen=True)
class Value:
    """What a field printed; `field` is its path with filters, `index` the paragraph's."""

    field: str
    text: str
    index: int

    @property
    def path(self) -> str:
        """The field's path alone."""
        return self.field.split("|")[0]

    def __repr__(self) -> str:
        return f"Value({self.field!r})"  # what it printed is personal


def filled(master: Master, pairs: tuple[Pair, ...]) -> Iterator[Value]:
    """Yield the values of a letter's paragraphs, outside loops, where they can be told apart."""
    for pair in pairs:
        if not pair.exact or pair.slot.loop or pair.slot.spread or not pair.pattern.has_holes:
            continue
        found = values(pair.said.text, pair.pattern)
        for tag, text in zip(pair.pattern.tags, found, strict=False):
            field = master.prints(tag) if tag else ""
            if field:
                yield Value(field, text, pair.said.index)
