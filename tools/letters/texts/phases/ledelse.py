"""The documents of leaders and super-users."""

from __future__ import annotations

from collections.abc import Callable

from kit.letter import Letter
from texts import (
    faelles_brug,
    gevinstrealisering,
    ledelsestilsyn,
    maal_for_systemet,
    superbruger,
)

LETTERS: dict[str, Callable[[], Letter]] = {
    "ledelsestilsyn": ledelsestilsyn.letter,
    "maal_for_systemet": maal_for_systemet.letter,
    "gevinstrealisering": gevinstrealisering.letter,
    "faelles_brug": faelles_brug.letter,
    "superbruger": superbruger.letter,
}
