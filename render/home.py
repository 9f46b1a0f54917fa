"""Where the library at hand lies: nothing of it is read but where its `segl.toml` is."""

from __future__ import annotations

import os
from pathlib import Path

from render.errors import FileError, LibraryError
from render.message import Message

MARK = "segl.toml"
WORD = (".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot")  # what people call a Word file
VARIABLE = "SEGL_LIBRARY"
SOURCES = (
    "templates", "schemas", "municipalities", "blocks", "law", "spelling", "published", "records",
)  # fmt: skip
LANGUAGES = ("da", "kl")  # of letters; each version of a template is a file named so


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


def versions(root: Path, name: str, kind: str = "templates") -> dict[str, Path]:
    """Return the Word files of a template (or of another kind) of a library, by language."""
    folder = root / kind / name
    return {
        language: path
        for suffix in (".dotx", ".docx")
        for language in LANGUAGES
        if (path := folder / f"{language}{suffix}").is_file()
    }


def block_ids(root: Path) -> tuple[str, ...]:
    """Return the names of the blocks of a library, by name; OSError where it may not be read."""
    folder = root / "blocks"
    if not folder.is_dir():
        return ()
    return tuple(sorted(p.name for p in folder.iterdir() if p.is_dir() and p.name[0] not in "._"))


def block_files(root: Path) -> list[Path]:
    """Return the Word files of all blocks of a library, and what they were translated from."""
    files = [file for name in block_ids(root) for file in versions(root, name, "blocks").values()]
    return [*files, *sorted(root.glob("blocks/*/*.translation.json"))]


def listed(folder: Path, suffix: str) -> list[Path]:
    """Return the files of a folder by name, none without one; OSError where it may not be read."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix == suffix)


def is_lock(path: Path) -> bool:
    """Say whether a file is Word's own: `~$name`, beside a document that is open in it."""
    return path.name.startswith("~$")


def is_source(path: Path) -> bool:
    """Say whether a file is, or would be, one of those that a library consists of."""
    path = real(path)
    root = above(path.parent)
    inside = path.relative_to(root).parts[0] if root is not None else ""
    return path.name == MARK or inside in SOURCES


def spare(path: Path) -> None:
    """Raise FileError where a letter or form would replace what a library consists of."""
    if path.is_file() and is_source(path):
        raise FileError(
            Message(
                f"{path} hører til et skabelonbibliotek og bliver ikke erstattet, heller ikke med "
                "--overwrite. Vælg en fil et andet sted.",
                f"{path} belongs to a template library and is not replaced, nor by --overwrite. "
                "Choose a file elsewhere.",
            )
        )


def _none(where: str) -> LibraryError:
    return LibraryError(
        Message(
            f"Her er intet skabelonbibliotek{where}: der mangler en segl.toml. Stå i bibliotekets "
            "mappe, brug --library, eller vælg det én gang for alle med »segl setup«.",
            f"There is no template library here{where}: segl.toml is missing. Work in the "
            'library\'s folder, use --library, or choose it once and for all by "segl setup".',
        )
    )
