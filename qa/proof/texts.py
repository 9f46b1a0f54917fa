"""
Texts as numbers: the literals of template and schema, blanks, and all others.

No theory of strings is needed: a letter tells two texts apart only by comparing them,
and prints all others as they are. A text is 0 where it is empty, below `VISIBLE` where
nothing of it shows (from `SPACES` where no literal is it), below `OTHER` where it is a
literal, else another text.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from qa.proof.formula import Formula, Number, Term, equal, less
from render.values import is_visible

SPACES = 500
VISIBLE = 1_000
OTHER = 1_000_000


@dataclass
class Texts:
    """The literals met so far, each with its number; 0 is the empty text."""

    codes: dict[str, int] = field(default_factory=lambda: {"": 0})

    def term(self, text: str) -> Number:
        """Return the number of a literal text."""
        if text not in self.codes:
            visible = is_visible(text)
            base = VISIBLE if visible else 2
            self.codes[text] = base + len(self.codes)
        return Number(self.codes[text])

    def text(self, code: int) -> str | None:
        """Return the literal with a number, None for a text that no literal is."""
        return next((text for text, known in self.codes.items() if known == code), None)


def is_empty(text: Term) -> Formula:
    """Return the formula that a text has no character."""
    return equal(text, Number(0))


def is_blank(text: Term) -> Formula:
    """Return the formula that nothing of a text shows."""
    return less(text, Number(VISIBLE))
