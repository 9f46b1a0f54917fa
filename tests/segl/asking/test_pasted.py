"""Lines pasted into a real terminal that does not mark them."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

pty = pytest.importorskip("pty", reason="POSIX only")

SCRIPT = """
from segl.asking import terminal
own = terminal.own("da")
print("ready", flush=True)
first = own.ask(); rest = own.rest()
second = own.ask(); none = own.rest()
print("got", [first, rest, second, none], flush=True)
"""


def test_lines_that_wait_are_the_rest_of_a_paste() -> None:
    master, slave = pty.openpty()
    environment = os.environ | {"TERM": "dumb"}  # no bracketed paste
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT], stdin=slave, stdout=slave, stderr=slave, env=environment
    )
    os.close(slave)
    try:
        assert "ready" in _until(master, "> ")
        os.write(master, "Vej 1\n3900 Nuuk, Ærø\nlast".encode())
        _until(master, "> ")
        os.write(master, b"Ane\n")
        seen = _until(master, "]]")
        assert "got ['Vej 1', ['3900 Nuuk, Ærø', 'last'], 'Ane', []]" in seen
    finally:
        process.kill()
        process.wait()
        os.close(master)


def _until(master: int, words: str) -> str:
    seen, end = "", time.monotonic() + 20
    while words not in seen and time.monotonic() < end:
        seen += os.read(master, 4096).decode("utf-8", "replace")
    return seen
