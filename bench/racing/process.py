"""An engine at work in a process of its own, which takes orders and times itself."""

from __future__ import annotations

import contextlib
import json
import subprocess
import threading
from types import TracebackType
from typing import Any, Self

from racing.course import Course
from racing.peers import Racer, environment

START = 120.0  # seconds until it must be ready


class EndedError(Exception):
    """The engine failed, ended, or had to be ended: `reason` says which."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Process:
    """A running driver; to be used in a `with`, at whose end the process ends."""

    def __init__(self, racer: Racer, course: Course) -> None:
        files = course.files(racer)
        self.racer = racer
        self.is_late = False
        self._process = subprocess.Popen(
            racer.call(*files),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(racer),
            text=True,
        )

    def __enter__(self) -> Self:
        self.answer(START)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.end()

    def ask(self, seconds: float, do: str, **words: Any) -> dict[str, float]:
        """Give an order and return the answer; EndedError if it takes longer than `seconds`."""
        self.order(do, **words)
        return self.answer(seconds)

    def order(self, do: str, **words: Any) -> None:
        """Give an order; the answer is to be fetched by `answer`."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps({"do": do, **words}) + "\n")
            self._process.stdin.flush()
        except OSError as error:
            raise EndedError("the engine ended") from error

    def answer(self, seconds: float) -> dict[str, float]:
        """Wait for the answer."""
        assert self._process.stdout is not None
        watch = threading.Timer(seconds, self._late)
        watch.start()
        try:
            line = self._process.stdout.readline()
        finally:
            watch.cancel()
        if not line:
            self.end()
            raise EndedError(f"over {seconds:.0f} s" if self.is_late else "the engine ended")
        found = json.loads(line)
        if "error" in found:
            raise EndedError(f"failed: {str(found['error']).splitlines()[0][:80]}")
        return {name: float(figure) for name, figure in found.items()}

    def _late(self) -> None:
        self.is_late = True
        self._process.kill()

    def end(self) -> None:
        """End the process."""
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):  # it ended first
                self._process.stdin.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
