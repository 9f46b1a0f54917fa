"""The sample cases of the reference library."""

from __future__ import annotations

from pathlib import Path

from render import case
from render.recipients import SEVERAL


def to_one(root: Path, template: str = "*") -> list[Path]:
    """Return the sample cases that are one letter: those to one recipient, or to none."""
    found = sorted((root / "templates").glob(f"{template}/cases/*.json"))
    return [path for path in found if SEVERAL not in case.read(path.read_bytes())]
