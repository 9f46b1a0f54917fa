"""The folder of a run: letters get their names there, no two the same, and nobody else's."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from render.errors import Problem
from render.message import Message
from render.record import record
from segl.batch.ledger import Case, Clash, Ledger, Letter
from segl.batch.work import File, Made
from segl.cases.naming import key

_OURS = re.compile(
    r"[0-9]+-[0-9a-f]{16}\.(docx|pdf)|[0-9a-f]{64}\.(json|docx)|manifest\.jsonl"
    r"|\.segl-[0-9a-f]{16}\.tmp"
)
Moves = list[tuple[str, str]]


@record
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
        name = self.ledger.kept_name(case.digest) or made.name
        clash = self._placed(case, made, name)
        while isinstance(clash, Clash) and not clash.is_same and self.is_numbered:
            name = f"{made.name} ({self.ledger.next_alike(key(made.name))})"
            clash = self._placed(case, made, name)
        if isinstance(clash, Clash):
            return (Problem("", same(clash.where) if clash.is_same else _taken(clash.where)),)
        if clash is not None:
            return (clash,)
        return [(file.staged, name + file.ending) for file in made.files]

    def _placed(self, case: Case, made: Made, name: str) -> Clash | Problem | None:
        """Write a letter down under a name; return what it clashes with."""
        for file in made.files:
            path = os.path.join(self.folder, name + file.ending)  # noqa: PTH118 - quicker
            if os.path.lexists(path) and self._is_foreign(Path(path), file):
                clash = self.ledger.named(key(name))
                return clash or Problem("", _FOREIGN)
        return self.ledger.add(case, name, key(name), made.language, made.files)

    def _is_foreign(self, path: Path, file: File) -> bool:
        """Say whether a file is another; it is ours where a run broke off behind its move."""
        try:
            size = path.stat().st_size
            if size != file.size:  # an empty one is what a loss of power left
                return size > 0 or self.ledger.is_fresh
            return hashlib.sha256(path.read_bytes()).hexdigest() != file.sha256
        except OSError:
            return True

    def move(self, moves: Moves) -> Problem | None:
        """Give the files of a letter their names; return why that is refused, None if it is not."""
        try:
            for staged, name in moves:
                os.replace(f"{self.side}{os.sep}{staged}", f"{self.folder}{os.sep}{name}")
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
        """Take away what an earlier run left in the side folder: no file but ours."""
        for path in self.side.iterdir():
            if _OURS.fullmatch(path.name) and not path.is_dir():
                path.unlink(missing_ok=True)


def same(where: Message) -> Message:
    """Say that a case was met before."""
    return Message(
        f"Sagen er den samme som {where.da}, og et brev laves kun én gang.",
        f"The case is the same as {where.en}, and a letter is made only once.",
    )


def _taken(where: Message) -> Message:
    return Message(
        f"Brevet ville hedde det samme som brevet fra {where.da}. Sæt et felt mere i --name, der "
        "skiller dem.",
        f"The letter would have the same name as that of {where.en}. Put one more field into "
        "--name that tells them apart.",
    )


_FOREIGN = Message(
    "Der ligger allerede en anden fil i mappen ved brevets navn.",
    "Another file lies in the folder already under the letter's name.",
)
