"""What `segl package` does, apart from parsing and printing."""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from render import naming
from render.errors import CaseError, FileError, LibraryError, Problem, SeglError
from render.esdh.neutral import build, distribution, layout, metadata, place, terms
from render.esdh.neutral import verify as verifying
from render.esdh.neutral.flaws import Flaw
from render.esdh.neutral.manifest import Stamp
from render.esdh.neutral.metadata import Sender
from render.esdh.outbox.columns import masked
from render.esdh.outbox.words import joined
from render.esdh.system import Content
from render.library import Library
from render.message import Message
from render.record import record
from segl import __version__, leaving

if TYPE_CHECKING:
    from qa.letter.shelf import Shelf
    from render.pdf.pool import PdfPool


@record
class Order:
    """
    What is asked for: packages of finished letters, each in `output` or, of one, a zip there.

    `said` is what a person says of the letters, by field: it fills what they do not say.
    `library` has the templates that the letters are judged by; without one the rest is judged.
    `template` is the one to judge by in place of those that the letters name.
    """

    letters: tuple[Path, ...]
    said: Mapping[str, str]
    attached: tuple[Path, ...]
    output: Path
    sender: Sender
    pdf: bool = False
    zipped: bool = False
    overwrite: bool = False
    library: Library | None = None
    mentions: tuple[str, ...] = ()
    template: str = ""

    def __repr__(self) -> str:
        return f"Order({len(self.letters)} letters)"  # what is said may name a person

    def __hash__(self) -> int:
        return hash(self.letters)


@record
class Packed:
    """A package that was written, and what is to be told of it."""

    path: Path
    remarks: tuple[Message, ...] = ()


def sender(system: str, progress: str) -> Sender:
    """Return what was said for SF2900 alone; LibraryError for what it does not take."""
    if system and not distribution.is_reference(system):
        raise LibraryError(_NO_SYSTEM)
    if progress and progress not in distribution.PROGRESS:
        raise LibraryError(_NO_PROGRESS)
    return Sender(system, progress)


def now() -> Stamp:
    """Return the stamp of a package that is made now, by this release."""
    moment = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    return Stamp(moment.isoformat().replace("+00:00", "Z"), __version__)


def package(order: Order) -> Iterator[Packed]:
    """
    Write a package for each letter; all letters are read and judged before the first is written.

    Raises the errors of render: a letter that is none, lacks what a package must tell, or has
    errors by the check of finished letters (`segl check`).
    """
    targets = _targets(order)
    enclosures = [Content(path.name, _bytes(path)) for path in order.attached]
    ready = list(_all_judged(order, leaving.shelf(order.library), enclosures))
    stamp = now()
    with _pool(order.pdf) as pool:
        for (one, remarks), target in zip(ready, targets, strict=True):
            yield _packed(one, target, stamp, order, pool, remarks)


def _all_judged(
    order: Order, shelf: Shelf | None, enclosures: list[Content]
) -> Iterator[tuple[build.Letter, tuple[Message, ...]]]:
    """Yield each letter as judged; where one is refused, say that none is packaged."""
    for path in order.letters:
        try:
            yield _judged(path, order, shelf, enclosures)
        except SeglError as error:
            error.message = _named(path, error.message)
            if len(order.letters) > 1:
                error.message = joined(error.message, _NONE)
            raise


def _packed(
    one: build.Letter,
    target: Path,
    stamp: Stamp,
    order: Order,
    pool: PdfPool | None,
    remarks: tuple[Message, ...],
) -> Packed:
    if pool is not None:
        made = pool.make(one.content.data)
        one = build.Letter(one.content, one.document, made.data, one.enclosures, one.sender)
        remarks = (*remarks, *made.remarks)
    place.write(target, build.build(one, stamp), order.overwrite)
    missing = distribution.missing(one.document, one.sender)
    if missing and one.sender != Sender():  # only then is SF2900 meant
        remarks = (*remarks, _incomplete(missing))
    return Packed(target, remarks)


def _judged(
    path: Path, order: Order, shelf: Shelf | None, enclosures: list[Content]
) -> tuple[build.Letter, tuple[Message, ...]]:
    """Read a letter, settle what it is called, and hold it to the check; errors name the file."""
    data = leaving.read(path)
    try:
        document = terms.settled(metadata.of_letter(data), order.said)
    except CaseError as error:
        raise CaseError(_of(path, error.message), error.problems) from error
    verdict = leaving.check(path, data, shelf, document.case, order.mentions, order.template)
    if verdict.refused:
        raise CaseError(_of(path, _FAULTY), tuple(Problem("", one) for one in verdict.refused))
    letter = build.Letter(Content(path.name, data), document, None, enclosures, order.sender)
    return letter, tuple(_of(path, remark) for remark in verdict.remarks)


def _of(path: Path, message: Message) -> Message:
    name = masked(path.name)
    return Message(f"{name}: {message.da}", f"{name}: {message.en}")


def _named(path: Path, message: Message) -> Message:
    """Return what is wrong with a letter with the name of its file, as a whole sentence."""
    if masked(path.name) not in message.da:
        message = _of(path, message)
    if message.da.endswith("."):
        return message
    return Message(f"{message.da}.", f"{message.en}.")


def _targets(order: Order) -> list[Path]:
    """Return where each package goes; refuses what is in the way before anything is made."""
    if order.output.suffix.lower() == layout.ZIP and not order.output.is_dir():
        if len(order.letters) > 1:
            raise LibraryError(_ONE_ZIP)
        targets = [order.output]
    else:
        suffix = layout.ZIP if order.zipped else layout.SUFFIX
        targets = [order.output / f"{naming.safe(path.stem)}{suffix}" for path in order.letters]
    if len({str(target).lower() for target in targets}) < len(targets):
        raise LibraryError(_SAME_NAME)
    for target in targets:
        place.check(target, order.overwrite)
    return targets


def _bytes(path: Path) -> bytes:
    """Return an enclosure: any file that is not too large."""
    if path.is_dir():
        raise leaving.folder(path)
    if not path.is_file():
        raise FileError(Message(f"Bilaget findes ikke: {path}", f"No such enclosure: {path}"))
    if path.stat().st_size > layout.MAX_TOTAL:
        raise FileError(Message(f"Bilaget er for stort: {path}", f"Too large to enclose: {path}"))
    return path.read_bytes()


@contextlib.contextmanager
def _pool(wanted: bool) -> Iterator[PdfPool | None]:
    if not wanted:
        yield None
        return
    from render.pdf import pool as pools  # late: most packages hold the Word file alone

    pools.check()
    with pools.PdfPool() as found:
        yield found


def named(path: Path) -> list[Path]:
    """Return the packages that a path names; FileError for a folder that cannot be listed."""
    try:
        return place.packages(path)
    except OSError as error:
        raise FileError(
            Message(f"Mappen kan ikke læses: {path}", f"The folder cannot be read: {path}")
        ) from error


def verify(path: Path) -> list[Flaw]:
    """Return all faults of the package at a path; one that cannot be read has that one."""
    try:
        contents = place.read(path)
    except SeglError as error:
        return [Flaw("", error.message)]
    return verifying.verify(contents)


def _incomplete(missing: tuple[str, ...]) -> Message:
    listed = ", ".join(missing)
    return Message(
        f"dokument.xml har ikke alt, hvad SF2900 kræver; der mangler: {listed}.",
        f"dokument.xml lacks what SF2900 requires: {listed}.",
    )


_NONE = Message(
    "Intet er pakket, heller ikke de andre breve. Ret eller udelad det, og pak igen.",
    "Nothing was packaged, nor were the other letters. Mend it or leave it out, and package again.",
)
_FAULTY = Message(
    "Brevet har fejl, så det pakkes ikke.", "The letter has faults, so it is not packaged."
)
_NO_SYSTEM = Message(
    "--it-system er en UUID eller en URN (urn:…).", "--it-system is a UUID or a URN (urn:…)."
)
_NO_PROGRESS = Message(
    f"--progress er en af: {', '.join(distribution.PROGRESS)}.",
    f"--progress is one of: {', '.join(distribution.PROGRESS)}.",
)
_ONE_ZIP = Message(
    "Flere breve kan ikke ligge i én pakke. Giv -o en mappe, og brug --zip for zip-filer.",
    "Several letters cannot lie in one package. Give -o a folder, and use --zip for zip files.",
)
_SAME_NAME = Message(
    "To af brevene ville give pakker med samme navn. Pak dem hver for sig.",
    "Two of the letters would make packages of the same name. Package them one by one.",
)
