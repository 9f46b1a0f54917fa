"""Repeating what may be repeated: reading always, changing only after "not sent"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from render.errors import DeliveryError
from render.esdh import quiet
from render.esdh.config import Delivery

Result = TypeVar("Result")
_LONGEST = 60.0  # seconds between two tries


def repeated(do: Callable[[], Result], delivery: Delivery, *, changes: bool = False) -> Result:
    """Do something until it goes well, is refused or was tried often enough; raises the last."""
    import stamina  # late: nothing is repeated that is not begun

    def is_safe(error: Exception) -> bool:
        if not isinstance(error, DeliveryError) or error.outcome in ("refused", "left"):
            return False
        return error.outcome == "not_sent" or not changes

    quiet.silence()
    wait = delivery.wait_seconds
    for attempt in stamina.retry_context(
        on=is_safe,
        attempts=delivery.attempts,
        timeout=None,
        wait_initial=wait,
        wait_max=max(wait, min(wait * 16, _LONGEST)),
        wait_jitter=wait / 2,
    ):
        with attempt:
            return do()
    raise AssertionError  # the last try has raised
