"""The letters of informing a case."""

from __future__ import annotations

from collections.abc import Callable

from kit.letter import Letter
from texts import (
    agterskrivelse,
    boernesamtale,
    forsinket_undersoegelse,
    notat_mundtlige_oplysninger,
    partshoering,
    udsaettelse_svar,
)

LETTERS: dict[str, Callable[[], Letter]] = {
    "partshoering": partshoering.letter,
    "agterskrivelse": agterskrivelse.letter,
    "udsaettelse_svar": udsaettelse_svar.letter,
    "boernesamtale": boernesamtale.letter,
    "notat_mundtlige_oplysninger": notat_mundtlige_oplysninger.letter,
    "forsinket_undersoegelse": forsinket_undersoegelse.letter,
}
