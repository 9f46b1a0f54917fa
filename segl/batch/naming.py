"""The folder of a run: letters get their names there, no two the same, and nobody else's."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from render.errors import Problem
from render.message import Message
from segl.batch.ledger import Case, Ledger, Letter
from segl.batch.work import File, Made

MAX_ALIKE = 1_000
Moves = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Shelf:
    """
    The folder, its side folder, and the ledger of its letters.

    With `is_numbered` letters that would have one name are told apart by a number: one to each
    parent of a child on a day is no mistake. By a pattern it is one.
    """

    folder: Path
    side: Path
    ledger: Ledger
    is_numbered: bool

    def place(self, case: Case, made: Made) -> Moves | tuple[Problem, ...]:
        """Write a letter down under its name; return what is to move where, or why it cannot."""
        name = made.name
        taken = self.ledger.taken(key(name))
        for number in range(2, MAX_ALIKE):
            if taken is None or not self.is_numbered:
                break
            name = f"{made.name} ({number})"
            taken = self.ledger.taken(key(name))
        if taken is not None:
            return (Problem("", _taken(taken)),)
        for file in made.files:
            if self._is_foreign(name, file):
                return (Problem("", _foreign(name + file.ending)),)
        self.ledger.add(case, name, key(name), made.language, made.files)
        return [(file.staged, name + file.ending) for file in made.files]

    def _is_foreign(self, name: str, file: File) -> bool:
        """Say whether another file has the name; our own may, where a run broke off."""
        path = self.folder / (name + file.ending)
        try:
            size = path.stat().st_size
            if size != file.size:
                return size > 0  # an empty one is what a loss of power left
            return hashlib.sha256(path.read_bytes()).hexdigest() != file.sha256
        except FileNotFoundError:
            return False
        except OSError:
            return True

    def move(self, moves: Moves) -> Problem | None:
        """Give the files of a letter their names; return why that is refused, None if it is not."""
        try:
            for staged, name in moves:
                os.replace(self.side / staged, self.folder / name)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            return Problem(
                "",
                Message(
                    f"Brevet kan ikke gemmes: {reason}.", f"The letter cannot be saved: {reason}."
                ),
            )
        return None

    def mend(self) -> int:
        """
        Strike out the letters that the folder does not have; return how many.

        After a loss of power a file may be there in name only, and empty. One of another size
        than it had was changed by a person since, and stays.
        """
        gone = [letter for letter in self.ledger.letters() if not self._is_there(letter)]
        for letter in gone:
            self.ledger.forget(letter.digest)
        return len(gone)

    def _is_there(self, letter: Letter) -> bool:
        for name, _, _ in letter.files:
            try:
                if (self.folder / name).stat().st_size == 0:
                    return False
            except OSError:
                return False
        return True

    def clear(self) -> None:
        """Take away what an earlier run left in the side folder."""
        for path in self.side.iterdir():
            if not path.name.startswith("ledger"):
                path.unlink(missing_ok=True)


def key(name: str) -> str:
    """Return what two names share that are one file on Windows or a Mac."""
    return unicodedata.normalize("NFC", name).casefold()


def _taken(where: Message) -> Message:
    return Message(
        f"Brevet ville hedde det samme som brevet fra {where.da}. Sæt noget i --name, der "
        "skiller dem, fx {nr}.",
        f"The letter would have the same name as that of {where.en}. Put something into --name "
        "that tells them apart, such as {nr}.",
    )


def _foreign(name: str) -> Message:
    return Message(
        f"Der ligger allerede en anden fil ved navn {name} i mappen.",
        f"Another file named {name} lies in the folder already.",
    )
