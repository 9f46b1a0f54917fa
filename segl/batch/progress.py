"""How far a run is: a bar on a terminal, a line now and then in a log; and Ctrl-C, heard once."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Self

from render.message import Message

EVERY = 10.0  # seconds between two lines of a log
SURE = 1.0  # seconds until the rate is one to count on
SHOW = 0.2  # seconds between two looks of the bar


class Progress:
    """
    Counts what is done, of `total` cases where that is known.

    `stopped` is set by the first Ctrl-C; a second one ends the program as it always does.
    """

    def __init__(self, total: int | None, language: str, *, bar: bool) -> None:
        self.stopped = False
        self._total, self._language = total, language
        self._done = self._refused = 0
        self._begun = self._told = time.monotonic()
        self._show = _Bar(total) if bar else None
        self._before: Callable[[int, FrameType | None], Any] | int | None = None

    def tell(self, done: int, refused: int) -> None:
        """Count letters that were written and cases that were refused."""
        now = time.monotonic()
        if not self._done + self._refused:  # what came before is no measure of the rate
            self._begun = now
        self._done += done
        self._refused += refused
        if now - self._told < (SHOW if self._show is not None else EVERY):
            return
        self._told = now
        if self._show is not None:
            self._show.update(self._done + self._refused, self.line())
        else:
            print(self.line(), file=sys.stderr, flush=True)  # noqa: T201

    def line(self) -> str:
        """Return how far the run is, at what rate, and how long it will take."""
        seconds = max(time.monotonic() - self._begun, 0.001)
        count = self._done + self._refused
        rate = count / seconds
        da, en = f"{_number(count)} sager", f"{_number(count, ',')} cases"
        if self._total is not None:
            left = _clock((self._total - count) / rate) if seconds > SURE else "–:–"
            da = f"{_number(count)} af {_number(self._total)} sager, {left} tilbage"
            en = f"{_number(count, ',')} of {_number(self._total, ',')} cases, {left} left"
        more_da = f", {_number(self._refused)} afvist" if self._refused else ""
        more_en = f", {_number(self._refused, ',')} refused" if self._refused else ""
        told = Message(f"{da} ({rate:.0f}/s){more_da}", f"{en} ({rate:.0f}/s){more_en}")
        return told.text(self._language)

    def __enter__(self) -> Self:
        self._before = signal.getsignal(signal.SIGINT)
        signal.signal(signal.SIGINT, self._stop)
        if self._show is not None:
            self._show.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        if self._show is not None:
            self._show.update(self._done + self._refused, self.line())
            self._show.__exit__(kind, error, where)
        signal.signal(signal.SIGINT, self._before)

    def _stop(self, _: int, __: FrameType | None) -> None:
        self.stopped = True
        signal.signal(signal.SIGINT, self._before)


class _Bar:
    """A bar of rich, which draws itself."""

    def __init__(self, total: int | None) -> None:
        from rich.console import Console  # late: logs have no bar
        from rich.progress import BarColumn, Progress, TextColumn

        words = TextColumn("{task.fields[line]}", markup=False)
        self._bar = Progress(BarColumn(30), words, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("", total=total, line="")

    def update(self, done: int, line: str) -> None:
        """Show how many are done, and the words beside."""
        self._bar.update(self._task, completed=done, line=line)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()


def _number(count: int, mark: str = ".") -> str:
    return f"{count:,}".replace(",", mark)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
