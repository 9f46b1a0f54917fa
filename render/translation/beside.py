"""The files beside a language version that it was translated from: nothing of them is read here."""

from __future__ import annotations

from pathlib import Path

FROM = "da"


def memory(folder: Path, language: str) -> Path:
    """Return where the translations of a language lie."""
    return folder / f"{language}.translation.json"


def sources(file: Path, language: str) -> tuple[Path, ...]:
    """Return the files beside a version that decide whether it is outdated."""
    if language == FROM:
        return ()
    found = (memory(file.parent, language), *sorted(file.parent.glob(f"{FROM}.do*")))
    return tuple(path for path in found if path.is_file())
