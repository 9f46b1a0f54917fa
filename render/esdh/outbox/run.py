"""Several documents at a time, each worker with a client of its own."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence

from render.esdh.config import Delivery
from render.esdh.outbox.engine import Engine, Outcome
from render.esdh.outbox.row import Row
from render.esdh.outbox.store import Outbox
from render.esdh.system import RecordsSystem
from render.message import NOTHING
from render.record import record

_LOOK = 0.2  # seconds between two looks at whether somebody broke the run off
_TRIES = 150  # looks at a row that another process works on
MOST_ALIKE = 5  # documents in a row that fail in one way: then it is the system, not they


@record
class Plan:
    """
    What is delivered: rows of one installation, and how.

    `connect` makes a client for each worker. `again` is a person's word that what was begun did
    not happen.
    """

    outbox: Outbox
    connect: Callable[[], RecordsSystem]
    delivery: Delivery
    again: bool = False


class Run:
    """Workers over groups of rows; what becomes of each row is told as it happens."""

    def __init__(self, plan: Plan, tell: Callable[[Outcome], None]) -> None:
        self._plan, self._tell = plan, tell
        self._groups: queue.SimpleQueue[tuple[str, ...]] = queue.SimpleQueue()
        self._guard = threading.Lock()
        self._stop = threading.Event()
        self._bugs: list[BaseException] = []
        self._told: set[str] = set()
        self._last, self._alike = NOTHING, 0

    def go(self, rows: Sequence[Row]) -> int:
        """
        Deliver rows, an enclosure after its letter; return how many were not tried.

        Where several in a row fail in one way the rest is left for later: a password that is
        wrong would lock the account, and a system that is down be waited for each time. What
        stops all of them (no secret, no package) is raised, and so is a bug, when the documents
        that were begun are safe. Ctrl-C ends after the act that is under way.
        """
        groups = grouped(rows)
        for group in groups:
            self._groups.put(group)
        count = min(self._plan.delivery.workers, len(groups))
        threads = [threading.Thread(target=self._work, daemon=True) for _ in range(count)]
        begun: list[threading.Thread] = []
        try:
            for thread in threads:
                begun.append(thread)
                thread.start()
            for thread in threads:
                while thread.is_alive():
                    thread.join(_LOOK)
        except BaseException:
            self._stop.set()
            for thread in begun:
                if thread.ident is not None:
                    thread.join()
            raise
        if self._bugs:
            raise self._bugs[0]
        return len({row.key for row in rows} - self._told)

    def _work(self) -> None:
        try:
            system = self._plan.connect()
            try:
                self._all(system)
            finally:
                system.close()
        except BaseException as error:
            self._stop.set()
            self._bugs.append(error)

    def _all(self, system: RecordsSystem) -> None:
        plan = self._plan
        engine = Engine(plan.outbox, system, plan.delivery, self._stop.is_set)
        while not self._stop.is_set():
            try:
                group = self._groups.get_nowait()
            except queue.Empty:
                return
            for key in group:
                outcome = self._worked(engine, key)
                if outcome is not None:
                    with self._guard:
                        self._note(outcome)
                        self._tell(outcome)
                if self._stop.is_set():
                    return

    def _note(self, outcome: Outcome) -> None:
        row = outcome.row
        self._told.add(row.key)
        if row.is_done or outcome.is_held:
            self._alike = 0
            return
        said = outcome.error.message if outcome.error is not None else row.said
        self._alike = self._alike + 1 if said == self._last else 1
        self._last = said
        if self._alike >= MOST_ALIKE:
            self._stop.set()

    def _worked(self, engine: Engine, key: str) -> Outcome | None:
        """Bring a row as far as it goes; another process that works on it may get done."""
        for _ in range(_TRIES):
            outcome = engine.work(key, self._plan.again)
            if outcome is None or not outcome.is_held or self._stop.wait(_LOOK):
                break
        return outcome


def grouped(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """
    Return keys in groups that one worker takes in order: a letter, then what is with it.

    A letter that was forgotten and is queued anew has a higher number than its enclosure.
    """
    groups: dict[str, list[str]] = {}
    of: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: (bool(row.parent), row.number)):
        before = next((of[key] for key in (row.twin, row.parent) if key in of), row.key)
        joined = of.get(row.parent, before)
        if joined != before:  # the same file with two letters joins their groups
            for key in groups[joined]:
                of[key] = before
            groups[before] += groups.pop(joined)
        of[row.key] = before
        groups.setdefault(before, []).append(row.key)
    return [tuple(group) for group in groups.values()]
