"""Cases a file each: the JSON files of a folder, in the order a person would put them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from render.case import MAX_BYTES
from render.errors import FileError
from render.message import Message
from segl.cases import numbered
from segl.cases.json_lines import TOO_LARGE
from segl.cases.numbered import Numbered

_DIGITS = re.compile(r"([0-9]+)")
_UNREADABLE = Message("Filen kan ikke læses.", "The file cannot be read.")


def names(folder: Path) -> Sequence[str]:
    """
    Return the names of the JSON files, `sag-2` before `sag-10`; raises FileError without one.

    Names are all that is held of them; hidden files, and those a program keeps, are no cases.
    """
    with os.scandir(folder) as entries:
        found = [one.name for one in entries if one.is_file() and _is_case(one.name)]
    if not found:
        raise FileError(
            Message(
                f"Mappen har ingen sager: {folder} har ingen filer, der ender på .json.",
                f"The folder has no cases: {folder} has no files that end in .json.",
            )
        )
    return sorted(found, key=_natural)


def cases(folder: Path, files: Sequence[str]) -> Iterator[Numbered]:
    """Yield the case of each file; one that cannot be read is a problem of its own."""
    for number, name in enumerate(files, 1):
        where = numbered.file(name)
        try:
            with (folder / name).open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
        except OSError:
            yield Numbered(number, where, b"", numbered.refusal(_UNREADABLE))
            continue
        if len(data) > MAX_BYTES:
            yield Numbered(number, where, b"", numbered.refusal(TOO_LARGE))
        else:
            yield Numbered(number, where, data)


def _is_case(name: str) -> bool:
    return name.lower().endswith(".json") and not name.startswith((".", "~"))


def _natural(name: str) -> tuple[list[tuple[str, int]], str]:
    pieces = _DIGITS.split(name.casefold())
    words, counts = pieces[::2], [int(piece) for piece in pieces[1::2]]
    return [*zip(words, [*counts, -1], strict=True)], name
