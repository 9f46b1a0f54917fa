"""The greeting that closes a letter, above the signature."""

from __future__ import annotations

import re

from qa.letter.pattern import HOLE

# "Inussiarnersumik inuulluaqqusillunga": "with friendly greetings" in the letters of SUI
_CLOSING = re.compile(
    r"(?:(?:med )?(?:venlig|kærlig|de bedste) hilsen|venlige hilsner|mvh|inussiarnersumik)\b",
    re.IGNORECASE,
)
LONG = 60  # characters of a line that closes a letter


def closes(text: str) -> bool:
    """Say whether a line is a greeting that a signature follows."""
    words = " ".join(text.replace(HOLE, "…").split())
    return len(words) <= LONG and _CLOSING.match(words) is not None
