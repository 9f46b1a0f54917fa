"""Which characters the bytes of a text file mean: UTF-8, or those of Danish Windows."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from render.errors import FileError
from render.message import Message

_PIECE = 2**18
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")  # bytes that are nothing in cp1252
_UTF_8 = re.compile(rb"\xc3[\x80-\xbf]")  # æ, ø, å in UTF-8; two odd signs in cp1252
_FOREIGN = re.compile(rb"[A-Za-z][\x86\x8c\x9b\xbe\xbf][A-Za-z]")  # æ, ø, å of MS-DOS or old Macs


def of(path: Path) -> str:
    """
    Return the encoding of a text file: UTF-8, UTF-16 by its mark, else cp1252.

    The file is read once to be sure. Raises FileError where its letters cannot be known:
    two encodings in one file, or that of MS-DOS or an old Mac.
    """
    with path.open("rb") as stream:
        begins = stream.read(4)
    if begins.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        encoding = "utf-8-sig"
    if _decodes(path, encoding):
        return encoding
    marked = encoding == "utf-16" or begins.startswith(codecs.BOM_UTF8)
    if marked or any(_UTF_8.search(piece) for piece in _pieces(path)):
        raise _mixed(path)
    if any(_UNDEFINED.search(piece) or _FOREIGN.search(piece) for piece in _pieces(path)):
        raise _unknown(path)
    return "cp1252"


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for piece in _pieces(path):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            yield piece


def _mixed(path: Path) -> FileError:
    return FileError(
        Message(
            f"{path.name} blander to tegnsæt, så æ, ø og å kan blive forkerte. "
            "Gem den igen fra Excel som »CSV UTF-8«.",
            f"{path.name} mixes two encodings, so letters such as æ, ø, å may come out wrong. "
            'Save it again from Excel as "CSV UTF-8".',
        )
    )


def _unknown(path: Path) -> FileError:
    return FileError(
        Message(
            f"{path.name} er gemt med et tegnsæt, hvor æ, ø og å ikke kan læses sikkert "
            "(fx »CSV (MS-DOS)« eller »CSV (Macintosh)«). Gem den igen fra Excel som »CSV UTF-8«.",
            f"{path.name} is saved in an encoding of which letters such as æ, ø, å cannot be read "
            'for sure (such as "CSV (MS-DOS)" or "CSV (Macintosh)"). '
            'Save it again from Excel as "CSV UTF-8".',
        )
    )
