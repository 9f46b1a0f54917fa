"""Whether a stored file is the one that was sent, although the system wrote into it."""

from __future__ import annotations

from render.errors import SeglError
from render.esdh import letter


def same(sent: bytes, stored: bytes) -> bool:
    """
    Say whether two files are the same, or Word files of the same words.

    Systems write their columns into a Word file's properties (SharePoint's demotion), so its
    bytes change; nothing else may. Files without a word must be the same byte for byte.
    """
    if sent == stored:
        return True
    words = _words(sent)
    return bool(words) and words == _words(stored)


def _words(data: bytes) -> str:
    if not data.startswith(b"PK"):
        return ""  # no Word file: its bytes are all there is to compare
    try:
        return letter.read(data).text
    except SeglError:
        return ""
