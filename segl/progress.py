"""A line on the terminal that says how far a long run is; silent where nobody watches."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Self, TextIO

from render.message import Message

DELAY = 1.0  # seconds before a run is long


class Progress:
    """A counter on a terminal, wiped out when the run ends."""

    def __init__(self, total: int, language: str, stream: TextIO | None) -> None:
        self._total = total
        self._language = language
        watched = stream is not None and stream.isatty() and "CI" not in os.environ
        self._stream = stream if watched else None
        self._begun = time.monotonic()
        self._written = ""

    def tell(self, done: int, hand: Sequence[object]) -> None:
        """Say how many are done, and what has been worked on the longest."""
        if self._stream is None or time.monotonic() - self._begun < DELAY:
            return
        longest = str(hand[0]) if hand else ""
        words = Message(
            f"Kontrolleret: {done} af {self._total}   {longest}",
            f"Checked: {done} of {self._total}   {longest}",
        )
        self._write(words.text(self._language), self._stream)

    def _write(self, words: str, stream: TextIO) -> None:
        width = shutil.get_terminal_size().columns - 1
        shown = words[:width]
        stream.write("\r" + shown.ljust(len(self._written)))
        stream.flush()
        self._written = shown

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        if self._written and self._stream is not None:
            self._write("", self._stream)
            self._stream.write("\r")
            self._stream.flush()
