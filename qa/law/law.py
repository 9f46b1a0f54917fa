"""Statutes, bodies, deadlines and words of all jurisdictions: what a letter may name or cite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from qa.law import bodies, statutes
from qa.law.bodies import Authority, Deadline, Route
from qa.law.statutes import Move, Provision, Statute, Term

Item = TypeVar("Item")
Tables = Mapping[str, Any]  # a catalogue file: `as_of`, and lists of rows


@dataclass(frozen=True, slots=True)
class Law:
    """
    What is known of the law beside types of document, for all jurisdictions at once.

    A Greenlandic letter may cite a Danish statute by mistake: who looks must know both. Each
    row has its `jurisdiction`.
    """

    statutes: Mapping[str, Statute]
    moves: tuple[Move, ...]
    authorities: tuple[Authority, ...]
    deadlines: tuple[Deadline, ...]
    routes: tuple[Route, ...]
    terms: tuple[Term, ...]

    def route(self, jurisdiction: str, deciding: str = "kommune") -> Route | None:
        """Return the route of complaint of a body's decisions, None where none is known."""
        own = (one for one in self.routes if one.jurisdiction == jurisdiction)
        return next((one for one in own if one.deciding.id == deciding), None)

    def moved(self, statute: str, section: str) -> Iterator[Move]:
        """Yield where a paragraph of a statute went, the narrowest first."""
        found = [one for one in self.moves if one.old.statute == statute]
        found = [one for one in found if any(span.holds(section) for span in one.old.spans)]
        yield from sorted(found, key=_width)


def _width(move: Move) -> tuple[bool, int]:
    span = move.old.spans[0]
    return not move.old.stk, statutes.order(span.last)[0] - statutes.order(span.first)[0]


def build(tables: Mapping[str, Tables]) -> Law:
    """Return the law in catalogue files, by jurisdiction."""
    provisions = list(_provisions(tables))
    own = [_one(where, data) for where, data in tables.items()]
    known: list[Statute] = [
        statutes.statute(row, where, data["as_of"], provisions)
        for where, data in tables.items()
        for row in data.get("statute", ())
    ]
    return Law(
        {one.id: one for one in known},
        _joined(part.moves for part in own),
        _joined(part.authorities for part in own),
        _joined(part.deadlines for part in own),
        _joined(part.routes for part in own),
        _joined(part.terms for part in own),
    )


def _one(where: str, data: Tables) -> Law:
    """Return the law of one jurisdiction, without its statutes."""
    as_of = data["as_of"]
    authorities = [bodies.authority(row, where, as_of) for row in data.get("authority", ())]
    deadlines = [bodies.deadline(row, where, as_of) for row in data.get("deadline", ())]
    named, timed = {one.id: one for one in authorities}, {one.id: one for one in deadlines}
    routes = [bodies.route(row, where, as_of, named, timed) for row in data.get("route", ())]
    moves = [statutes.move(row, where, as_of) for row in data.get("move", ())]
    terms = [statutes.term(row, where, as_of) for row in data.get("term", ())]
    return Law({}, (*moves,), (*authorities,), (*deadlines,), (*routes,), (*terms,))


def _provisions(tables: Mapping[str, Tables]) -> Iterator[Provision]:
    for where, data in tables.items():
        for row in data.get("provision", ()):
            yield statutes.provision(row, where, data["as_of"])


def _joined(parts: Iterable[tuple[Item, ...]]) -> tuple[Item, ...]:
    return tuple(one for part in parts for one in part)
