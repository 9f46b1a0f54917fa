"""Where the library at hand lies: nothing of it is read but where its `segl.toml` is."""

from __future__ import annotations

import os
from pathlib import Path

from render.errors import LibraryError
from render.message import Message

MARK = "segl.toml"
VARIABLE = "SEGL_LIBRARY"


def real(path: Path) -> Path:
    """Return where a path leads, links followed; for links that lead in a circle too."""
    return Path(os.path.realpath(path))


def above(start: Path) -> Path | None:
    """Return the folder of the library that `start` lies in, looking upward."""
    start = real(start)
    return next((p for p in (start, *start.parents) if (p / MARK).is_file()), None)


def root(given: Path | None = None, start: Path | None = None) -> Path:
    """
    Return the folder of the library to use: the one given, else the one around the working
    folder, else `SEGL_LIBRARY`, else the user's setting. LibraryError without any.
    """
    if given is not None:
        if not (given / MARK).is_file():
            raise _none(f" ({given})")
        return given
    found = above(start or Path.cwd()) or _named()
    if found is None or not (found / MARK).is_file():
        raise _none(f" ({found})" if found else "")
    return found


def _named() -> Path | None:
    from render.settings import library_setting  # late: mostly one stands in the library

    named = os.environ.get(VARIABLE) or library_setting()
    return Path(named) if named else None


def listed(folder: Path, suffix: str) -> list[Path]:
    """Return the files of a folder by name, none without one; OSError where it may not be read."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix == suffix)


def _none(where: str) -> LibraryError:
    return LibraryError(
        Message(
            f"Her er intet skabelonbibliotek{where}: der mangler en segl.toml. Stå i bibliotekets "
            "mappe, brug --library, eller vælg det én gang for alle med »segl setup«.",
            f"There is no template library here{where}: segl.toml is missing. Work in the "
            'library\'s folder, use --library, or choose it once and for all by "segl setup".',
        )
    )
