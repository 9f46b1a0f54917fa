"""
Answers kept on disk while a case is being made, so that it can be broken off and resumed.

They are personal data: they lie in a folder that only the user may enter, each in a
file that only the user may read, and go when the case is done.
"""

from __future__ import annotations

import datetime
import hashlib
import secrets
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import platformdirs

from render import case, case_text, files, naming
from render.errors import CaseError, FileError
from render.message import Message
from render.record import record
from segl.asking.answers import Answer, Answers, Mark, Place

if TYPE_CHECKING:
    from segl.asking.known import Origins

_NONE: Origins = MappingProxyType({})
_FORMAT = "answers-1"  # a later form of the file has another name, and is not misread
_LEFT_BEHIND = 3_600  # seconds after which a half-written file is one of a run that ended


@record
class Draft:
    """One case begun: a file that may not be there yet."""

    path: Path

    @property
    def is_kept(self) -> bool:
        """Whether there are answers on disk."""
        return self.path.is_file()

    @property
    def saved(self) -> datetime.datetime:
        """When it was last kept, by the computer's clock."""
        then = datetime.datetime.fromtimestamp(self.path.stat().st_mtime, datetime.UTC)
        return then.astimezone()

    def save(self, answers: Answers, origins: Origins = _NONE) -> None:
        """Keep the answers and where they are from, whole or not at all; raises FileError."""
        folder = self.path.parent
        with suppress(OSError):  # told when the file itself cannot be written
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)
        content = {"given": _written(answers.given), "earlier": _written(answers.earlier)}
        content |= {"origins": _sources(origins)} if origins else {}
        data = case_text.write({_FORMAT: content})
        files.write(self.path, data, overwrite=True, private=True)

    def load(self) -> tuple[Answers, Origins]:
        """
        Return the answers, and which of them a records system told.

        Raises FileError for a file that cannot be read as a draft.
        """
        try:
            content = case.read(self.path.read_bytes())[_FORMAT]
            answers = Answers(_read(content["given"]), _read(content["earlier"]))
            return answers, _origins(content.get("origins", []))
        except (OSError, CaseError, ValueError, LookupError, TypeError) as error:
            raise FileError(
                Message(
                    f"En påbegyndt sag kan ikke læses, og springes over: {self.path}. "
                    "Slet filen, når den ikke skal bruges: den kan have personoplysninger.",
                    f"A case that was begun cannot be read, and is passed over: {self.path}. "
                    "Delete the file when it is of no use: it may hold personal data.",
                )
            ) from error

    def delete(self) -> None:
        """Delete the draft, if it is there; raises FileError."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            if not self.is_kept:
                return
            raise FileError(
                Message(
                    f"Den påbegyndte sag kan ikke slettes: {self.path}. Slet filen selv.",
                    f"The case that was begun cannot be deleted: {self.path}. Delete the file.",
                )
            ) from error


def folder() -> Path:
    """Return the folder of the user's drafts, where the system keeps the state of programs."""
    return platformdirs.user_state_path("segl", appauthor=False) / "drafts"


def key(template: str, home: Path) -> str:
    """Return what the drafts of a template are called; `home` is its library or its file."""
    digest = hashlib.sha256(str(home.resolve()).encode()).hexdigest()
    return f"{naming.safe(template)}.{digest[:12]}"


def of(name: str) -> list[Draft]:
    """Return the drafts under a key, the latest first."""
    with suppress(OSError):
        for half in folder().glob(".segl-*.tmp"):
            if half.stat().st_mtime < time.time() - _LEFT_BEHIND:
                half.unlink()
    found = [path for path in folder().glob("*.json") if path.name.startswith(f"{name}.")]
    return [Draft(path) for path in sorted(found, key=_time, reverse=True)]


def _time(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # another run has just ended
        return 0.0


def new(name: str) -> Draft:
    """Return a draft under a key that is not there yet."""
    return Draft(folder() / f"{name}.{secrets.token_hex(4)}.json")


def _written(answers: Mapping[Place, Answer]) -> list[Any]:
    return [
        [list(place), {"mark": answer.value} if isinstance(answer, Mark) else answer]
        for place, answer in answers.items()
    ]


def _sources(origins: Origins) -> list[Any]:
    answers = _written({place: one.answer for place, one in origins.items()})
    told = ([one.system, one.fact, one.confirmed] for one in origins.values())
    return [[*entry, *source] for entry, source in zip(answers, told, strict=True)]


def _origins(entries: Any) -> Origins:
    if not entries:
        return {}
    from segl.asking.known import Origin  # late: most cases were begun by hand

    answers = _read(entry[:2] for entry in entries)
    told = ((str(system), str(fact), sure is True) for *_, system, fact, sure in entries)
    pairs = zip(answers.items(), told, strict=True)
    return {place: Origin(answer, *source) for (place, answer), source in pairs}


def _read(entries: Any) -> dict[Place, Answer]:
    return {
        tuple(place): Mark(answer["mark"]) if isinstance(answer, dict) else answer
        for place, answer in entries
    }
