"""
A package as one file: a zip whose members are stored as they are, so that every byte counts.

It is read strictly as it is written: nothing is unpacked, so nothing can grow, and a name
that leads elsewhere, stands twice, or is encrypted is no zip of ours.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from render.archive import STORED, Member, assemble
from render.errors import FileError
from render.esdh.neutral import layout
from render.esdh.neutral.layout import Contents
from render.message import Message

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_MAGIC = b"PK\x03\x04"
_ENCRYPTED = 0x1


def pack(contents: Contents) -> bytes:
    """Return the zip of a package: no clock, no packing, one order."""
    names = layout.ordered(contents)
    return assemble(
        Member(name, contents[name], STORED, zlib.crc32(contents[name]), len(contents[name]))
        for name in names
    )


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the contents of a zip that `pack` wrote; FileError for any other file."""
    contents: dict[str, bytes] = {}
    for name, content in _members(data):
        if name in contents or not layout.is_place(name):
            raise FileError(_UNSAFE)
        contents[name] = content
    if len(contents) > layout.MAX_FILES or pack(contents) != data:
        raise FileError(_FOREIGN)
    return contents


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the members from the front, as far as they are stored as ours are."""
    position = 0
    while data[position : position + 4] == _MAGIC and len(data) >= position + _LOCAL.size:
        _, _, flags, method, _, _, _, packed, size, length, extra = _LOCAL.unpack_from(
            data, position
        )
        if flags & _ENCRYPTED:
            raise FileError(_LOCKED)
        if method != STORED or packed != size or extra:
            raise FileError(_FOREIGN)
        start = position + _LOCAL.size
        end = start + length + size
        if end > len(data):
            raise FileError(_FOREIGN)
        yield data[start : start + length].decode(errors="replace"), data[start + length : end]
        position = end
    if position == 0:
        raise FileError(_FOREIGN)


_FOREIGN = Message(
    "Zip-filen er ikke, som Segl skrev den: den er beskadiget, ændret eller pakket igen af et "
    "andet program. Er den pakket igen, så pak den ud, og efterprøv mappen.",
    "The zip file is not as Segl wrote it: damaged, changed, or packed again by another program. "
    "If it was packed again, unpack it and verify the folder.",
)
_LOCKED = Message(
    "Zip-filen er beskyttet med adgangskode, og det gør Segl aldrig. Pak den ud, og efterprøv "
    "mappen.",
    "The zip file is protected by a password, which Segl never does. Unpack it and verify the "
    "folder.",
)
_UNSAFE = Message(
    "Zip-filen har en fil under et navn, som ikke hører til i en pakke, eller den samme fil to "
    "gange. Pak den ikke ud.",
    "The zip file has a file under a name that does not belong in a package, or the same file "
    "twice. Do not unpack it.",
)
