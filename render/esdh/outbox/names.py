"""The names that files have in the records system: free ones, and those of later versions."""

from __future__ import annotations

from pathlib import PurePosixPath

from render import naming

LONGEST = 120  # with the suffix; SharePoint's limit is that of a whole path


def safe(name: str) -> str:
    """Return a file's name as every system takes it, without what looks like a CPR number."""
    path = PurePosixPath(name)
    return _joined(naming.safe(path.stem), "", path.suffix)


def version(name: str, edition: int) -> str:
    """Return the name of a version of a file: the first has the name itself."""
    return name if edition <= 1 else _behind(name, f" (version {edition})")


def another(name: str, number: int) -> str:
    """Return a name beside one that is taken: `brev (2).docx`."""
    return _behind(name, f" ({number})")


def plain(name: str, number: int) -> str:
    """Return a name without the number that `another` put behind it."""
    path = PurePosixPath(name)
    return path.stem.removesuffix(f" ({number})") + path.suffix


def _behind(name: str, tail: str) -> str:
    path = PurePosixPath(name)
    return _joined(path.stem, tail, path.suffix)


def _joined(stem: str, tail: str, suffix: str) -> str:
    room = LONGEST - len(tail) - len(suffix)
    return f"{stem[:room].rstrip(' .')}{tail}{suffix}"
