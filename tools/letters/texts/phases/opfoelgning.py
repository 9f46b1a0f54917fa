"""The documents of following up on support."""

from __future__ import annotations

from collections.abc import Callable

from kit.letter import Letter
from texts import opfoelgning, opfoelgningsnotat, overvaaget_samvaer, statusrapport

LETTERS: dict[str, Callable[[], Letter]] = {
    "opfoelgning": opfoelgning.letter,
    "opfoelgningsnotat": opfoelgningsnotat.letter,
    "overvaaget_samvaer": overvaaget_samvaer.letter,
    "statusrapport": statusrapport.letter,
}
