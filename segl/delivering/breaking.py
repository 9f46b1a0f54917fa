"""Ctrl-C while letters are checked: it holds, whatever library it falls into."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs


@contextmanager
def heard() -> Iterator[None]:
    """
    Raise KeyboardInterrupt at the end, at the latest, where somebody broke off meanwhile.

    Python swallows what is raised in a `__del__`, and those of a prover's terms run all the time.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # no signal comes here
        return
    broken: list[int] = []

    def stop(number: int, _: FrameType | None) -> None:
        broken.append(number)
        raise KeyboardInterrupt

    def unraisable(told: UnraisableHookArgs) -> None:
        if told.exc_type is not KeyboardInterrupt:
            hook(told)

    handler, hook = signal.getsignal(signal.SIGINT), sys.unraisablehook
    if handler is not signal.default_int_handler:
        yield  # whoever started Segl hears it, or wants it ignored
        return
    signal.signal(signal.SIGINT, stop)
    sys.unraisablehook = unraisable
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
        sys.unraisablehook = hook
    if broken:
        raise KeyboardInterrupt
