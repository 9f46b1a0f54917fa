"""
Deterministic writing of a DOCX: what is the same for every case is laid out once, in its
packed form, and only what a case changes is packed for it (APPNOTE 4.3, no ZIP64).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping

from render.record import record

CONTENT_TYPES = "[Content_Types].xml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'  # of each XML part
STORED, DEFLATED = 0, 8  # methods
QUICK, SMALL = 3, 9  # levels of zlib: for each letter, and for what is packed once
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_VERSION, _DATE = 20, 0x21  # deflate; 1 January 1980, the first day that a zip knows
_UTF8 = 0x800


@record
class Member:
    """One member as it lies in the zip: packed bytes, method, CRC-32 and true size."""

    name: str
    packed: bytes
    method: int
    crc: int
    size: int

    def data(self) -> bytes:
        """Return the unpacked bytes; size and CRC were checked when it was read."""
        if self.method == STORED:
            return self.packed
        return zlib.decompress(self.packed, -15)


def pack(name: str, content: bytes, level: int = SMALL) -> Member:
    """Deflate `content` into a member of its own."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    return Member(name, packed, DEFLATED, zlib.crc32(content), len(content))


def in_order(names: Iterable[str]) -> list[str]:
    """Return names in the order of a package: [Content_Types].xml stands first."""
    return sorted(names, key=lambda name: name != CONTENT_TYPES)


def assemble(members: Iterable[Member]) -> bytes:
    """Return a zip archive of packed members, with a fixed date and no data descriptors."""
    return Layout.of(members).archive([])


def write(
    members: Mapping[str, Member],
    changed: Mapping[str, bytes],
    removed: frozenset[str] = frozenset(),
) -> bytes:
    """
    Return an archive of members with some changed, added or removed.

    Members keep their order; untouched ones are copied packed, with fresh headers, so that
    the same input gives the same bytes.
    """
    names = in_order(name for name in {**members, **changed} if name not in removed)
    return assemble(
        pack(name, changed[name]) if name in changed else members[name] for name in names
    )


@record
class Layout:
    """The members of an archive that are the same in every letter, as they lie in the file."""

    body: bytes
    directory: bytes
    count: int

    @classmethod
    def of(cls, members: Iterable[Member]) -> Layout:
        """Lay out members, in this order."""
        layout = cls(b"", b"", 0)
        body, directory, count = layout._with(members)
        return cls(b"".join(body), b"".join(directory), count)

    def archive(self, members: Iterable[Member]) -> bytes:
        """Return the archive of these members and some more behind them."""
        body, directory, count = self._with(members)
        central = b"".join(directory)
        offset = sum(map(len, body))
        end = _END.pack(b"PK\x05\x06", 0, 0, count, count, len(central), offset, 0)
        return b"".join([*body, central, end])

    def _with(self, members: Iterable[Member]) -> tuple[list[bytes], list[bytes], int]:
        body, directory = [self.body], [self.directory]
        offset, count = len(self.body), self.count
        for member in members:
            name = member.name.encode("utf-8")
            flags = 0 if member.name.isascii() else _UTF8
            sizes = (member.crc, len(member.packed), member.size, len(name), 0)
            fields = (_VERSION, flags, member.method, 0, _DATE, *sizes)
            body += (_LOCAL.pack(b"PK\x03\x04", *fields), name, member.packed)
            directory += (
                _CENTRAL.pack(b"PK\x01\x02", _VERSION, *fields, 0, 0, 0, 0, offset), name
            )  # fmt: skip
            offset += _LOCAL.size + len(name) + len(member.packed)
            count += 1
        return body, directory, count
