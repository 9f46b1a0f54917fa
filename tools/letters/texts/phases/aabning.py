"""The letters of opening a case."""

from __future__ import annotations

from collections.abc import Callable

from kit.letter import Letter
from texts import kvittering_underretning

LETTERS: dict[str, Callable[[], Letter]] = {
    "kvittering_underretning": kvittering_underretning.letter,
}
