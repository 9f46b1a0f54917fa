"""The access token of SBSIP (Keycloak, password grant): asked for anew before it runs out."""

from __future__ import annotations

import time
from collections.abc import Callable

MARGIN = 60.0  # seconds before its end at which a token counts as run out
Ask = Callable[[], tuple[str, float]]


class Token:
    """
    An access token that is asked for when it is needed, and no sooner.

    `ask` returns a token and for how many seconds it holds. Nothing shows its value.
    """

    def __init__(self, ask: Ask, clock: Callable[[], float] = time.monotonic) -> None:
        self._ask = ask
        self._clock = clock
        self._value = ""
        self._end = 0.0

    def __repr__(self) -> str:
        return "Token()"

    @property
    def is_at_hand(self) -> bool:
        """Whether there is a token that does not run out within the margin."""
        return bool(self._value) and self._clock() < self._end - MARGIN

    def value(self) -> str:
        """Return a token that holds, asking for one where there is none at hand."""
        if not self.is_at_hand:
            asked = self._clock()
            self._value, seconds = self._ask()
            self._end = asked + seconds
        return self._value

    def drop(self) -> None:
        """Forget the token, as the system no longer takes it."""
        self._value = ""
