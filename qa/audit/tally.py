"""What an audit counts while letters go by: sums alone, however many letters there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from qa.audit import deadlines
from qa.audit.editions import Shelf
from qa.audit.entry import Entry
from qa.law.bodies import Deadline
from render.message import Message
from render.record import record

MAX_KINDS = 200  # of anything that a source names freely; what comes after is "others"
OTHERS = Message("(øvrige)", "(others)")


@record
class Group:
    """Letters that are alike in what tables are parted by; `edition` is a state of the shelf."""

    municipality: str
    template: str
    version: str
    edition: str
    month: str
    state: str
    severity: str


@record
class Failing:
    """A rule that letters of a template break, and where in them."""

    code: str
    severity: str
    where: Message
    template: str
    version: str
    municipality: str


@record
class Asked:
    """A section that the law asks for in letters of a type, and whether it is there."""

    row: str
    title: Message
    presence: str
    municipality: str


@record
class Timed:
    """What became of a deadline in a municipality."""

    deadline: str
    municipality: str
    verdict: deadlines.Verdict


@record
class Refused:
    """Why letters were not made: the template, the field and the kind of reason."""

    template: str
    field: str
    kind: str


@dataclass
class Tally:
    """
    The sums so far.

    `known` are the deadlines of the law by jurisdiction and id, `shelf` the library's templates.
    `failing` counts letters, `marks` each single finding; `files` are what was no letter, by
    ending; `rows` what was wrong with rows of an export; `cases` are those of runs of
    `segl batch`, True for a refused one.
    """

    shelf: Shelf
    known: Mapping[str, Mapping[str, Deadline]]
    home: str = "gl"
    letters: Counter[Group] = field(default_factory=Counter)
    failing: Counter[Failing] = field(default_factory=Counter)
    marks: Counter[str] = field(default_factory=Counter)
    asked: Counter[Asked] = field(default_factory=Counter)
    timed: Counter[Timed] = field(default_factory=Counter)
    refused: Counter[Refused] = field(default_factory=Counter)
    codes: Counter[tuple[str, str]] = field(default_factory=Counter)
    unchecked: Counter[Message] = field(default_factory=Counter)
    files: Counter[str] = field(default_factory=Counter)
    rows: Counter[Message] = field(default_factory=Counter)
    cases: Counter[bool] = field(default_factory=Counter)
    _names: dict[str, set[object]] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        """Count a letter, or a row of an export."""
        entry = self._bounded(entry)
        if entry.refused:
            self.codes[entry.municipality, entry.refused] += 1
            return
        edition = self.shelf.state(entry.template, entry.version, entry.standing)
        place = (entry.municipality, entry.template, entry.version, edition, entry.month)
        self.letters[Group(*place, entry.state, entry.severity)] += 1
        about = (entry.template, entry.version, entry.municipality)
        for hit in dict.fromkeys(entry.hits):
            self.failing[Failing(hit.code, hit.severity, hit.where, *about)] += 1
        self.marks.update(hit.code for hit in entry.hits)
        for one in entry.sections:
            self.asked[Asked(one.row, one.title, one.presence, entry.municipality)] += 1
        for what in entry.unchecked:
            self.unchecked[what if self._fits("unchecked", what) else OTHERS] += 1
        self._time(entry)

    def _time(self, entry: Entry) -> None:
        where = self.shelf.templates.get(entry.template, ("", "", ""))[2] or self.home
        for name, verdict in deadlines.judged(entry, self.known.get(where, {})).items():
            self.timed[Timed(f"{where}/{name}", entry.municipality, verdict)] += 1

    def _bounded(self, entry: Entry) -> Entry:
        """Return an entry of which nothing that a source names freely is one too many."""
        names = ("municipality", "template", "version", "refused")
        over = [
            name
            for name in names
            if (value := getattr(entry, name)) and not self._fits(name, value)
        ]
        return _with(entry, over) if over else entry

    def _fits(self, kind: str, value: object) -> bool:
        known = self._names.setdefault(kind, set())
        if value not in known and len(known) >= MAX_KINDS:
            return False
        known.add(value)
        return True

    def refuse(self, template: str, reasons: Mapping[tuple[str, str], int]) -> None:
        """Count the cases that a run refused, by each field and kind of reason."""
        for (name, kind), count in reasons.items():
            shown = name if self._fits("field", name) else OTHERS.da
            self.refused[Refused(template, shown, kind)] += count

    @property
    def total(self) -> int:
        """How many letters and rows there are."""
        return self.letters.total()

    def of_state(self, *states: str) -> int:
        """How many letters are in one of some states."""
        return sum(count for group, count in self.letters.items() if group.state in states)


def _with(entry: Entry, over: list[str]) -> Entry:
    changed: dict[str, Any] = dict.fromkeys(over, OTHERS.da)
    return replace(entry, **changed)
