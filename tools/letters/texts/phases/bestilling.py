"""The letters of ordering support."""

from __future__ import annotations

from collections.abc import Callable

from kit.letter import Letter
from texts import bestilling_indsats

LETTERS: dict[str, Callable[[], Letter]] = {
    "bestilling_indsats": bestilling_indsats.letter,
}
