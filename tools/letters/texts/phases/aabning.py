"""The letters of opening a case."""

from __future__ import annotations

from collections.abc import Callable

from kit.letter import Letter
from texts import (
    behandling_personoplysninger,
    kvittering_underretning,
    orientering_sagens_gang,
    overdragelse_kommune,
    overlevering_undersoegelse,
    samtykke_oplysninger,
    underretning_seksuelle_overgreb,
    vurdering_24_timer,
)

LETTERS: dict[str, Callable[[], Letter]] = {
    "kvittering_underretning": kvittering_underretning.letter,
    "vurdering_24_timer": vurdering_24_timer.letter,
    "underretning_seksuelle_overgreb": underretning_seksuelle_overgreb.letter,
    "orientering_sagens_gang": orientering_sagens_gang.letter,
    "behandling_personoplysninger": behandling_personoplysninger.letter,
    "samtykke_oplysninger": samtykke_oplysninger.letter,
    "overlevering_undersoegelse": overlevering_undersoegelse.letter,
    "overdragelse_kommune": overdragelse_kommune.letter,
}
