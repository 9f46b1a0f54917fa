"""Where an outbox may lie: a folder of one's own on a disk of this machine."""

from __future__ import annotations

import os
import re
import stat
import sys
from pathlib import Path

import platformdirs

from render.errors import FileError
from render.home import real
from render.message import Message
from render.reasons import reason

VARIABLE = "SEGL_OUTBOX"
_REMOTE = re.compile(
    r"nfs\d?|cifs|smb\w*|9p|afs|ncpfs|ceph|gluster\w*|lustre|gpfs|beegfs|davfs|virtiofs|vboxsf"
    r"|fuse\.(sshfs|rclone|gvfsd-fuse|s3fs|glusterfs|davfs2?|curlftpfs|onedriver)"
)
_DRIVE_REMOTE = 4  # GetDriveTypeW
_ESCAPED = re.compile(r"\\([0-7]{3})")


def folder() -> Path:
    """Return the user's outbox; SEGL_OUTBOX names another."""
    named = os.environ.get(VARIABLE, "")
    if named:
        return Path(named)
    return platformdirs.user_state_path("segl", appauthor=False) / "outbox"


def make(path: Path) -> Path:
    """
    Make the folder, for its owner alone; FileError where that cannot be.

    SQLite's locks do not hold on network file systems, so these are refused where they are told
    apart.
    """
    path = real(path)
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if is_remote(path):
            raise _remote(path)
        _own(path)
    except OSError as error:
        why = reason(error)
        raise FileError(
            Message(
                f"Udbakken kan ikke laves i {path}: {why.da}. Vælg en anden mappe med {VARIABLE}.",
                f"The outbox cannot be made in {path}: {why.en}. Choose another folder by "
                f"{VARIABLE}.",
            )
        ) from error
    return path


def new_file(path: Path) -> None:
    """Make an empty file for its owner alone, where there is none; SQLite's others are like it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    os.close(handle)


def _own(path: Path) -> None:
    if not hasattr(os, "getuid"):
        return  # Windows keeps a user's folders to the user
    found = path.stat()
    if found.st_uid != os.getuid():
        raise FileError(
            Message(
                f"Udbakken {path} tilhører en anden bruger. Vælg en anden mappe med {VARIABLE}.",
                f"The outbox {path} belongs to another user. Choose another folder by {VARIABLE}.",
            )
        )
    if stat.S_IMODE(found.st_mode) & 0o077:
        path.chmod(0o700)


def _remote(path: Path) -> FileError:
    return FileError(
        Message(
            f"Udbakken skal ligge på maskinens egen disk, ikke på et netværksdrev: {path}. Vælg en "
            f"anden mappe med {VARIABLE}.",
            f"The outbox must lie on a disk of this machine, not on a network drive: {path}. "
            f"Choose another folder by {VARIABLE}.",
        )
    )


def is_remote(path: Path) -> bool:
    """Say whether a folder is known to lie on a network file system."""
    if sys.platform == "win32":
        return _is_remote_drive(path)
    try:
        mounts = Path("/proc/self/mountinfo").read_text("utf-8", "replace")
    except OSError:
        return False  # not Linux: nobody says
    return _REMOTE.fullmatch(kind_of(path, mounts)) is not None


def kind_of(path: Path, mounts: str) -> str:
    """Return the kind of file system that a path is on, by Linux's list of mounts (proc(5))."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        fields, types = left.split(), right.split()
        if len(fields) < 5 or not types:
            continue
        point = Path(_ESCAPED.sub(lambda match: chr(int(match[1], 8)), fields[4]))
        if path.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), types[0]
    return kind


def _is_remote_drive(path: Path) -> bool:
    if str(path).startswith("\\\\"):
        return True
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == _DRIVE_REMOTE)
