"""The library's letters, phase by phase."""

from __future__ import annotations

from collections.abc import Callable

from kit.letter import Letter
from texts.phases import (
    aabning,
    afgoerelse,
    bestilling,
    ledelse,
    opfoelgning,
    oplysning,
    vurdering,
)

LETTERS: dict[str, Callable[[], Letter]] = {
    **aabning.LETTERS,
    **oplysning.LETTERS,
    **vurdering.LETTERS,
    **afgoerelse.LETTERS,
    **bestilling.LETTERS,
    **opfoelgning.LETTERS,
    **ledelse.LETTERS,
}
