"""What a client may take of time and memory with a server that means harm."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable

import pytest

from harmful import SLOW
from render.errors import DeliveryError

SECONDS = 2.5  # of a call that may last half a second, on a busy machine
MEMORY = 100_000_000
TAKEN = 40_000_000  # bytes, with what the system's own buffers swallow


def error_of(work: Callable[[], object], kind: str) -> DeliveryError:
    """Do what must fail, and look at what it took."""
    traces = "bomb" in kind
    if traces:
        tracemalloc.start()
    begun = time.monotonic()
    try:
        with pytest.raises(DeliveryError) as caught:
            work()
        assert time.monotonic() - begun < SECONDS or kind not in (*SLOW, "drip")
        assert not traces or tracemalloc.get_traced_memory()[1] < MEMORY
    finally:
        tracemalloc.stop()
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)
    return caught.value
