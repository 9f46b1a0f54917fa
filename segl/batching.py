"""What `segl batch` does, apart from parsing and printing."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from render import home
from render.errors import FileError, LibraryError, Problem, TemplateError, ToolError
from render.message import Message
from render.prepared import Prepared
from render.record import record
from segl import filling, keep
from segl.batch import kept
from segl.batch.ledger import Ledger
from segl.batch.naming import Shelf
from segl.batch.pools import Pool
from segl.batch.run import Run, Watch, side
from segl.batch.work import OtherProgramError, Work
from segl.cases import naming, source
from segl.cases.source import Source
from segl.order import Basis, Order

MANIFEST = "manifest.jsonl"
LEDGER = "ledger.sqlite"
LETTERS, PDFS = 50, 2  # that a worker is given at a time
SHOWN = 20


@record
class Task:
    """
    What is asked for: letters of `order` from all cases at `cases`, into `folder`.

    `mapping` ties columns of a table to fields, `pattern` names letters; the manifest speaks
    `language`. `is_remote` says that the workers are on other machines, with tools of their own.
    `package`, "zip" or "dir", says that each letter becomes a neutral package.
    """

    order: Order
    cases: Path
    folder: Path
    mapping: Mapping[str, str]
    pattern: str = ""
    pdf: bool = False
    resume: bool = False
    is_remote: bool = False
    language: str = "da"
    package: str = ""


@record
class Outcome:
    """
    What came of a run: how many letters its folder holds and how many cases were refused.

    `refusals` are the first of these, each with where it stands; `stopped` says that a person
    broke the run off.
    """

    letters: int
    refused: int
    refusals: tuple[tuple[Message, tuple[Problem, ...]], ...]
    remarks: tuple[Message, ...]
    bugs: tuple[tuple[str, ...], ...]
    stopped: bool


@record
class Ready:
    """All that was checked before the first letter; `remarks` are to be told now."""

    task: Task
    forms: Mapping[str, tuple[Prepared, bytes]]
    source: Source
    remarks: tuple[Message, ...]


def ready(task: Task) -> Ready:
    """Check all that can be checked before the first letter; raises the errors of render."""
    known = Basis(task.order)
    forms = _forms(known)
    opened = source.opened(task.cases, known.schema, task.mapping)
    if task.pattern:
        naming.by_pattern(task.pattern, known.schema)
    if task.pdf and not task.is_remote:
        from render.pdf import pool  # late: most runs make no PDF

        pool.check()
    told = [remark for prepared, _ in forms.values() for remark in prepared.remarks]
    if task.resume and not (side(task.folder) / LEDGER).exists():
        told.append(_NOTHING_BEFORE)
    return Ready(task, forms, opened, tuple(dict.fromkeys([*told, *opened.remarks])))


def _forms(known: Basis) -> dict[str, tuple[Prepared, bytes]]:
    """Make each language version ready that a letter may be in."""
    order = known.order
    root, said = order.opened.root, order.language
    versions = home.versions(root, order.opened.name) if root is not None else {}
    languages = [said] if said else list(versions) or [home.LANGUAGES[0]]
    forms: dict[str, tuple[Prepared, bytes]] = {}
    for language in languages:
        prepared, file = filling.prepared(known, language), order.source(language).file
        if file is None:
            raise TemplateError(Message("Skabelonen mangler.", "The template is missing."))
        forms[language] = (prepared, file.read_bytes())
    return forms


def run(found: Ready, pool: Callable[[], Pool], watch: Watch) -> Outcome:
    """Make the letters; raises the errors of render for what stops all of them."""
    task = found.task
    aside = _begun(task)
    try:
        return _run(found, pool, watch, aside)
    except sqlite3.Error as error:
        reason = str(error)
        raise FileError(
            Message(
                f"Kørslens regnskab kan ikke skrives: {reason}. Er disken fuld?",
                f"The ledger of the run cannot be written: {reason}. Is the disk full?",
            )
        ) from error


def _run(found: Ready, pool: Callable[[], Pool], watch: Watch, aside: Path) -> Outcome:
    task = found.task
    with Ledger(aside / LEDGER) as ledger:
        shelf = Shelf(task.folder, aside, ledger, is_numbered=not task.pattern)
        shelf.clear()
        work = _work(found, aside, _created(ledger, task))
        _same_run(ledger, work, task)
        gone = shelf.mend()
        workers = pool()
        try:
            made = Run(work, ledger, shelf, workers, watch, PDFS if task.pdf else LETTERS)
            made.go(found.source.cases())
        except OtherProgramError as error:
            raise ToolError(_OTHER) from error
        except BaseException:
            with suppress(OSError, sqlite3.Error):  # the first error is the one to tell
                _tell(ledger, task.folder / MANIFEST, task.language)
            raise
        finally:
            workers.close()
        _tell(ledger, task.folder / MANIFEST, task.language)
        shelf.clear()
        letters, refused = ledger.counts()
        left = 0 if watch.stopped else ledger.left_over()
        return Outcome(
            letters,
            refused,
            tuple(ledger.refusals(SHOWN)),
            (*made.remarks, *_remarks(gone, left)),
            tuple(made.bugs),
            watch.stopped,
        )


_OTHER = Message(
    "Arbejdsprocesserne har ikke den samme udgave af Segl. Installér den samme udgave overalt.",
    "The workers do not have the same version of Segl. Install the same version everywhere.",
)


def _check_folder(folder: Path) -> None:
    """Refuse what names a file: -o is the letters' folder."""
    is_file = folder.exists() and not folder.is_dir()
    if is_file or (not folder.exists() and folder.suffix.lower() in (*home.WORD, ".pdf")):
        raise LibraryError(
            Message(
                f"-o er mappen, som brevene lægges i; {folder} er navnet på en fil.",
                f"-o is the folder that the letters go into; {folder} is the name of a file.",
            )
        )


def _is_free(manifest: Path, cases: Path) -> bool:
    """Say whether a manifest may stand there: nothing does, or an old one of ours."""
    if not manifest.exists():
        return True
    if home.real(manifest) == home.real(cases):
        return False
    try:
        with manifest.open(encoding="utf-8") as stream:
            entry = json.loads(stream.readline(10_000) or "{}")
    except (OSError, ValueError):
        return False
    return isinstance(entry, dict) and {"number", "where", "state"} <= entry.keys()


_NOTHING_BEFORE = Message(
    "Der er ingen kørsel at fortsætte i mappen, så alle breve laves.",
    "There is no run to go on with in the folder, so all letters are made.",
)
_FOREIGN = Message(
    f"Mappen har en {MANIFEST} eller en .segl, som ingen kørsel har lavet. Vælg en ny mappe "
    "med -o.",
    f"The folder has a {MANIFEST} or .segl that no run made. Choose a new folder by -o.",
)


def _remarks(gone: int, left: int) -> Iterator[Message]:
    if gone:
        yield Message(
            f"Ikke længere i mappen, og lavet igen: {gone} af den tidligere kørsels breve.",
            f"No longer in the folder, and made again: {gone} of the earlier run's letters.",
        )
    if left:
        yield Message(
            f"Breve i mappen fra sager, der ikke længere står i kilden: {left}. Blev sagen rettet, "
            "skal kun det nye brev sendes; manifestet kalder de gamle »earlier«.",
            f"Letters in the folder of cases that are no longer in the source: {left}. Where a "
            "case was corrected, send the new letter only; the manifest calls the old ones "
            '"earlier".',
        )


def _begun(task: Task) -> Path:
    """Return the side folder; refuses a folder of an earlier run that nobody meant to go on."""
    aside = side(task.folder)
    _check_folder(task.folder)
    manifest = task.folder / MANIFEST
    is_ours = (aside / LEDGER).exists()
    if aside.is_symlink() or not (is_ours or _is_free(manifest, task.cases)):
        raise FileError(_FOREIGN)
    if home.is_source(manifest):
        raise FileError(
            Message(
                f"Brevene må ikke skrives blandt det, biblioteket består af: {task.folder}.",
                f"Letters must not be written among what the library consists of: {task.folder}.",
            )
        )
    aside.mkdir(parents=True, exist_ok=True)
    aside.chmod(0o700)
    return aside


def _created(ledger: Ledger, task: Task) -> str:
    """Return when the run began, which its packages say: the same however often it goes on."""
    if not task.package:
        return ""
    from segl import packaging  # late: most runs make letters

    created = ledger.about("created") or packaging.now().created
    ledger.note("created", created)
    return created


def _work(found: Ready, aside: Path, created: str) -> Work:
    forms = tuple(
        (language, kept.write(aside, prepared, data))
        for language, (prepared, data) in found.forms.items()
    )
    task = found.task
    return Work(
        str(aside.resolve()), forms, task.order.language, task.pattern, task.pdf,
        keep.release(), task.package, created,
    )  # fmt: skip


def _same_run(ledger: Ledger, work: Work, task: Task) -> None:
    """Refuse to go on with another template or other names: half the letters would differ."""
    if not (ledger.is_fresh or task.resume):
        raise LibraryError(
            Message(
                f"Mappen {task.folder} har breve fra en tidligere kørsel. Fortsæt den med "
                "--resume, eller vælg en ny mappe med -o.",
                f"The folder {task.folder} has letters of an earlier run. Go on with it by "
                "--resume, or choose a new folder by -o.",
            )
        )
    told = [
        work.pdf, work.pattern, work.language, work.package, work.program,
        [list(form) for form in work.forms],
    ]  # fmt: skip
    before = json.loads(ledger.about("work") or "null")
    if before is not None and not ledger.is_fresh:
        _refuse_change(before, told, task)
    ledger.note("work", json.dumps(told))


_SAID = ("--pdf", "--name", "--lang", "--package")


def _refuse_change(before: list[object], now: list[object], task: Task) -> None:
    told = before if len(before) == len(now) else []  # another release wrote it otherwise
    for option, old, new in zip(_SAID, told, now, strict=False):
        if old != new:
            raise LibraryError(
                Message(
                    f"Kørslen i {task.folder} blev begyndt med et andet valg af {option}. Skriv "
                    "det samme nu, eller vælg en ny mappe med -o.",
                    f"The run in {task.folder} was begun with another choice of {option}. Write "
                    "the same now, or choose a new folder by -o.",
                )
            )
    if before != now:
        raise LibraryError(
            Message(
                f"Skabelonen, dens data eller Segl selv er ændret, siden mappen "
                f"{task.folder} blev begyndt. Vælg en ny mappe med -o.",
                f"The template, its data or Segl itself changed since the folder "
                f"{task.folder} was begun. Choose a new folder by -o.",
            )
        )


def _tell(ledger: Ledger, path: Path, language: str) -> None:
    """Write the manifest beside and put it into its place."""
    beside = side(path.parent) / MANIFEST
    with beside.open("w", encoding="utf-8") as stream:
        for entry in ledger.entries(language):
            stream.write(json.dumps(entry, ensure_ascii=False) + "\n")
    os.replace(beside, path)
