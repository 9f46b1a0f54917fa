"""
One document through the machine: each intention on disk before the act, each answer after it.

An act that changes something is repeated only after "not sent"; reading may always be repeated.
"""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from render.errors import DeliveryError, FileError
from render.esdh.config import Delivery
from render.esdh.outbox import alike, machine, names, words
from render.esdh.outbox.machine import Act, Answer, Event, Looked, Rules
from render.esdh.outbox.repeating import repeated
from render.esdh.outbox.row import Doubt, Load, Row, State
from render.esdh.outbox.store import Outbox
from render.esdh.system import Case, Content, Difference, Filed, RecordsSystem
from render.message import Message
from render.record import record

MOST_ACTS = 500  # of one row in a run: each way through the machine is far shorter
_CHANGES = frozenset({Act.SEND, Act.RELATE, Act.MARK})


@record
class Outcome:
    """
    What became of a row; `error` says why the outbox could not write that down, None mostly.

    `is_held` says that another process is working on it.
    """

    row: Row
    error: FileError | None = None
    is_held: bool = False


class Engine:
    """Works on rows of one installation by one client; of one thread."""

    def __init__(
        self,
        outbox: Outbox,
        system: RecordsSystem,
        delivery: Delivery,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        self._outbox, self._system, self._delivery = outbox, system, delivery
        self._is_stopped = is_stopped
        unique = bool(getattr(system, "unique_names", False))
        self._rules = Rules(unique, delivery.attempts)
        self._case = functools.lru_cache(maxsize=256)(self._asked_case)

    def work(self, key: str, again: bool = False) -> Outcome | None:
        """
        Bring a row as far as it goes now; None where there is no such row.

        `again` is a person's word that what was begun did not happen.
        """
        known = self._outbox.row(key)
        try:
            row = self._outbox.claim(key)
        except FileError as error:
            return Outcome(known, error) if known is not None else None
        if row is None:
            return Outcome(known, is_held=True) if known is not None else None
        try:
            return self._work(machine.resumed(row, again))
        finally:
            with suppress(FileError):  # it goes with this process
                self._outbox.release(key)

    def seen(self, row: Row) -> Looked:
        """Look once for a row's document in the case; nothing is changed, here or there."""
        return self._seen(row, self._case(row.case_number), self._load(row))

    def _work(self, row: Row) -> Outcome:
        if row.is_done:
            return Outcome(row)  # the letter of an enclosure may be forgotten since
        row = self._joined(row)
        waits = self._waits(row)
        if waits is not None:
            said, step = waits[0], machine.told(row, waits[1])
            return self._saved(replace(row, is_paused=True, said=said, step=step))
        for _ in range(MOST_ACTS):
            act = machine.following(row)
            if act is None or self._is_stopped():
                break
            begun = machine.begun(row, act)
            if begun != row:
                saved = self._saved(begun)
                if saved.error is not None:  # nothing was sent
                    return Outcome(row, saved.error)
                row = saved.row
            row = machine.after(row, act, self._event(row, act), self._rules)
            if act not in _CHANGES and machine.following(row) is not None:
                continue  # what was only read is read again after a crash
            saved = self._saved(row)
            if saved.error is not None:
                return saved
            row = saved.row
        return self._saved(row) if row.state is State.PERSON else Outcome(row)

    def _saved(self, row: Row) -> Outcome:
        try:
            return Outcome(self._outbox.save(row, self._delivery.keep_bytes_days))
        except FileError as error:
            return Outcome(row, error)

    def _joined(self, row: Row) -> Row:
        """Return a row with the one of the same file that will be filed, or with none."""
        other = self._outbox.row(row.twin) if row.twin else None
        if not row.twin or not (other is None or self._outbox.is_lost(other)):
            return row
        found = (one.key for one in self._outbox.same(row) if not self._outbox.is_lost(one))
        return replace(row, twin=next(found, ""))

    def _waits(self, row: Row) -> tuple[Message, Message] | None:
        """Say what a row waits for (the letter that it is with, or the same file), and a step."""
        others = ((row.parent, words.WAITS), (row.twin, words.WAITS_FOR_TWIN))
        for key, message in others:
            other = self._outbox.row(key) if key else None
            if key and other is None and key == row.parent:
                return words.FORGOTTEN_PARENT, words.SEND_AGAIN
            if other is not None and other.is_given_up and key == row.parent:
                return words.UNFILED_PARENT, words.DROP
            if key and (other is None or not other.document):
                return message, words.LATER
        return None

    # --- acts ----------------------------------------------------------------------------

    def _event(self, row: Row, act: Act) -> Event:
        try:
            changes = act in _CHANGES
            return repeated(lambda: self._done(row, act), self._delivery, changes=changes)
        except DeliveryError as error:
            return error

    def _done(self, row: Row, act: Act) -> Event:
        match act:
            case Act.LOOK:
                return self._look(row)
            case Act.SEND:
                load = self._load(row)
                content = Content(row.name, load.data)
                case = self._case(row.case_number)
                _check_open(case)
                return Answer(self._system.put(case, load.document, content))
            case Act.CONFIRM:
                return Answer(differences=self._differences(row))
            case Act.RELATE:
                self._system.relate(self._stored(row.parent), [_filed(row)])
            case Act.MARK:
                self._system.journalise(_filed(row))
            case Act.ASK:
                return Answer(journalised=self._is_journalised(row))
        return Answer()

    def _asked_case(self, number: str) -> Case:
        return self._system.case(number)

    def _load(self, row: Row) -> Load:
        found = self._outbox.load(row.key)
        if found is None:  # somebody wiped it: nothing can be sent or compared
            raise DeliveryError(words.GONE, "refused", machine.told(row, words.GONE_STEP))
        return found

    def _look(self, row: Row) -> Event:
        """Look whether the document is there; several times where it may have been stored."""
        if row.twin:
            return Looked(self._stored(row.twin))
        polls = self._delivery.polls if row.state is State.UPLOADING else 1
        case = self._case(row.case_number)
        if row.state is State.QUEUED:
            _check_open(case)
        load = self._load(row)
        found = Looked()
        for poll in range(polls):
            if poll:
                time.sleep(self._delivery.poll_seconds)
            found = self._seen(row, case, load)
            if found.ours is not None or (found.is_taken and self._rules.unique_names):
                break
        return found

    def _seen(self, row: Row, case: Case, load: Load) -> Looked:
        there = self._system.find(case, row.name)
        owners = [self._outbox.owner(row.installation, filed.id) for filed in there]
        for filed, owner in zip(there, owners, strict=True):
            if owner in ("", row.key) and alike.same(load.data, self._system.content(filed)):
                return Looked(filed)
        if not there:
            return Looked()
        plain = names.plain(row.name, row.renames + 1)
        is_anothers = not {"", row.key} & {*owners}
        return Looked(None, True, is_anothers, names.another(plain, row.renames + 2))

    def _differences(self, row: Row) -> tuple[Difference, ...]:
        load, filed = self._load(row), _filed(row)
        found = self._system.differences(filed, load.document)
        reads = self._delivery.read_back and row.doubt is not Doubt.ADOPTED
        if reads and not alike.same(load.data, self._system.content(filed)):
            said = Message(
                "Teksten er en anden end den, der blev sendt.",
                "The text is another than the one that was sent.",
            )
            found = (*found, Difference("tekst/text", said))
        return found

    def _is_journalised(self, row: Row) -> bool | None:
        """Ask whether a document is journalised; several times, for a no may be an old one."""
        polls = self._delivery.polls if row.state is State.JOURNALISING else 1
        found: bool | None = None
        for poll in range(polls):
            if poll:
                time.sleep(self._delivery.poll_seconds)
            found = self._system.is_journalised(_filed(row))
            if found is not False:
                break
        return found

    # --- other rows ----------------------------------------------------------------------

    def _stored(self, key: str) -> Filed:
        """Return the document of another row, which `_waits` saw stored."""
        other = self._outbox.row(key)
        assert other is not None
        return _filed(other)


def _check_open(case: Case) -> None:
    if not case.is_open:
        raise DeliveryError(words.CLOSED, "refused", words.OPEN_AGAIN)


def _filed(row: Row) -> Filed:
    return Filed(row.document, row.name, row.place)
