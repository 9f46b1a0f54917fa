"""Writing results: beside the target, then renamed; never over another file unasked."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from render.errors import FileError
from render.message import Message


def check(path: Path, overwrite: bool = False, *, option: str = "-o") -> None:
    """
    Raise FileError if a file must not be written: it exists and `overwrite` is not
    set, it is a folder, or Word has it open (the lock file `~$name`).

    `option` is what names the file on the command line.
    """
    if path.is_dir():
        raise FileError(Message(f"{path} er en mappe.", f"{path} is a folder."))
    if path.exists() and not overwrite:
        raise FileError(
            Message(
                f"Filen findes allerede: {path}. Vælg et andet navn med {option}, "
                "eller erstat filen med --overwrite.",
                f"The file exists already: {path}. Choose another name by {option}, "
                "or replace the file by --overwrite.",
            )
        )
    if _word_lock(path) is not None:
        raise _locked(path)


def write(
    path: Path, data: bytes, overwrite: bool = False, *, private: bool = False, option: str = "-o"
) -> None:
    """
    Write `data` to `path` so that it is there whole or not at all.

    A `private` file is for its owner only. Raises FileError for what `check`
    refuses, when the system says that a file is in use, or when the folder cannot
    be written.
    """
    check(path, overwrite, option=option)
    try:
        _replace(path, data, overwrite, 0o600 if private else 0o666)
    except FileExistsError as error:
        raise FileError(
            Message(f"Filen findes allerede: {path}.", f"The file exists already: {path}.")
        ) from error
    except PermissionError as error:
        raise _locked(path) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FileError(
            Message(f"Kan ikke skrive {path}: {reason}", f"Cannot write {path}: {reason}")
        ) from error


def _replace(path: Path, data: bytes, overwrite: bool, rights: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".segl-{secrets.token_hex(8)}.tmp")
    try:
        beside.touch(rights, exist_ok=False)  # before there is anything to read
        with beside.open("wb") as stream:
            stream.write(data)
        if overwrite:
            os.replace(beside, path)
        else:
            _rename_new(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def _rename_new(source: Path, target: Path) -> None:
    """Rename without replacing a file that appeared meanwhile."""
    if os.name == "nt":  # there a rename never replaces
        source.rename(target)
        return
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links: the name is taken first
        with target.open("xb"):
            pass
        try:
            os.replace(source, target)
        except OSError:
            target.unlink()
            raise
    else:
        source.unlink()


def _word_lock(path: Path) -> Path | None:
    """Return Word's owner file beside `path`, if Word has the document open."""
    name = path.name
    for candidate in (f"~${name}", f"~${name[1:]}", f"~${name[2:]}"):
        lock = path.with_name(candidate)
        if path.exists() and lock.exists():
            return lock
    return None


def _locked(path: Path) -> FileError:
    return FileError(
        Message(
            f"{path.name} er åben i Word eller skrivebeskyttet: luk filen i Word, og prøv igen.",
            f"{path.name} is open in Word or write-protected: close it in Word and try again.",
        )
    )
