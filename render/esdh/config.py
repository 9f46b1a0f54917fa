"""
An installation of a records system: `records/<id>.toml` of a library, read and checked.

    system = "getorganized"
    url = "https://go.kommune.example"

    [delivery]        # the outbox's own, all of it optional
    workers = 2

The rest is the system's own and is checked by the schema of its client. Secrets never stand
there; a key that would hold one is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from render.errors import CaseError, LibraryError
from render.esdh.address import is_safe
from render.esdh.prefill import PREFILL, Wanted, wanted
from render.home import listed
from render.manifest import read_toml
from render.message import Message
from render.record import record

if TYPE_CHECKING:
    from render.library import Library
    from render.schema import Schema

FOLDER = "records"
OURS = ("system", "delivery", "prefill")  # of Segl, not of the system
_ID = re.compile(r"[a-z][a-z0-9_-]{0,63}")
_SECRET = re.compile(
    r"(?i)(^|[_-])(pass(word|wd|phrase)?|pwd?|secret|token|credentials?|(api|private)[_-]?key"
    r"|adgangskode|kodeord|hemmelighed)$"
)
_COUNT = {"type": "integer", "minimum": 0}

COMMON: Mapping[str, Any] = {
    "title": "records/<id>.toml",
    "type": "object",
    "required": ["system", "url"],
    "properties": {
        "system": {"type": "string"},
        "url": {"type": "string", "pattern": "^https?://[^ ]+$"},
        "prefill": PREFILL,
        "delivery": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "workers": {"type": "integer", "minimum": 1, "maximum": 16},
                "attempts": {"type": "integer", "minimum": 1, "maximum": 20},
                "wait_seconds": {"type": "number", "minimum": 0, "maximum": 600},
                "polls": {"type": "integer", "minimum": 1, "maximum": 100},
                "poll_seconds": {"type": "number", "minimum": 0, "maximum": 600},
                "read_back": {"type": "boolean"},
                "keep_bytes_days": _COUNT,
                "keep_receipts_days": _COUNT,
            },
        },
    },
}


@record
class Delivery:
    """
    How the outbox works with an installation.

    `workers` documents are sent at a time. What may be repeated safely is tried `attempts` times,
    the first pause `wait_seconds`. After an unknown outcome the case is looked at `polls` times,
    `poll_seconds` apart, for a listing may lag. `read_back` fetches each stored file and compares
    its text; its metadata are compared always. Bytes are kept for `keep_bytes_days` after the
    document was verified, receipts for `keep_receipts_days` (0: for good).
    """

    workers: int = 2
    attempts: int = 5
    wait_seconds: float = 2.0
    polls: int = 6
    poll_seconds: float = 5.0
    read_back: bool = True
    keep_bytes_days: int = 0
    keep_receipts_days: int = 0


@record
class Installation:
    """
    An installation: its id, the kind of system, where it is, and the system's own table.

    `prefill` is what a new case begins with, of what the system knows (see prefill.py).
    """

    id: str
    system: str
    url: str
    table: Mapping[str, Any]
    delivery: Delivery = Delivery()
    prefill: tuple[Wanted, ...] = ()


def ids(root: Path) -> tuple[str, ...]:
    """Return the ids of the installations that the library at `root` knows."""
    return tuple(path.stem for path in listed(root / FOLDER, ".toml"))


def find(library: Library, given: str = "") -> Installation:
    """
    Return the installation to use: the one given, else that of the library's municipality, else
    the only one there is. LibraryError where there is none, or its file is wrong.
    """
    known = ids(library.root)
    chosen = given or library.manifest.municipality
    if not given and chosen not in known and len(known) == 1:
        chosen = known[0]
    if chosen not in known or not _ID.fullmatch(chosen):
        raise _unknown(chosen, known)
    _one_name(chosen, known)
    return read(library.root / FOLDER / f"{chosen}.toml")


def _unknown(name: str, known: tuple[str, ...]) -> LibraryError:
    have = ", ".join(known) or "–"
    return LibraryError(
        Message(
            f"Fagsystemet »{name}« er ikke beskrevet i biblioteket (findes: {have}). Det skrives i "
            f"{FOLDER}/<id>.toml; vælg det med --records.",
            f'The records system "{name}" is not described in the library (there are: {have}). It '
            f"is written in {FOLDER}/<id>.toml; choose it by --records.",
        )
    )


def _one_name(chosen: str, known: tuple[str, ...]) -> None:
    """Refuse an id whose secrets have the name of another's: it would get that one's password."""
    if len(known) == 1:
        return
    from render.esdh.secrets import variable  # late: most libraries have one installation

    name = variable(chosen, "")
    others = [one for one in known if one != chosen and variable(one, "") == name]
    if others:
        raise LibraryError(
            Message(
                f"{FOLDER}/{chosen}.toml og {FOLDER}/{others[0]}.toml ville få samme adgangskode: "
                f"begges miljøvariabler begynder med {name}. Giv den ene fil et andet navn.",
                f"{FOLDER}/{chosen}.toml and {FOLDER}/{others[0]}.toml would get one password: "
                f"the environment variables of both begin with {name}. Rename one of the files.",
            )
        )


def read(path: Path) -> Installation:
    """Read an installation's file; LibraryError naming each key that is wrong."""
    content = _content(path)
    _no_secrets(path, content)
    _checked(path, _form(""), content)
    _check_urls(path, content)
    table = {key: value for key, value in content.items() if key not in OURS}
    _checked(path, _of_system(path, content["system"]), table)
    delivery = Delivery(**content.get("delivery", {}))
    known = wanted(content.get("prefill", {}))
    return Installation(path.stem, content["system"], content["url"], table, delivery, known)


def called(path: Path) -> str:
    """Return what an installation's file is called: municipalities have files of the same name."""
    return f"{FOLDER}/{path.name}"


def _content(path: Path) -> dict[str, Any]:
    try:
        return read_toml(path)
    except LibraryError as error:
        da, en = (one.removeprefix(path.name) for one in (error.message.da, error.message.en))
        if da == error.message.da:
            raise
        raise LibraryError(Message(called(path) + da, called(path) + en)) from error


def _of_system(path: Path, system: str) -> Schema:
    try:
        return _form(system)
    except LibraryError as error:
        message = error.message
        raise LibraryError(
            Message(f"{called(path)}: {message.da}", f"{called(path)}: {message.en}")
        ) from error


@cache
def _form(system: str) -> Schema:
    """Return the schema of a system's own table, "" for what all have; made ready once."""
    from render.esdh.clients import client  # late: they read what is asked for
    from render.schema import from_documents

    contents = client(system).CONFIG if system else COMMON
    return from_documents({"records": contents}, "records")


def _checked(path: Path, schema: Schema, content: Mapping[str, Any]) -> None:
    try:
        schema.check(content)
    except CaseError as error:
        da = " ".join(problem.message.da for problem in error.problems)
        en = " ".join(problem.message.en for problem in error.problems)
        raise LibraryError(Message(f"{called(path)}: {da}", f"{called(path)}: {en}")) from error


# --- what must not stand there ----------------------------------------------------------


def _no_secrets(path: Path, content: Mapping[str, Any]) -> None:
    for key in _keys(content):
        if _SECRET.search(key):
            raise LibraryError(
                Message(
                    f"{called(path)}: »{key}« hører ikke til i en fil, som flere kan læse. "
                    "Slet linjen, skift hemmeligheden, og se docs/delivery.md.",
                    f'{called(path)}: "{key}" does not belong in a file that several can read. '
                    "Delete the line, change the secret, and see docs/delivery.md.",
                )
            )


def _keys(value: Any) -> Iterator[str]:
    """Yield the names of all keys, however deep."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key)
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


def _check_urls(path: Path, content: Mapping[str, Any]) -> None:
    """
    Refuse an address that carries a password or would send letters in the clear.

    Whatever the key of a system's own: a text with `://` is an address. Deeper down stand values
    for columns, which may be any address but one with a password.
    """
    for key, value in content.items():
        if isinstance(value, str):
            if (key == "url" or "://" in value) and not is_safe(value):
                raise _unsound(path, key)
        elif any(_names_user(text) for text in _texts(value)):
            raise _unsound(path, key)


def _texts(value: Any) -> Iterator[str]:
    """Yield all texts, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(inner)


def _names_user(text: str) -> bool:
    try:
        return "://" in text and "@" in urlsplit(text.strip()).netloc
    except ValueError:
        return True  # no address at all, and it may hide one


def _unsound(path: Path, key: str) -> LibraryError:
    return LibraryError(
        Message(
            f"{called(path)}: {key} skal begynde med https:// og kun være en adresse: uden bruger, "
            "adgangskode og spørgsmålstegn.",
            f"{called(path)}: {key} must begin with https:// and be an address only: no user, "
            "password or question mark.",
        )
    )
