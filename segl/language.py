"""Which language Segl speaks to its user: Danish, or English on request."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

VARIABLE = "SEGL_MESSAGES"


def language(arguments: Sequence[str] | None = None) -> str:
    """Return "da" or "en": by `--messages` on the command line, else `SEGL_MESSAGES`."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for index, word in enumerate(words):
        option, _, value = word.partition("=")
        if option == "--messages":
            said = value or next(iter(words[index + 1 : index + 2]), "")
            if said in ("da", "en"):
                return said
    return "en" if os.environ.get(VARIABLE) == "en" else "da"
