"""The way in: a pool of LibreOffices that turns letters into archivable, accessible PDF."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

from render import files
from render import package as packages
from render.errors import SeglError, ToolError
from render.pdf import finish, letter, office
from render.pdf.command import Command
from render.pdf.converter import Converter
from render.pdf.finish import Pdf
from render.pdf.letter import Letter
from render.pdf.servers import Limits, Servers, no_python

WAYS = ("auto", "servers", "command")


class PdfPool:
    """
    Turns letters into PDF, several at a time; shared by the threads of a process.

    `way` is "servers" (LibreOffices kept running), "command" (one for each call) or "auto":
    the first where a Python here can speak to LibreOffice, else the second. Nothing is
    started before the first letter.
    """

    def __init__(self, workers: int = 1, way: str = "auto", limits: Limits | None = None) -> None:
        if way not in WAYS or workers < 1:
            raise ValueError(way, workers)
        self.workers = workers
        self._way = way
        self._limits = limits or Limits()
        self._lock = threading.Lock()
        self._converter: Converter | None = None
        self._process = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End what runs; a letter asked for after that starts it again."""
        with self._lock:
            found, self._converter = self._converter, None
        if found is not None and self._process == os.getpid():
            found.close()

    def start(self) -> None:
        """Start LibreOffice in the background while the letter is made; raises ToolError."""
        self.converter.start()

    def convert(self, docx: bytes) -> bytes:
        """Return a letter as PDF; raises SeglError."""
        return self.make(docx).data

    def make(self, docx: bytes) -> Pdf:
        """Return a letter as PDF, with remarks; raises SeglError."""
        made = self._group([docx])[0]
        if isinstance(made, SeglError):
            raise made
        return made

    def many(self, letters: Sequence[bytes]) -> list[Pdf | SeglError]:
        """Return each letter as PDF, in order, or why there is none; all workers are used."""
        size = self.converter.group
        groups = [letters[start : start + size] for start in range(0, len(letters), size)]
        with ThreadPoolExecutor(self.workers) as threads:
            return [made for group in threads.map(self._group, groups) for made in group]

    def convert_file(self, source: Path, target: Path, overwrite: bool = False) -> Pdf:
        """Write a Word file as PDF, whole or not at all; raises SeglError."""
        files.check(target, overwrite)
        made = self.make(packages.load(source))
        files.write(target, made.data, overwrite)
        return made

    @property
    def converter(self) -> Converter:
        """The way to LibreOffice in this process; raises ToolError where a tool is missing."""
        with self._lock:
            if self._converter is None or self._process != os.getpid():  # it came by fork
                self._converter = _converter(self.workers, self._way, self._limits)
                self._process = os.getpid()
            return self._converter

    def _group(self, documents: Sequence[bytes]) -> list[Pdf | SeglError]:
        letters = [_read(docx) for docx in documents]
        sound = [one for one in letters if isinstance(one, Letter)]
        made = iter(self.converter.pdfs([one.data for one in sound]) if sound else ())
        return [_finished(one, next(made)) if isinstance(one, Letter) else one for one in letters]


def check(way: str = "auto") -> None:
    """Raise ToolError, before anything is written, where a tool for PDF is missing."""
    finish.check()
    program = office.program()
    if way == "servers" and office.python(program) is None:
        raise no_python()


def _converter(workers: int, way: str, limits: Limits) -> Converter:
    check(way)
    if way == "command" or office.python(office.program()) is None:
        return Command(limits.letter)
    return Servers(workers, limits)


def _read(docx: bytes) -> Letter | SeglError:
    try:
        return letter.read(docx)
    except SeglError as error:
        return error


def _finished(one: Letter, made: bytes | ToolError) -> Pdf | SeglError:
    if isinstance(made, SeglError):
        return made
    try:
        return finish.finish(made, one)
    except SeglError as error:
        return error
