"""An audit from its sources to its sums: letters in parallel, in bounded windows."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from qa import crew, worker
from qa.audit import editions
from qa.audit.entry import Entry
from qa.audit.tally import Tally
from qa.crew import Crew, Lost
from qa.law import local
from qa.law.catalogue import Catalogue, read
from render.errors import Crash, FileError, SeglError
from render.library import Library
from render.manifest import JURISDICTIONS
from render.message import Message
from render.record import record
from segl.auditing import export, runs, sources
from segl.auditing.cells import Reader
from segl.auditing.desk import Desk, lost, single
from segl.auditing.join import Rows
from segl.auditing.sources import Chunk, Other
from segl.progress import Progress
from segl.written.choices import folded

WINDOW = 5_000  # letters whose entries are held at once; processes are started anew for each
UNREAD_RUN = Message("Kørsler, hvis manifest ikke kan læses", "Runs whose manifest cannot be read")


@record
class Task:
    """
    What is asked for: an audit of `places` (folders, zips, exports) against a library.

    `mapping` ties columns of exports to those that are known. `municipality` is that of all that
    does not say one. `jobs` is None for as many processes as there are cores; a chunk of letters
    may take `timeout` seconds a letter. `messages` is the language of what is told meanwhile.
    """

    places: tuple[Path, ...]
    library: Library | None
    mapping: Mapping[str, str]
    municipality: str = ""
    jobs: int | None = None
    timeout: float = 60.0
    messages: str = "da"


@dataclass
class Audit:
    """What came of it; `work` are the letters to work through, kept only where it was asked for."""

    tally: Tally
    law: Catalogue
    remarks: list[Message] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)
    work: list[Entry] = field(default_factory=list)

    @property
    def is_wanting(self) -> bool:
        """Whether any letter has an error, or cannot be read."""
        groups = self.tally.letters
        return any(one.severity == "error" or one.state in ("broken", "lost") for one in groups)


def audited(task: Task, keep: bool = False) -> Audit:
    """
    Audit all sources; raises FileError and LibraryError for what cannot be read at all.

    With `keep`, letters with errors or warnings are kept one by one.
    """
    library = task.library
    law = local.of(library) if library is not None else None
    known = {one: law.catalogue(one) if law else read(one) for one in JURISDICTIONS}
    home = library.manifest.jurisdiction if library is not None else "gl"
    deadlines = {
        where: {one.id: one for one in found.law.deadlines if one.jurisdiction == where}
        for where, found in known.items()
    }
    tally = Tally(editions.shelf(library), deadlines, home)
    return _Run(task, Audit(tally, known[home]), keep).go()


def barren(places: Sequence[Path]) -> Message | None:
    """Return what to say of a folder or zip without a letter, None where each has one."""
    for place in places:
        if (place.is_dir() or _is_zip(place)) and sources.barren(place):
            return Message(f"Der er ingen breve i {place}.", f"There are no letters in {place}.")
    return None


@dataclass
class _Run:
    task: Task
    audit: Audit
    keep: bool
    rows: Rows = field(default_factory=Rows)
    refused: dict[Path, Counter[tuple[str, str]]] = field(default_factory=dict)
    templates: dict[Path, set[str]] = field(default_factory=dict)

    def go(self) -> Audit:
        letters = [place for place in self.task.places if place.is_dir() or _is_zip(place)]
        for place in self.task.places:
            if place not in letters:
                self._read(place)
        for place in letters:
            self._look(place)
        for row in self.rows.left():
            self._add(row)
        for folder, reasons in self.refused.items():
            self.audit.tally.refuse(self._template(folder), reasons)
        return self.audit

    # --- exports -----------------------------------------------------------------------

    @property
    def _reader(self) -> Reader:
        library = self.task.library
        types: dict[str, str] = {}
        for name, one in self.audit.law.documents.items():
            types |= {folded(name): name, folded(one.title.da): name, folded(one.title.en): name}
        places = _places(library) if library is not None else {}
        said = self.task.municipality
        home = self.audit.tally.home
        return Reader(places, types, places.get(folded(said), said), home)

    def _read(self, place: Path) -> None:
        try:
            found = export.opened(place, self._reader, self.task.mapping)
        except FileNotFoundError as error:
            raise _missing(place) from error
        self.audit.remarks += found.remarks
        for row in found.rows():
            if isinstance(row, Message):
                self.audit.tally.rows[row] += 1
            else:
                self.rows.add(self._typed(row))

    def _typed(self, entry: Entry) -> Entry:
        """Return an entry with the type that the library's template has, where it says none."""
        kind = entry.type or self.audit.tally.shelf.types.get(entry.template, "")
        return replace(entry, type=kind) if kind != entry.type else entry

    # --- letters -----------------------------------------------------------------------

    def _look(self, place: Path) -> None:
        municipality = self._reader.place("")
        for window in _windows(self._chunks(place)):
            for entry in self._checked(window):
                if entry.template:
                    self.templates.setdefault((place / entry.file).parent, set()).add(
                        entry.template
                    )
                found = self.rows.joined(_placed(entry, municipality))
                self._add(self._typed(found))

    def _chunks(self, place: Path) -> Iterator[Chunk]:
        for one in sources.found(place):
            if isinstance(one, Chunk):
                yield one
            else:
                self._other(one)

    def _other(self, one: Other) -> None:
        if one.kind == "manifest":
            self._run(one.path)
        elif one.kind == "unread":
            self.audit.tally.rows[sources.UNREAD_ZIP] += 1
        else:
            self.audit.tally.files[one.ending] += 1

    def _run(self, manifest: Path) -> None:
        try:
            reasons = self.refused.setdefault(manifest.parent, Counter())
            for found in runs.cases(manifest):
                self.audit.tally.cases[bool(found)] += 1
                reasons.update(dict.fromkeys(found, 1))
        except OSError:
            self.audit.tally.rows[UNREAD_RUN] += 1

    def _template(self, folder: Path) -> str:
        """Return the template of a run: the one that all letters of its folder are of."""
        found = self.templates.get(folder, set())
        return next(iter(found)) if len(found) == 1 else ""

    def _checked(self, chunks: Sequence[Chunk]) -> Iterator[Entry]:
        """Yield the entries of all letters; what a lost chunk held is tried letter by letter."""
        again: list[Chunk] = []
        for chunk, outcome in zip(chunks, self._outcomes(chunks), strict=True):
            if isinstance(outcome, list):
                yield from outcome
            elif len(chunk.names) > 1:
                again += single(chunk)
            else:
                yield from lost(chunk, outcome if isinstance(outcome, Crash) else None)
        if again:
            yield from self._checked(again)

    def _outcomes(self, chunks: Sequence[Chunk]) -> Sequence[list[Entry] | Lost | Crash]:
        task = self.task
        hire = partial(Desk, task.library.root if task.library is not None else None)
        size = min(task.jobs or worker.cores(), len(chunks))
        letters = max(len(chunk.names) for chunk in chunks)
        with Progress(len(chunks), task.messages, sys.stderr) as progress:
            if task.jobs != 1:  # one that hangs is cut off, and costs itself alone
                with suppress(OSError):  # no room for even one process more
                    return Crew(hire, size, task.timeout * letters).run(chunks, progress.tell)
            return crew.alone(chunks, hire(), progress.tell)

    def _add(self, entry: Entry) -> None:
        self.audit.tally.add(entry)
        if entry.bug:
            self.audit.crashes.append(Crash(entry.bug[0], entry.bug[1:]))
        if self.keep and (
            entry.severity in ("error", "warning") or entry.state in ("broken", "lost")
        ):
            self.audit.work.append(entry)


def _windows(chunks: Iterator[Chunk]) -> Iterator[list[Chunk]]:
    """Yield chunks that are worked on together: as many as hold a window's letters."""
    held: list[Chunk] = []
    for chunk in chunks:
        held.append(chunk)
        if sum(len(one.names) for one in held) >= WINDOW:
            yield held
            held = []
    if held:
        yield held


def _placed(entry: Entry, municipality: str) -> Entry:
    return replace(entry, municipality=municipality) if municipality else entry


def _places(library: Library) -> dict[str, str]:
    """Return the municipalities of a library by folded id and name; what is wrong with one is not
    an audit's to tell."""
    found: dict[str, str] = {}
    for name in library.municipality_ids:
        with suppress(SeglError):
            data = library.municipality(name) or {}
            title = str(data.get("navn", name))
            found |= {folded(name): title, folded(title): title}
    return found


def _is_zip(place: Path) -> bool:
    return place.suffix.lower() == ".zip" and place.is_file()


def _missing(place: Path) -> FileError:
    return FileError(
        Message(
            f"{place} findes ikke. Nævn en mappe, en zip eller et udtræk.",
            f"There is no {place}. Name a folder, a zip or an export.",
        )
    )
