"""Packages on disk: read under limits, written beside their place and then named."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from render import files
from render.errors import FileError
from render.esdh.neutral import layout, zipped
from render.esdh.neutral.layout import Contents
from render.message import Message
from render.reasons import reason

_SLACK = 2**20  # of a zip: headers and names


def read(path: Path) -> dict[str, bytes]:
    """Return the contents of a package, a folder or a zip; FileError for what is neither."""
    try:
        if path.is_dir():
            return dict(_folder(path))
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise _unreadable(path)
        if found.st_size > layout.MAX_TOTAL + _SLACK:
            raise _too_large(path)
        data = path.read_bytes()
        if _is_office(data):
            raise _no_package(path)
        return zipped.unpack(data)
    except FileNotFoundError as error:
        raise _absent(path) from error
    except OSError as error:
        raise _unreadable(path) from error


def packages(path: Path) -> list[Path]:
    """Return the packages that a path names: itself, or those in a folder that is none itself."""
    if not path.is_dir() or (path / layout.MANIFEST).is_file():
        return [path]
    found = sorted(path.iterdir())
    inner = [one for one in found if one.suffix.lower() in (layout.ZIP, layout.SUFFIX)]
    return inner or [path]


def _is_office(data: bytes) -> bool:
    """Say so of a file of Word's kind, and not of a package that holds one."""
    is_package = layout.MANIFEST.encode() in data
    return data.startswith(b"PK") and b"[Content_Types].xml" in data and not is_package


def _no_package(path: Path) -> FileError:
    return FileError(
        Message(
            f"{path} er en Word- eller anden Office-fil, ikke en pakke. Pak den med: segl package.",
            f"{path} is a Word or other Office file, not a package. Package it by: segl package.",
        )
    )


def _folder(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a folder: no links, nothing special, not too many or too large."""
    left = layout.MAX_TOTAL
    for number, path in enumerate(_walk(root)):
        found = path.lstat()
        name = path.relative_to(root).as_posix()
        if not stat.S_ISREG(found.st_mode):
            raise _strange(root)
        left -= found.st_size
        if number >= layout.MAX_FILES or left < 0:
            raise _too_large(root)
        yield name, path.read_bytes()


def _walk(root: Path) -> Iterator[Path]:
    """Yield all that lies in a folder and the folders in it; an empty folder counts as a thing."""
    for path in sorted(root.iterdir()):
        if path.is_dir() and not path.is_symlink():
            inner = sorted(path.iterdir())
            yield from (inner if inner else [path])
        else:
            yield path


def write(path: Path, contents: Contents, overwrite: bool = False, *, option: str = "-o") -> None:
    """
    Write a package so that it is there whole or not at all: a zip where the name ends so.

    Raises FileError where something is there that may not be replaced. Even with `overwrite`
    a folder is only replaced where it is a package itself.
    """
    if path.suffix.lower() == layout.ZIP:
        files.write(path, zipped.pack(contents), overwrite, option=option)
        return
    check(path, overwrite, option=option)
    beside = path.with_name(f".segl-{os.urandom(8).hex()}.tmp")
    try:
        lay(beside, contents)
        with files.whole():
            _put(beside, path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def check(path: Path, overwrite: bool = False, *, option: str = "-o") -> None:
    """Raise FileError where a package must not be written."""
    if path.suffix.lower() == layout.ZIP:
        files.check(path, overwrite, option=option)
    elif os.path.lexists(path):
        is_ours = path.is_dir() and (path / layout.MANIFEST).is_file() and not path.is_symlink()
        if not (overwrite and is_ours):
            raise _in_the_way(path, option, is_ours)


def lay(folder: Path, contents: Contents) -> None:
    """Write contents into a new folder; OSError where that fails."""
    folder.mkdir(parents=True)
    for name in reversed(layout.ordered(contents)):  # the manifest last: it names the others
        target = folder / name
        target.parent.mkdir(exist_ok=True)
        with target.open("xb") as stream:
            stream.write(contents[name])


def _put(beside: Path, path: Path) -> None:
    """Give a folder its name; one that is replaced goes when the new one is there."""
    if not path.exists():
        beside.rename(path)
        return
    old = path.with_name(f".segl-{os.urandom(8).hex()}.tmp")
    path.rename(old)
    try:
        beside.rename(path)
    except OSError:
        with contextlib.suppress(OSError):
            old.rename(path)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _absent(path: Path) -> FileError:
    return FileError(Message(f"Pakken findes ikke: {path}", f"There is no such package: {path}"))


def _unreadable(path: Path) -> FileError:
    return FileError(
        Message(f"Pakken kan ikke læses: {path}", f"The package cannot be read: {path}")
    )


def _too_large(path: Path) -> FileError:
    return FileError(
        Message(
            f"{path} er for stor til at være en pakke.", f"{path} is too large to be a package."
        )
    )


def _strange(path: Path) -> FileError:
    return FileError(
        Message(
            f"{path} har en genvej, en tom mappe eller mapper i flere lag. Det har en pakke ikke.",
            f"{path} has a link, an empty folder, or folders within folders. A package has none.",
        )
    )


def _unwritable(path: Path, error: OSError) -> FileError:
    why = reason(error)
    return FileError(Message(f"Kan ikke skrive {path}: {why.da}", f"Cannot write {path}: {why.en}"))


def _in_the_way(path: Path, option: str, is_ours: bool) -> FileError:
    if is_ours:
        return FileError(
            Message(
                f"Pakken findes allerede: {path}. Vælg et andet navn med {option}, eller erstat "
                "pakken med --overwrite.",
                f"The package exists already: {path}. Choose another name by {option}, or replace "
                "the package by --overwrite.",
            )
        )
    return FileError(
        Message(
            f"{path} findes allerede og er ikke en pakke. Vælg et andet navn med {option}.",
            f"{path} exists already and is no package. Choose another name by {option}.",
        )
    )
