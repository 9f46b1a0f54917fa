"""A step of a probe, as each client tries one."""

from __future__ import annotations

from collections.abc import Callable

from render.errors import DeliveryError
from render.esdh.system import Begins, Step
from render.message import Message


def tried(begins: Begins, name: str, work: Callable[[], Message]) -> Step:
    """Say that a step begins, do it, and return how it went: `work` says what was seen."""
    begins(name)
    try:
        return Step(name, "ok", work())
    except DeliveryError as error:
        return Step(name, "failed", error.message)
