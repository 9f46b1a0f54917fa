"""A desk of an audit that hangs, in a module that a process that starts anew can import."""

from __future__ import annotations

import time
from pathlib import Path

from qa.audit.entry import Entry
from segl.auditing.sources import Chunk


class SlowDesk:
    """A desk at which letters of some names are never done."""

    def __init__(self, _: Path | None) -> None:
        pass

    def __call__(self, chunk: Chunk) -> list[Entry]:
        """Sleep over a letter whose name says so."""
        if any("langsom" in name for name in chunk.names):
            time.sleep(60)
        return [Entry("read", file=name) for name in chunk.names]
