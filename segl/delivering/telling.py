"""What becomes of each document, told as it happens; after Ctrl-C of those that are left, too."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence

import click

from render.esdh.outbox.engine import Outcome
from render.esdh.outbox.row import Row, State
from render.esdh.outbox.store import Outbox
from segl.delivering import told


class Teller:
    """
    Tells outcomes in a language: what is done on standard output, the rest on standard error.

    `names` are the files' names by key, which the outbox forgets when a document is done.
    `failed` are the keys of what is not done; `is_well` says whether all of it is filed.
    """

    def __init__(self, messages: str, names: Mapping[str, str]) -> None:
        self._messages, self._names = messages, names
        self._told: set[str] = set()
        self._guard, self._is_over = threading.RLock(), False
        self.failed: set[str] = set()
        self.is_well = True

    def tell(self, outcome: Outcome) -> None:
        """Tell what became of a document, and the next step where it is not done."""
        with self._guard:  # who broke off twice waits for no worker, and was told already
            if not self._is_over:
                self._tell(outcome)

    def _tell(self, outcome: Outcome) -> None:
        row = outcome.row
        self._told.add(row.key)
        name = self._names.get(row.key) or row.name
        if row.is_done and outcome.error is None:
            is_unfiled = row.state is State.SETTLED and not row.document
            self.is_well = self.is_well and not is_unfiled
            for line in told.done(row, name or f"nr. {row.number}"):
                click.echo(line.text(self._messages), err=is_unfiled)
            return
        self.is_well = False
        self.failed.add(row.key)
        for line in told.failed(outcome, name):
            click.echo(line.text(self._messages), err=True)

    def tell_rest(self, outbox: Outbox, rows: Sequence[Row]) -> None:
        """Tell where the documents stand that nothing was told of: somebody broke off."""
        with self._guard:
            self._is_over = True
            for row in rows:
                found = outbox.row(row.key) if row.key not in self._told else None
                if found is not None:
                    self._tell(Outcome(found))
