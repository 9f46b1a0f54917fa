"""Programs started and ended together with all that they start, and never anybody else's."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from render.pdf import office

_PATIENCE = 10  # seconds for the system to take a killed process away


def start(line: Sequence[str], folder: Path, *, talks: bool = False) -> subprocess.Popen[bytes]:
    """
    Start a program as the head of a group of its own, which a Ctrl-C of ours does not reach.

    It works in `folder`, and says nothing unless it `talks` by its standard streams.
    """
    stream = subprocess.PIPE if talks else subprocess.DEVNULL
    new_group = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    return subprocess.Popen(  # noqa: S603 - our own program and files, no shell
        list(line),
        stdin=stream,
        stdout=stream,
        stderr=subprocess.DEVNULL,
        env=office.environment(folder),
        cwd=folder,
        start_new_session=True,
        creationflags=new_group,
    )


def kill(running: subprocess.Popen[bytes]) -> None:
    """Kill a program that `start` started, and what it started itself."""
    if running.returncode is not None:
        return
    # nobody has waited for it yet, so its number is still its own, and nobody else's group
    if sys.platform == "win32":
        line = ["taskkill", "/T", "/F", "/PID", str(running.pid)]
        subprocess.run(line, capture_output=True, check=False)  # noqa: S603
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(running.pid, signal.SIGKILL)


def end(running: subprocess.Popen[bytes]) -> None:
    """Kill as `kill` does, and wait until it is so."""
    kill(running)
    for stream in (running.stdin, running.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()
    with contextlib.suppress(subprocess.TimeoutExpired):
        running.wait(_PATIENCE)
