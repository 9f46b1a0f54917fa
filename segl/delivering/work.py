"""Into the case: what is asked for is prepared, shown, queued and brought as far as it goes."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from pathlib import Path

from render.errors import DeliveryError
from render.esdh import clients, config
from render.esdh.config import Installation
from render.esdh.outbox import disk, words
from render.esdh.outbox.columns import masked
from render.esdh.outbox.engine import Outcome
from render.esdh.outbox.repeating import repeated
from render.esdh.outbox.row import Row
from render.esdh.outbox.run import Plan, Run
from render.esdh.outbox.store import Outbox
from render.esdh.secrets import Kept
from render.esdh.system import Case, RecordsSystem
from render.library import Library
from render.message import NOTHING, Message
from render.record import record
from segl.delivering.errand import Parcel


@record
class Channel:
    """An installation and the way to its system."""

    installation: Installation

    def connect(self) -> RecordsSystem:
        """Return a client of its own for each worker."""
        return clients.connect(self.installation, Kept(self.installation.id))

    def case(self, number: str, letters: Sequence[Path] = ()) -> Case:
        """
        Return a case that is open; DeliveryError for any other, which names the letters.

        A person waits for this: where the client repeats its own questions, nobody else does.
        """
        system = self.connect()
        try:
            if getattr(system, "repeats_reading", False):
                found = system.case(number)
            else:
                found = repeated(lambda: system.case(number), self.installation.delivery)
        except DeliveryError as error:
            raise _unfiled(error, number, letters) from None
        finally:
            system.close()
        if not found.is_open:
            raise _unfiled(DeliveryError(words.CLOSED, "refused", words.OPEN), number, letters)
        return found

    def journalising(self, asked: bool) -> Message:
        """Say what becomes there of a document that shall be journalised, or shall not be."""
        client = clients.client(self.installation.system)
        says = getattr(client, "journalising", None)
        if says is not None:
            told: Message = says(self.installation.table, asked)
            return told
        return words.JOURNALISED if asked else words.NOT_ASKED

    def run(
        self,
        outbox: Outbox,
        rows: Sequence[Row],
        tell: Callable[[Outcome], None],
        again: bool = False,
    ) -> int:
        """Bring rows as far as they go; return how many were left for later."""
        delivery = self.installation.delivery
        return Run(Plan(outbox, self.connect, delivery, again), tell).go(rows)


def _unfiled(error: DeliveryError, number: str, letters: Sequence[Path]) -> DeliveryError:
    """Return what stopped all before anything was queued: nothing is filed; mend it, and again."""
    advice = error.step if error.outcome == "refused" and error.step is not None else NOTHING
    again = words.THE_SAME if advice.da else words.RECONNECT
    more = " …" if len(letters) > 1 else ""
    files = masked(shlex.quote(str(letters[0]))) + more if letters else "…"
    step = words.joined(advice, words.filled(again, sag=number, breve=files))
    return DeliveryError(words.joined(error.message, words.UNFILED), error.outcome, step)


def channel(library: Library, records: str) -> Channel:
    """Return the installation to deliver to; LibraryError where it is not described well."""
    return Channel(config.find(library, records))


def opened(delivery: config.Delivery, installation: str) -> Outbox:
    """Open the user's outbox, and wipe what was kept long enough."""
    outbox = Outbox(disk.folder())
    outbox.sweep(installation, delivery.keep_receipts_days)
    return outbox


def queued(outbox: Outbox, parcels: Sequence[Parcel]) -> list[Row]:
    """Queue the files of each parcel, all of its files or none."""
    return [row for parcel in parcels for row in outbox.add(parcel.rows)]
