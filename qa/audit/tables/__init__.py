"""The tables of an audit, made of its sums, in the order in which a leader asks."""

from __future__ import annotations

from collections.abc import Iterator

from qa.audit.table import Table
from qa.audit.tables import letters, places, refusals, timing
from qa.audit.tables.telling import Telling as Telling

_MADE = (
    letters.overview, letters.sections, letters.rules, letters.templates, letters.months,
    places.municipalities, places.editions, timing.deadlines, timing.deadlines_by_municipality,
    refusals.refusals, refusals.codes, letters.unjudged,
)  # fmt: skip


def tables(of: Telling) -> Iterator[Table]:
    """Yield the tables that say anything."""
    yield from (table for make in _MADE if (table := make(of)).rows)
