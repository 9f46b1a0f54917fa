"""
Who works on a row: a file that a living process holds locked.

The system lets go of the lock when the process ends, however it ends, so a row whose holder is
gone can be taken over at once, and one whose holder lives never.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from pathlib import Path

_NAME = re.compile(r"[0-9a-f]{32}")


def _lock(handle: int) -> bool:
    """Lock an open file without waiting; say whether that went well."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


class Holder:
    """This process, as long as it lives; `name` stands in the rows that it works on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(mode=0o700, exist_ok=True)
        self.clear()
        self.name = os.urandom(16).hex()
        self._handle = self._made()

    def _made(self) -> int:
        """Make and lock a file; once more where another process cleared it away in between."""
        path = self._folder / self.name
        while True:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            if _lock(handle) and path.exists():
                return handle
            os.close(handle)

    def is_alive(self, name: str) -> bool:
        """Say whether the process lives that a name stands for."""
        if name == self.name:
            return True
        if not _NAME.fullmatch(name):
            return False
        try:
            handle = os.open(self._folder / name, os.O_RDWR)
        except FileNotFoundError:
            return False
        except OSError:
            return True  # Windows: it is held
        try:
            return not _lock(handle)
        finally:
            os.close(handle)

    def clear(self) -> None:
        """Take away the files of processes that are gone."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                self._clear(path)

    def _clear(self, path: Path) -> None:
        with suppress(OSError):
            handle = os.open(path, os.O_RDWR)
            try:
                if _lock(handle):
                    path.unlink()
            finally:
                os.close(handle)

    def close(self) -> None:
        """Let go."""
        with suppress(OSError):
            os.close(self._handle)
            (self._folder / self.name).unlink(missing_ok=True)
