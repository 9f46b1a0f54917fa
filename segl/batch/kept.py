"""Templates made ready, as files of the side folder, each under the digest of its content."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from render import files
from render.errors import TemplateError
from render.message import Message
from render.prepared import Prepared
from render.stored import prepared as stored


def write(folder: Path, ready: Prepared, source: bytes) -> str:
    """Write a template made ready and its Word file; return the digest of the two."""
    text = stored.write(ready, source)
    if text is None:
        raise TemplateError(
            Message(
                "Skabelonen kan ikke sendes til arbejdsprocesserne.",
                "The template cannot be sent to worker processes.",
            )
        )
    digest = _digest(text, source)
    files.write(folder / f"{digest}.json", text.encode(), overwrite=True, private=True)
    files.write(folder / f"{digest}.docx", source, overwrite=True, private=True)
    return digest


@lru_cache(maxsize=8)
def read(folder: str, digest: str) -> Prepared:
    """Return the template under a digest; raises OSError where it is not there as it was."""
    text = Path(folder, f"{digest}.json").read_text("utf-8")
    source = Path(folder, f"{digest}.docx").read_bytes()
    ready = stored.read(text, source) if _digest(text, source) == digest else None
    if ready is None:
        raise OSError(f"{digest}.json")
    return ready


def _digest(text: str, source: bytes) -> str:
    found = hashlib.sha256(text.encode())
    found.update(source)
    return found.hexdigest()
