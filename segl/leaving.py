"""The finished letter before it leaves, sent or packaged: the one seam to its check."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from render.errors import FileError
from render.esdh.document import Document
from render.home import is_lock
from render.library import Library
from render.message import Message
from render.place import Place
from render.record import record

if TYPE_CHECKING:
    from qa.finding import Finding
    from qa.letter.shelf import Shelf


@record
class Verdict:
    """
    What the letter says of itself, why it does not leave (`refused`), and what else was found.

    Each sentence is for the caseworker.
    """

    document: Document
    refused: tuple[Message, ...] = ()
    remarks: tuple[Message, ...] = ()


def read(path: Path) -> bytes:
    """Return the bytes of a letter; FileError where they cannot be read, and for a folder."""
    from render import package  # late: it opens Word files

    if path.is_dir():
        raise folder(path)
    return package.load(path)


def letters(paths: Sequence[Path]) -> tuple[Path, ...]:
    """
    Return the letters among the files that are named, as by `*.docx`; FileError where none is.

    Word lays a file of its own, `~$name`, beside a letter that is open.
    """
    found = tuple(path for path in paths if not is_lock(path))
    if paths and not found:
        raise FileError(lock(paths[0]))
    return found


def lock(path: Path) -> Message:
    """Return what Word's own file is, for one who took it for a letter."""
    return Message(
        f"{path.name} er Words egen fil: den viser, at brevet er åbent i Word. Luk brevet, og nævn "
        "brevets egen fil.",
        f"{path.name} is a file of Word's own: it shows that the letter is open in Word. Close the "
        "letter, and name the letter's own file.",
    )


def folder(path: Path) -> FileError:
    """Return the error for a folder that stands where a file should."""
    return FileError(
        Message(
            f"{path} er en mappe, ikke en fil. Nævn filerne i den, fx {path / '*.docx'}.",
            f"{path} is a folder, not a file. Name the files in it, such as {path / '*.docx'}.",
        )
    )


def shelf(library: Library | None) -> Shelf | None:
    """Return what all letters of a command are judged by, None without a library."""
    from qa.letter.shelf import Shelf  # late, as for `check`

    return Shelf(library) if library is not None else None


def check(
    path: Path,
    data: bytes,
    library: Shelf | None,
    case: str,
    mentions: tuple[str, ...] = (),
    template: str = "",
) -> Verdict:
    """
    Judge a finished letter that shall go to a case, "" where its own number is taken.

    `mentions` are numbers of other cases that it may speak of, `template` is the one to judge it by
    in place of the one that it names.

    Without a library what needs none is judged, and the rest told.
    """
    from qa import letter  # late: who only looks at the outbox checks nothing

    checked = letter.check(data, path.name, library, case, template, mentions)
    errors = tuple(_told(one) for one in checked.findings if one.severity == "error")
    others = tuple(_told(one) for one in checked.findings if one.severity != "error")
    others += tuple(_unjudged(one.what) for one in checked.not_checked)
    return Verdict(checked.document, errors, others)


def _unjudged(what: Message) -> Message:
    return Message(f"Ikke kontrolleret: {what.da}.", f"Not judged: {what.en}.")


def _told(finding: Finding) -> Message:
    return Message(_line(finding, "da"), _line(finding, "en"))


_NAME_IT = Message(
    "Lav brevet igen med segl render eller segl case, eller sig her, hvilken skabelon det svarer "
    "til: --template ID.",
    "Make the letter again by segl render or segl case, or say here which template it answers to: "
    "--template ID.",
)


def _fix(finding: Finding) -> Message | None:
    """Return what to do, by this command's options where the check speaks of its own."""
    return _NAME_IT if finding.code == "LTR002" else finding.fix


def _line(finding: Finding, language: str) -> str:
    """Return a finding on a line: how grave it is, its code, what is wrong, where, what to do."""
    from qa.reports.text_report import LEVELS

    level = LEVELS[finding.severity].text(language)
    line = f"{level} {finding.code}: {finding.message.text(language)}"
    if finding.place != Place():
        line += f" [{finding.place.describe(language)}]"
    fix = _fix(finding)
    return f"{line} {fix.text(language)}" if fix is not None else line
