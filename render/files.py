"""Writing results: beside the target, then renamed; never over another file unasked."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from render.errors import FileError
from render.home import real
from render.message import Message
from render.record import record

if TYPE_CHECKING:
    from types import FrameType


@record
class Output:
    """
    A file to be written: a `private` one is for its owner only.

    `option` is what names the file on the command line.
    """

    path: Path
    data: bytes
    private: bool = False
    option: str = "-o"


def check(path: Path, overwrite: bool = False, *, option: str = "-o") -> None:
    """
    Raise FileError if a file must not be written: it exists and `overwrite` is not
    set, it is a folder, it is write-protected, or Word has it open (the lock file `~$name`).

    `option` is what names the file on the command line.
    """
    try:
        _check(path, overwrite, option)
    except OSError as error:
        raise _failed(path, error) from error


def _check(path: Path, overwrite: bool, option: str) -> None:
    if path.is_dir():
        raise FileError(Message(f"{path} er en mappe.", f"{path} is a folder."))
    if not path.exists():
        return
    if not overwrite:
        raise FileError(
            Message(
                f"Filen findes allerede: {path}. Vælg et andet navn med {option}, "
                "eller erstat filen med --overwrite.",
                f"The file exists already: {path}. Choose another name by {option}, "
                "or replace the file by --overwrite.",
            )
        )
    locked = _word_lock(path) or _word_lock(real(path))
    if locked is not None or not os.access(path, os.W_OK):
        raise _locked(path)


def write(
    path: Path, data: bytes, overwrite: bool = False, *, private: bool = False, option: str = "-o"
) -> None:
    """
    Write `data` to `path` so that it is there whole or not at all.

    A file that is replaced keeps its rights (a private one loses those of others), and a
    link stays: its target is replaced. Raises FileError for what `check` refuses, when the
    system says that a file is in use, or when the folder cannot be written.
    """
    if not overwrite:
        _write_new(path, data, private, option)
        return
    check(path, overwrite, option=option)
    if _is_stream(path):
        with _failures(path):
            path.write_bytes(data)
        return
    write_all([Output(path, data, private, option)], overwrite)


def _write_new(path: Path, data: bytes, private: bool, option: str) -> None:
    """Write a file that is not there yet, in as few steps as a file can be: a letter is no more."""
    beside = _beside(path)
    with _failures(path):
        try:
            _fill(beside, data, private)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            _fill(beside, data, private)
        try:
            _rename_new(beside, path)
        except BaseException as error:
            _remove(beside)
            if isinstance(error, OSError):
                _check(path, overwrite=False, option=option)  # says what is in the way
            raise


def _fill(path: Path, data: bytes, private: bool) -> None:
    """Write a new file with its rights; take it away again where that fails half-way."""
    kind = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(path, kind, 0o600 if private else 0o666)
    try:
        with open(handle, "wb", buffering=0) as stream:  # noqa: PTH123 - it is open already
            rest = memoryview(data)
            while rest:
                rest = rest[stream.write(rest) :]
    except BaseException:
        _remove(path)
        raise


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def write_all(outputs: Sequence[Output], overwrite: bool = False) -> None:
    """Write several files, all of them or none; else as `write`."""
    for one in outputs:
        check(one.path, overwrite, option=one.option)
    staged: list[_Staged] = []
    try:
        for number, one in enumerate(outputs, 1):
            with _failures(one.path):
                staged.append(_staged(one, overwrite, is_last=number == len(outputs)))
        with whole() if len(staged) > 1 else contextlib.nullcontext():
            _place_all(staged, overwrite)
    finally:
        for each in staged:
            each.clear()


@contextlib.contextmanager
def whole() -> Iterator[None]:
    """Let Ctrl-C wait until a few quick steps that belong together are done."""
    import signal  # late: one file needs none of this
    import threading

    if threading.current_thread() is not threading.main_thread():
        yield  # signals are the main thread's
        return
    heard: list[int] = []
    before = signal.getsignal(signal.SIGINT)

    def hear(number: int, frame: FrameType | None) -> None:
        heard.append(number)

    if not callable(before):  # Ctrl-C does nothing, or is not Python's to hear
        yield
        return
    signal.signal(signal.SIGINT, hear)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if heard:
        before(heard[0], None)


# --- one file --------------------------------------------------------------------------


class _Staged:
    """
    A file that lies beside its place, `target`, whole.

    `kept` is a copy of what it replaces, to be put back if a later file fails.
    """

    def __init__(self, path: Path, target: Path, beside: Path, *, is_new: bool) -> None:
        self.path, self.target, self.beside, self.is_new = path, target, beside, is_new
        self.kept: Path | None = None
        self.is_placed = False

    def place(self, overwrite: bool) -> None:
        """Put the file into its place."""
        if overwrite:
            os.replace(self.beside, self.target)
        else:
            _rename_new(self.beside, self.target)
        self.is_placed = True

    def take_back(self) -> None:
        """Leave everything as it was before."""
        if self.is_placed and self.kept is not None:
            os.replace(self.kept, self.target)
        elif self.is_placed and self.is_new:
            self.target.unlink()

    def clear(self) -> None:
        """Take away what lies beside."""
        for path in (self.beside, self.kept):
            if path is not None:
                _remove(path)


def _place_all(staged: Sequence[_Staged], overwrite: bool) -> None:
    try:
        for one in staged:
            with _failures(one.path):
                one.place(overwrite)
    except BaseException:
        for one in reversed(staged):
            with contextlib.suppress(OSError):
                one.take_back()
        raise


def _staged(output: Output, overwrite: bool, is_last: bool) -> _Staged:
    """Write a file beside its place, with the rights that it shall have."""
    output.path.parent.mkdir(parents=True, exist_ok=True)
    old = output.path.stat() if overwrite and output.path.exists() else None
    target = real(output.path) if overwrite else output.path
    found = _Staged(output.path, target, _beside(target), is_new=old is None)
    try:
        # before there is anything to read
        _fill(found.beside, output.data, private=output.private or old is not None)
        if old is not None:
            _keep_rights(found.beside, old, output.private)
            if not is_last:
                found.kept = _beside(target)
                _copy(target, found.kept)
    except BaseException:
        found.clear()
        raise
    return found


def _copy(source: Path, target: Path) -> None:
    import shutil  # late: most files are new

    shutil.copy2(source, target)


def _beside(path: Path) -> Path:
    return path.with_name(f".segl-{os.urandom(8).hex()}.tmp")


def _keep_rights(path: Path, old: os.stat_result, private: bool) -> None:
    """Give a new file the owner and rights of the one that it replaces, never more than these."""
    rights = stat.S_IMODE(old.st_mode) & (0o600 if private else 0o777)
    if hasattr(os, "chown"):
        for owner, group in ((-1, old.st_gid), (old.st_uid, -1)):
            with contextlib.suppress(OSError):  # only some may give a file away
                os.chown(path, owner, group)
    if path.stat().st_gid != old.st_gid:
        rights &= 0o707  # they were meant for another group
    path.chmod(rights)


def _is_stream(path: Path) -> bool:
    """Say whether a path is a device or pipe, such as `/dev/stdout`: it is never replaced."""
    return path.exists() and not path.is_file()


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


@contextlib.contextmanager
def _failures(path: Path) -> Iterator[None]:
    """Turn what the system says into a FileError that names the file."""
    try:
        yield
    except FileExistsError as error:
        raise FileError(
            Message(f"Filen findes allerede: {path}.", f"The file exists already: {path}.")
        ) from error
    except PermissionError as error:
        raise (_locked(path) if _may_write(path.parent) else _failed(path, error)) from error
    except OSError as error:
        raise _failed(path, error) from error


def _may_write(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK)


def _failed(path: Path, error: OSError) -> FileError:
    reason = error.strerror or type(error).__name__
    return FileError(Message(f"Kan ikke skrive {path}: {reason}", f"Cannot write {path}: {reason}"))


def _locked(path: Path) -> FileError:
    return FileError(
        Message(
            f"{path.name} er åben i Word eller skrivebeskyttet: luk filen i Word, og prøv igen.",
            f"{path.name} is open in Word or write-protected: close it in Word and try again.",
        )
    )
