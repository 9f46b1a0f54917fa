"""The letters of informing a case."""

from __future__ import annotations

from collections.abc import Callable

from kit.letter import Letter
from texts import partshoering

LETTERS: dict[str, Callable[[], Letter]] = {
    "partshoering": partshoering.letter,
}
