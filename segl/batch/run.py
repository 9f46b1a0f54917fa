"""A run: cases to workers and letters to their names, in the order of the source."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from render.errors import Problem
from render.files import whole
from render.message import Message
from segl.batch import naming
from segl.batch.ledger import Case, Ledger
from segl.batch.naming import Placed, Shelf
from segl.batch.pools import LostError, Pool
from segl.batch.work import Item, Made, Work
from segl.cases.numbered import Numbered

AHEAD = 3  # chunks for each worker that are under way or wait


class Watch(Protocol):
    """Whoever is told how far a run is, and may stop it."""

    @property
    def stopped(self) -> bool:
        """Whether the run shall end after what is under way."""

    def tell(self, done: int, refused: int) -> None:
        """Hear of letters that were written and cases that were refused."""


@dataclass(slots=True)
class Flight:
    """Cases that are under way."""

    cases: list[Case]
    items: list[Item]
    future: Future[list[Made]]


@dataclass
class Run:
    """
    One run into a folder; `size` is how many cases a worker is given at a time.

    `remarks` are what conversions told, each once, `bugs` the kinds and trails of ours.
    """

    work: Work
    ledger: Ledger
    shelf: Shelf
    pool: Pool
    watch: Watch
    size: int
    remarks: dict[Message, None] = field(default_factory=dict)
    bugs: list[tuple[str, ...]] = field(default_factory=list)
    _flying: deque[Flight] = field(default_factory=deque)
    _under_way: dict[bytes, Message] = field(default_factory=dict)

    def go(self, cases: Iterator[Numbered]) -> None:
        """Make all letters that are not there yet; raises OSError where none can be written."""
        for chunk, items in self._chunks(cases):
            future = self.pool.submit(self.work, items)
            self._flying.append(Flight(chunk, items, future))
            while len(self._flying) >= AHEAD * self.pool.size:
                self._land()
            if self.watch.stopped:
                break
        while self._flying:
            self._land()

    # --- out ---------------------------------------------------------------------------

    def _chunks(self, cases: Iterator[Numbered]) -> Iterator[tuple[list[Case], list[Item]]]:
        chunk: list[Case] = []
        items: list[Item] = []
        for one in cases:
            if self.watch.stopped:
                return
            case = self._fresh(one)
            if case is not None:
                chunk.append(case)
                items.append(Item(one.number, one.data))
            if len(chunk) == self.size:
                yield chunk, items
                chunk, items = [], []
        if chunk:
            yield chunk, items

    def _fresh(self, one: Numbered) -> Case | None:
        """Return a case that a letter is to be made of, None for one that is settled."""
        if one.problem is not None:
            self._refuse(one.number, one.where, one.problem.causes)
            return None
        case = Case(one.number, one.where, hashlib.sha256(one.data).digest())
        same = self._under_way.get(case.digest) or self.ledger.seen(case)
        if isinstance(same, Message):
            self._refuse(case.number, case.where, (Problem("", naming.same(same)),))
        elif same is None:
            self.watch.tell(1, 0)
        else:
            self._under_way[case.digest] = case.where
            return case
        return None

    def _refuse(self, number: int, where: Message, problems: tuple[Problem, ...]) -> None:
        self.ledger.refuse(number, where, problems)
        self.watch.tell(0, 1)

    # --- back --------------------------------------------------------------------------

    def _land(self) -> None:
        flight = self._flying.popleft()
        try:
            made = self.pool.result(flight.future)
        except LostError:
            self._recover([flight, *self._flying])
        else:
            self._enter(flight.cases, made)

    def _recover(self, flights: Sequence[Flight]) -> None:
        """Go on after a worker died: all that was under way, one after the other."""
        self._flying.clear()
        self.pool.restart()
        for flight in flights:
            self._alone(flight.cases, flight.items)

    def _alone(self, cases: list[Case], items: list[Item]) -> None:
        try:
            made = self.pool.result(self.pool.submit(self.work, items))
        except LostError:
            self.pool.restart()
            if len(cases) > 1:
                for case, item in zip(cases, items, strict=True):
                    self._alone([case], [item])
                return
            made = [Made(cases[0].number, problems=(Problem("", _DEADLY),))]
        self._enter(cases, made)

    def _enter(self, cases: list[Case], made: list[Made]) -> None:
        """Write the letters down, then give them their names; Ctrl-C waits until both is done."""
        with whole():
            with self.ledger.at_once():
                placed = [found for found in map(self._placed, cases, made) if found is not None]
            self._move(placed)

    def _placed(self, case: Case, made: Made) -> tuple[Case, Placed] | None:
        self._under_way.pop(case.digest, None)
        self.remarks |= dict.fromkeys(made.remarks)
        found = self._problems(made) or self.shelf.place(case, made)
        if isinstance(found, tuple):
            self._refuse(case.number, case.where, found)
            return None
        if found.spared:
            self.remarks[naming.kept(found.spared)] = None
        return case, found

    def _move(self, placed: Sequence[tuple[Case, Placed]]) -> None:
        for case, one in placed:
            problem = self.shelf.move(one.moves)
            if problem is None:
                self.watch.tell(1, 0)
            else:
                self.ledger.forget(case.digest)
                self._refuse(case.number, case.where, (problem,))

    def _problems(self, made: Made) -> tuple[Problem, ...]:
        if made.bug:
            self.bugs.append(made.bug)
            return (Problem("", _bug(made.bug[0])),)
        return made.problems


def side(folder: Path) -> Path:
    """Return the side folder of a run, which holds its ledger and what is not done yet."""
    return folder / ".segl"


def _bug(kind: str) -> Message:
    return Message(f"Segl har en fejl ({kind}).", f"Segl has a bug ({kind}).")


_DEADLY = Message(
    "Processen, der lavede brevet, døde hver gang: sagen er måske for stor.",
    "The process that made the letter died each time: the case may be too large.",
)
