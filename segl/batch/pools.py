"""The workers of this machine: processes that are started anew when one of them dies."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Protocol

from segl.batch import worker
from segl.batch.work import Item, Made, Work


class LostError(Exception):
    """A worker died at its work; nobody knows at which letter of all that were under way."""


class Pool(Protocol):
    """Workers somewhere; `size` is how many, None where that changes."""

    @property
    def size(self) -> int:
        """How many letters are filled at a time, at least."""

    def submit(self, work: Work, items: Sequence[Item]) -> Future[list[Made]]:
        """Have letters filled."""

    def result(self, future: Future[list[Made]]) -> list[Made]:
        """Wait for letters; raises LostError, or what a worker raised."""

    def restart(self) -> None:
        """Go on after a worker died."""

    def close(self) -> None:
        """End the workers."""


class Processes:
    """Processes of this machine."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._executor = self._started()

    def _started(self) -> ProcessPoolExecutor:
        # not forked: threads may be at work here, and Windows knows no other way
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self.size, mp_context=context, initializer=worker.begin)

    def submit(self, work: Work, items: Sequence[Item]) -> Future[list[Made]]:
        """Have letters filled."""
        try:
            with _unheard():  # a process that starts now must not hear Ctrl-C either
                return self._executor.submit(worker.fill, work, items)
        except BrokenExecutor as error:  # a worker died since: who waits for it is told
            lost: Future[list[Made]] = Future()
            lost.set_exception(error)
            return lost

    def result(self, future: Future[list[Made]]) -> list[Made]:
        """Wait for letters; raises LostError, or what a worker raised."""
        try:
            return future.result()
        except BrokenExecutor as error:
            raise LostError from error

    def restart(self) -> None:
        """Start new processes in the place of those that broke."""
        self._executor.shutdown(wait=False, cancel_futures=True)
        self._executor = self._started()

    def close(self) -> None:
        """End the processes, when they are done with what they are at; what waits is dropped."""
        self._executor.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _unheard() -> Iterator[None]:
    """Let Ctrl-C wait, and never reach a process that is started meanwhile."""
    if os.name == "nt" or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
