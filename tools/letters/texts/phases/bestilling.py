"""The letters of ordering support."""

from __future__ import annotations

from collections.abc import Callable

from kit.letter import Letter
from texts import (
    bestilling_indsats,
    handleplan_barn,
    handleplan_foraeldre,
    samarbejde_familiecenter,
)

LETTERS: dict[str, Callable[[], Letter]] = {
    "bestilling_indsats": bestilling_indsats.letter,
    "handleplan_barn": handleplan_barn.letter,
    "handleplan_foraeldre": handleplan_foraeldre.letter,
    "samarbejde_familiecenter": samarbejde_familiecenter.letter,
}
