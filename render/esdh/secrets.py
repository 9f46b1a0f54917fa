"""
What nobody else may know: users, passwords and client secrets of records systems.

They come from the environment (`SEGL_<ID>_<NAME>`), from a file that only its owner can read, or
from the system's keyring, in this order; never from a library, an argument or the outbox. A value
is read when it is asked for and kept nowhere: no repr, log or exception can show one.
"""

from __future__ import annotations

import os
import re
import stat
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import platformdirs

from render.errors import LibraryError
from render.home import real
from render.message import Message
from render.reasons import reason
from render.record import record

FILE_VARIABLE = "SEGL_SECRETS"
MAX_FILE = 64 * 2**10
_NAMES = re.compile(r"[^A-Z0-9]+")


class Secrets(Protocol):
    """The secrets of one installation."""

    def get(self, name: str, default: str | None = None) -> str:
        """Return a secret ("user", "password" ...), else the default; LibraryError for neither."""
        ...


@record
class Given:
    """Secrets that are at hand already, as tests and other programs have them."""

    values: Mapping[str, str]

    def __repr__(self) -> str:
        return "Given()"

    def get(self, name: str, default: str | None = None) -> str:
        """Return a secret, else the default; LibraryError for neither."""
        found = self.values.get(name, "") or default
        if found is None:
            raise missing("-", name)
        return found


@record
class Kept:
    """The secrets of the installation `id` (that of `records/<id>.toml`), wherever they lie."""

    id: str

    def __repr__(self) -> str:
        return f"Kept({self.id!r})"

    def get(self, name: str, default: str | None = None) -> str:
        """Return a secret, else the default; LibraryError for neither, or an unsafe file."""
        found = os.environ.get(variable(self.id, name), "")
        found = found or _of_file(self.id, name) or _of_keyring(self.id, name)
        if not found and default is None:
            raise missing(self.id, name)
        return found or default or ""


def variable(installation: str, name: str) -> str:
    """Return the environment variable of a secret: `SEGL_EKSEMPEL_PASSWORD`."""
    return "_".join(("SEGL", _upper(installation), _upper(name)))


def _upper(text: str) -> str:
    return _NAMES.sub("_", text.upper())


def path_of(installation: str) -> Path:
    """Return the file of an installation's secrets, which need not be there."""
    named = os.environ.get(FILE_VARIABLE, "")
    if named:
        return Path(named)
    folder = platformdirs.user_config_path("segl", appauthor=False)
    return folder / "secrets" / f"{installation}.toml"


def service(installation: str) -> str:
    """Return the name under which the keyring has an installation's secrets."""
    return f"segl:{installation}"


def missing(installation: str, name: str) -> LibraryError:
    """Return the error for a secret that is nowhere; it says where one is put."""
    wanted, path = variable(installation, name), path_of(installation)
    return LibraryError(
        Message(
            f"»{name}« til fagsystemet mangler. Sæt miljøvariablen {wanted}, skriv den i {path} "
            "(kun læsbar for dig selv), eller læg den i nøgleringen "
            f"(tjeneste »{service(installation)}«).",
            f'"{name}" for the records system is missing. Set the environment variable {wanted}, '
            f"write it into {path} (readable by yourself only), or put it into the keyring "
            f'(service "{service(installation)}").',
        )
    )


# --- a file of one's own ----------------------------------------------------------------


def _of_file(installation: str, name: str) -> str:
    """Return a secret of the file, "" where there is none; LibraryError for an unsafe file."""
    path = path_of(installation)
    try:
        with path.open("rb") as stream:
            _check(path, os.fstat(stream.fileno()))  # the file that is read, not the one named
            data = stream.read(MAX_FILE + 1)
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise _unusable(path, reason(error)) from None
    return _value(path, data, installation, name)


def _value(path: Path, data: bytes, installation: str, name: str) -> str:
    """
    Read a file's secret; what cannot be read is told without a word of it.

    A file that SEGL_SECRETS names may serve several installations: each has a table there, so that
    none is ever sent another's password.
    """
    try:
        found = tomllib.loads(data.decode("utf-8-sig")) if len(data) <= MAX_FILE else None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError):
        found = None
    if found is not None and os.environ.get(FILE_VARIABLE, ""):
        if any(isinstance(value, str) for value in found.values()):
            raise _unusable(path, _no_table(installation)) from None
        found = found.get(installation, {})
    if not isinstance(found, dict) or not all(map(_is_line, found.values())):
        raise _unusable(path, _LINES) from None
    return str(found.get(name, ""))


def _is_line(value: object) -> bool:
    """Say whether a value is a text of one line: a lone backslash may have become a sign of its."""
    return isinstance(value, str) and all(" " <= one != "\x7f" for one in value)


_LINES = Message(
    "hver linje skal være som password = '…'. Brug enkelte anførselstegn: user = "
    "'DOMÆNE\\bruger'. I "
    'dobbelte anførselstegn skal \\ skrives to gange: user = "DOMÆNE\\\\bruger".',
    "each line must be such as password = '…'. Use single quotes: user = 'DOMAIN\\user'. Within "
    'double quotes \\ is written twice: user = "DOMAIN\\\\user".',
)


def _no_table(installation: str) -> Message:
    return Message(
        f"tabellen [{installation}] mangler før linjerne.",
        f"the table [{installation}] is missing before the lines.",
    )


def _check(path: Path, found: os.stat_result) -> None:
    """Refuse a file that others can read: the secret is to be thought known to them."""
    if hasattr(os, "getuid"):
        if found.st_uid == os.getuid() and not stat.S_IMODE(found.st_mode) & 0o077:
            return
    elif real(path).is_relative_to(real(Path.home())):  # Windows keeps a user's folders private
        return
    raise LibraryError(
        Message(
            f"{path} kan læses af andre end dig og bliver ikke brugt. Skift adgangskoden, og gør "
            "filen privat (chmod 600; på Windows: læg den i din egen brugermappe).",
            f"{path} can be read by others and is not used. Change the password, and make the "
            "file private (chmod 600; on Windows: put it into your own user folder).",
        )
    )


def _unusable(path: Path, why: Message) -> LibraryError:
    return LibraryError(
        Message(f"{path} kan ikke bruges: {why.da}", f"{path} cannot be used: {why.en}")
    )


# --- the keyring ------------------------------------------------------------------------


def _of_keyring(installation: str, name: str) -> str:
    """Return a secret of the keyring, "" where there is no keyring or nothing in it."""
    try:
        import keyring
        import keyring.errors
    except ImportError:  # an extra
        return ""
    try:
        return keyring.get_password(service(installation), name) or ""
    except (keyring.errors.KeyringError, OSError, RuntimeError):  # NoKeyringError is both
        return ""  # locked or not there: as if it held nothing
