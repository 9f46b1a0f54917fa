"""
Lines that wait in the terminal already: somebody pasted more than one.

Where the terminal marks what is pasted (bracketed paste), it comes as one answer with line
breaks. Elsewhere each line comes as an answer of its own, and would answer the next question.
"""

from __future__ import annotations

import os
import sys

PAUSE = 0.05  # seconds in which the next line of a paste is there
MAX_BYTES = 1_000_000


def rest() -> list[str]:
    """Return the lines that are there now, and take them away; [] where there are none."""
    return _waiting().replace("\r\n", "\n").replace("\r", "\n").split("\n") if _is_waiting() else []


if sys.platform == "win32":
    import msvcrt
    import time

    def _is_waiting() -> bool:
        time.sleep(PAUSE)
        return msvcrt.kbhit()

    def _waiting() -> str:
        text = ""
        while len(text) < MAX_BYTES and _is_waiting():
            while msvcrt.kbhit():
                text += msvcrt.getwch()
        return text

else:
    import select

    def _is_waiting() -> bool:
        return bool(select.select([sys.stdin], [], [], PAUSE)[0])

    def _waiting() -> str:
        data = b""
        while len(data) < MAX_BYTES and _is_waiting():
            piece = os.read(sys.stdin.fileno(), 65536)
            if not piece:
                break
            data += piece
        return data.decode(sys.stdin.encoding or "utf-8", "replace")
