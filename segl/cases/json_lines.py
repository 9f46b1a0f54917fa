"""Cases a line each (JSON Lines): a line at a time, however many there are."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import IO

from render.case import MAX_BYTES
from render.message import Message
from segl.cases import numbered
from segl.cases.numbered import Numbered

TOO_LARGE = Message("Sagen er større end 10 MB.", "The case is larger than 10 MB.")


def cases(stream: IO[bytes]) -> Iterator[Numbered]:
    """Yield the case of each line that is not blank; a line that is too long is a problem."""
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        where = numbered.line(number)
        if len(line) > MAX_BYTES and not line.endswith(b"\n"):
            _pass_over(stream)
            yield Numbered(number, where, b"", numbered.refusal(TOO_LARGE))
        elif line := line.strip():
            yield Numbered(number, where, line)


def _pass_over(stream: IO[bytes]) -> None:
    """Go to the end of a line without keeping it."""
    while (rest := stream.readline(MAX_BYTES)) and not rest.endswith(b"\n"):
        pass
