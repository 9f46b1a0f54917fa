"""Whether a stored file is the one that was sent, although the system wrote into it."""

from __future__ import annotations

from render.errors import SeglError
from render.esdh import letter
from render.package import checksums

_OF_SYSTEM = ("docProps/", "customXml/", "_rels/", "[Content_Types].xml")  # what is written into


def same(sent: bytes, stored: bytes) -> bool:
    """
    Say whether two files are the same, or Word files of the same words.

    Systems write their columns into a Word file's properties (SharePoint's demotion), so its
    bytes change; nothing else may. Of other Office files all but those properties must be the
    same, part by part; any other file byte for byte.
    """
    if sent == stored:
        return True
    words = _words(sent)
    if words:
        return words == _words(stored)
    parts = _parts(sent)
    return bool(parts) and parts == _parts(stored)


def _parts(data: bytes) -> dict[str, tuple[int, int]]:
    """Return the size and checksum of each part of an Office file but its properties."""
    if not data.startswith(b"PK"):
        return {}
    try:
        found = checksums(data)
    except SeglError:
        return {}
    is_office = any(name == "[Content_Types].xml" for name in found)
    kept = {name: one for name, one in found.items() if not name.startswith(_OF_SYSTEM)}
    return kept if is_office else {}


def _words(data: bytes) -> str:
    if not data.startswith(b"PK"):
        return ""  # no Word file: its bytes are all there is to compare
    try:
        return letter.read(data).text
    except SeglError:
        return ""
