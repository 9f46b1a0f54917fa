"""What lies in the folder of a run: letters, or packages, which may be folders."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from render.esdh.neutral import layout

KINDS = {"zip": layout.ZIP, "dir": layout.SUFFIX}  # of packages, by what --package says


def face(path: Path) -> Path:
    """Return the file that a thing is known by: of a folder its manifest, which names the rest."""
    return path / layout.MANIFEST if path.suffix == layout.SUFFIX else path


def is_whole(path: Path) -> bool:
    """Say whether a thing is there and no file of it missing or empty; OSError where it is not."""
    if path.suffix != layout.SUFFIX:
        return path.stat().st_size > 0
    try:
        named = [entry["path"] for entry in json.loads(face(path).read_bytes())["files"]]
    except (ValueError, LookupError, TypeError):
        return False
    return all((path / name).stat().st_size for name in named)


def drop(path: Path) -> None:
    """Take away a thing, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
