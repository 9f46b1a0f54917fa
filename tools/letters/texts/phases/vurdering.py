"""The documents of assessing a case."""

from __future__ import annotations

from collections.abc import Callable

from kit.letter import Letter
from texts import socialfaglig_undersoegelse

LETTERS: dict[str, Callable[[], Letter]] = {
    "socialfaglig_undersoegelse": socialfaglig_undersoegelse.letter,
}
