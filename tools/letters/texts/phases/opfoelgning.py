"""The documents of following up on support."""

from __future__ import annotations

from collections.abc import Callable

from kit.letter import Letter
from texts import opfoelgning

LETTERS: dict[str, Callable[[], Letter]] = {
    "opfoelgning": opfoelgning.letter,
}
