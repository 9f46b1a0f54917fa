"""The folder of a run: letters get their names there, no two the same, and nobody else's."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from render.errors import Problem
from render.esdh.neutral.layout import SUFFIX
from render.message import Message
from render.record import record
from segl.batch import laid
from segl.batch.ledger import Case, Clash, Ledger, Letter, Named
from segl.batch.work import File, Made
from segl.cases.naming import key

_OURS = re.compile(
    r"[0-9]+-[0-9a-f]{16}\.(docx|pdf|zip|pakke)|[0-9a-f]{64}\.(json|docx)|manifest\.jsonl"
    r"|\.segl-[0-9a-f]{16}\.tmp"
)


@record
class Placed:
    """
    Letters that were written down: what is to move where.

    `spared` are the files of that name in the folder that stay: a person has changed them since
    an earlier run, and another letter of the same case was lost.
    """

    moves: tuple[tuple[str, str], ...]
    spared: tuple[str, ...] = ()


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

    def place(self, case: Case, made: Made) -> Placed | tuple[Problem, ...]:
        """Write letters down under their names; return what is to move where, or why it cannot."""
        kept = self.ledger.kept_name(case.digest)
        behind = kept[len(made.name) :] if kept is not None else ""
        spared = tuple(self._changed(made, behind)) if kept is not None else ()
        clash = self._placed(case, made, behind, spared)
        while isinstance(clash, Clash) and not clash.is_same and self.is_numbered:
            behind, spared = f" ({self.ledger.next_alike(key(made.name))})", ()
            clash = self._placed(case, made, behind)
        if isinstance(clash, Clash):
            return (Problem("", same(clash.where) if clash.is_same else _taken(clash.where)),)
        if clash is not None:
            return (clash,)
        moves = ((file.staged, name) for name, file in _named(made, behind) if name not in spared)
        return Placed(tuple(moves), spared)

    def _changed(self, made: Made, behind: str) -> Iterator[str]:
        """Yield the files of a case that a person has changed since an earlier run."""
        for name, file in _named(made, behind):
            path = self.folder / name
            if path.exists() and self._is_foreign(path, file):
                yield name

    def _placed(
        self, case: Case, made: Made, behind: str, spared: Collection[str] = ()
    ) -> Clash | Problem | None:
        """Write letters down, with something behind their names; return what they clash with."""
        named = _named(made, behind)
        for name, file in named:
            if name in spared:
                continue
            path = os.path.join(self.folder, name)  # noqa: PTH118 - quicker
            if os.path.lexists(path) and self._is_foreign(Path(path), file):
                clash = self.ledger.named(key(name.removesuffix(file.ending)))
                return clash or Problem("", _FOREIGN)
        keys = list(dict.fromkeys(key(name.removesuffix(file.ending)) for name, file in named))
        return self.ledger.add(case, made.name + behind, keys, made.language, named)

    def _is_foreign(self, path: Path, file: File) -> bool:
        """Say whether a file is another; it is ours where a run broke off behind its move."""
        face = laid.face(path)
        try:
            size = face.stat().st_size
            if size != file.size:  # an empty one is what a loss of power left
                return size > 0 or self.ledger.is_fresh
            return hashlib.sha256(face.read_bytes()).hexdigest() != file.sha256
        except OSError:
            return True

    def move(self, moves: Iterable[tuple[str, str]]) -> Problem | None:
        """
        Give the files of a case their names; return why that is refused, None if it is not.

        Where one of them is refused none stays: half a case's letters are not to be sent.
        """
        moved: list[str] = []
        try:
            for staged, name in moves:
                if name.endswith(SUFFIX):  # a folder replaces none: what is there is ours
                    laid.drop(self.folder / name)
                os.replace(f"{self.side}{os.sep}{staged}", f"{self.folder}{os.sep}{name}")
                moved.append(name)
        except OSError as error:
            for name in moved:
                laid.drop(self.folder / name)
            reason = error.strerror or type(error).__name__
            return Problem("", _unsaved(reason))
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
                if not laid.is_whole(self.folder / name):
                    return False
            except OSError:
                return False
        return True

    def clear(self) -> None:
        """Take away what an earlier run left in the side folder: no file but ours."""
        for path in self.side.iterdir():
            if _OURS.fullmatch(path.name) and path.is_dir() == (path.suffix == SUFFIX):
                laid.drop(path)


def _named(made: Made, behind: str) -> list[Named]:
    """Return the files of a case with their names in the folder."""
    return [(f"{file.stem or made.name}{behind}{file.ending}", file) for file in made.files]


def _unsaved(reason: str) -> Message:
    return Message(f"Brevet kan ikke gemmes: {reason}.", f"The letter cannot be saved: {reason}.")


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


def kept(names: Iterable[str]) -> Message:
    """Say that files which a person has changed stay as they are."""
    listed = ", ".join(names)
    return Message(
        f"Rettet siden sidst og ladt i fred, selv om et andet brev på sagen blev lavet igen: "
        f"{listed}.",
        f"Changed since and left alone, although another letter of the case was made again: "
        f"{listed}.",
    )


_FOREIGN = Message(
    "Der ligger allerede en anden fil i mappen ved brevets navn.",
    "Another file lies in the folder already under the letter's name.",
)
