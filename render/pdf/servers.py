"""A few LibreOffices kept running, each asked for one letter at a time through `server.py`."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import shutil
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from subprocess import Popen, TimeoutExpired
from typing import Any

from render.errors import ToolError
from render.message import Message
from render.pdf import converter, office, options, process
from render.record import record

START = 90.0  # seconds until a LibreOffice must answer
LETTER = 60.0  # and until a letter must be done
LETTERS = 500  # made by one LibreOffice before a fresh one takes its place
PATIENCE = 5.0  # seconds for it to end by itself
_SERVER = Path(__file__).with_name("server.py")


@record
class Limits:
    """Seconds for a start and for a letter, and how many letters a LibreOffice makes."""

    start: float = START
    letter: float = LETTER
    letters: int = LETTERS


class _Dead(Exception):  # noqa: N818
    """LibreOffice, or the program beside it, ended without an answer."""


class Server:
    """One LibreOffice, started when first asked, and again when it died or has done enough."""

    def __init__(self, program: str, python: str, limits: Limits) -> None:
        self._program = program
        self._line = (python, str(_SERVER), office.binary(program))
        self._limits = limits
        self._running: Popen[bytes] | None = None
        self._folder = Path()
        self._done = 0
        self._ready = False
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The number of the program beside LibreOffice, None where none runs."""
        return self._running.pid if self._running is not None else None

    def pdf(self, letter: bytes) -> bytes:
        """Return a letter as LibreOffice's PDF; raises ToolError. A crash is tried once more."""
        for _ in range(2):
            try:
                return self._once(letter)
            except _Dead:
                self.end()
        raise converter.died()

    def warm(self) -> None:
        """Start LibreOffice before there is a letter; what goes wrong is told with the letter."""
        with contextlib.suppress(ToolError):
            if self._running is None:
                self._start()

    def hang_up(self) -> None:
        """Let LibreOffice end itself, and never start another."""
        self._closed = True
        running = self._running
        if running is not None and running.stdin is not None:
            with contextlib.suppress(OSError):
                running.stdin.close()

    def end(self, patience: float = PATIENCE) -> None:
        """End LibreOffice and take its folder away; the next letter starts another."""
        running, self._running = self._running, None
        if running is None:
            return
        assert running.stdin is not None
        with contextlib.suppress(OSError):
            running.stdin.close()  # it ends itself ...
        with contextlib.suppress(TimeoutExpired):
            running.wait(patience if self._ready else 0)
        process.end(running)  # ... or is ended
        with contextlib.suppress(OSError, AttributeError):  # what one that was killed leaves
            Path("/tmp", f"OSL_PIPE_{os.getuid()}_{self._folder.name}").unlink()  # noqa: S108
        shutil.rmtree(self._folder, ignore_errors=True)

    def _once(self, letter: bytes) -> bytes:
        if self._done >= self._limits.letters:
            self.end()
        if self._running is None:
            self._start()
        self._done += 1
        source, target = self._folder / "letter.docx", self._folder / "letter.pdf"
        try:
            source.write_bytes(letter)
        except FileNotFoundError as error:  # somebody cleaned up
            raise _Dead from error
        try:
            line = {"source": str(source), "target": str(target), **options.as_request()}
            answer = self._asked(line, converter.late(self._limits.letter), self._limits.letter)
            if "error" in answer or not target.is_file():
                raise converter.refused()
            return target.read_bytes()
        finally:
            source.unlink(missing_ok=True)  # it is somebody's letter
            target.unlink(missing_ok=True)

    def _start(self) -> None:
        if self._closed:
            raise converter.died()
        self._folder = Path(tempfile.mkdtemp(prefix="segl-"))
        self._done, self._ready = 0, False
        office.profile(self._folder, self._program)
        try:
            line = [*self._line, str(self._folder)]
            self._running = process.start(line, self._folder, talks=True)
            self._asked(None, converter.silent(), self._limits.start)
            self._ready = True
        except (OSError, _Dead) as error:
            self.end()
            raise converter.silent() from error

    def _asked(
        self, line: dict[str, Any] | None, late: ToolError, seconds: float
    ) -> dict[str, Any]:
        """Return the next answer, to a line if one is given; raises `late`, or _Dead."""
        running = self._running
        if self._closed or running is None:  # meanwhile
            raise _Dead
        assert running.stdin is not None
        assert running.stdout is not None
        over = threading.Event()

        def stop() -> None:
            over.set()
            process.kill(running)

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            if line is not None:
                running.stdin.write(json.dumps(line).encode() + b"\n")
                running.stdin.flush()
            answer = running.stdout.readline()
        except OSError as error:
            raise _Dead from error
        finally:
            timer.cancel()
        if over.is_set():
            self.end()
            raise late
        if not answer.endswith(b"\n"):
            raise _Dead
        return dict(json.loads(answer))


class Servers:
    """A converter of several LibreOffices; each is started when it is first needed."""

    group = 1

    def __init__(self, workers: int, limits: Limits | None = None) -> None:
        program = office.program()
        python = office.python(program)
        if python is None:
            raise no_python()
        chosen = limits or Limits()
        self.servers = tuple(Server(program, python, chosen) for _ in range(workers))
        self._idle: queue.LifoQueue[Server] = queue.LifoQueue()  # the one last used is warm
        for server in self.servers:
            self._idle.put(server)

    def start(self) -> None:
        """Start one in the background, so that it is up when the first letter is made."""
        threading.Thread(target=self._warm, daemon=True).start()

    def _warm(self) -> None:
        server = self._idle.get()
        try:
            server.warm()
        finally:
            self._idle.put(server)

    def pdfs(self, letters: Sequence[bytes]) -> list[bytes | ToolError]:
        """Convert one after the other in a LibreOffice that is idle."""
        server = self._idle.get()
        try:
            return [_tried(server, letter) for letter in letters]
        except BaseException:
            server.end(0)  # broken off in the middle: what it would say next is another's answer
            raise
        finally:
            self._idle.put(server)

    def close(self) -> None:
        """End every LibreOffice, all at a time."""
        for server in self.servers:
            server.hang_up()
        for server in self.servers:
            server.end()


def no_python() -> ToolError:
    """Return that no Python here has `uno`."""
    return ToolError(
        Message(
            "Intet Python her kan tale med LibreOffice. Debian og Ubuntu: apt install python3-uno.",
            "No Python here can speak to LibreOffice. Debian and Ubuntu: apt install python3-uno.",
        )
    )


def _tried(server: Server, letter: bytes) -> bytes | ToolError:
    try:
        return server.pdf(letter)
    except ToolError as error:
        return error
