"""Deadlines that were kept, and those that could not be judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from qa.audit import words
from qa.audit.deadlines import WHY
from qa.audit.table import Cell, Count, Head, Part, Table
from qa.audit.tables.telling import Telling, municipality
from qa.audit.tally import Timed
from qa.law.bodies import Deadline
from render.message import Message


def deadlines(of: Telling) -> Table:
    """Return which deadlines were kept, and why others could not be judged."""
    rows = []
    for name, found in _timed(of).items():
        row, whole = _deadline(of, name), of.count(found.items())
        states = [of.count(_verdicts(found, one)) for one in ("kept", "late", "unknown")]
        by_letter = of.count((o, n) for o, n in found.items() if o.verdict.by_letter)
        kept, late = states[:2]
        judged = Count(kept.value + late.value, instead=kept.instead or late.instead)
        rows.append((
            row.title, row.length, words.grade(row.evidence.grade), row.basis, whole,
            Part(states[0], judged), Part(states[1], judged), states[2], by_letter,
            _reasons(of, found),
        ))  # fmt: skip
    return Table("deadlines", words.DEADLINES, words.DEADLINE_NOTE, words.TIMED, tuple(rows))


def _timed(of: Telling) -> dict[str, dict[Timed, int]]:
    parted: dict[str, dict[Timed, int]] = defaultdict(dict)
    for one, count in of.tally.timed.items():
        parted[one.deadline][one] = count
    return dict(sorted(parted.items()))


def _deadline(of: Telling, name: str) -> Deadline:
    where, _, row = name.partition("/")
    return of.tally.known[where][row]


def _reasons(of: Telling, found: Mapping[Timed, int]) -> Message:
    parted: dict[str, dict[Timed, int]] = defaultdict(dict)
    for one, count in found.items():
        if one.verdict.why:
            parted[one.verdict.why][one] = count
    counts = {why: of.count(items.items()) for why, items in sorted(parted.items())}
    told = [(WHY[why], count) for why, count in counts.items()]
    return Message(
        "; ".join(f"{why.da}: {count.text('da')}" for why, count in told),
        "; ".join(f"{why.en}: {count.text('en')}" for why, count in told),
    )


def deadlines_by_municipality(of: Telling) -> Table:
    """Return which deadlines were kept in each municipality."""
    rows: list[tuple[Cell, ...]] = []
    for name, found in _timed(of).items():
        places = sorted({one.municipality for one in found})
        kept, late, unknown = (
            of.guarded({p: _placed(found, state, p) for p in places})
            for state in ("kept", "late", "unknown")
        )
        rows += [
            (_deadline(of, name).title, municipality(p), kept[p], late[p], unknown[p])
            for p in places
        ]
    heads = (
        Head("deadline", words.DEADLINE),
        Head("municipality", words.MUNICIPALITY),
        Head("kept", words.KEPT, "number"),
        Head("late", words.LATE, "number"),
        Head("unknown", words.UNKNOWN, "number"),
    )
    title, note = words.DEADLINES_BY_PLACE, words.DEADLINE_NOTE
    return Table("deadlines_by_municipality", title, note, heads, tuple(rows))


def _verdicts(found: Mapping[Timed, int], state: str) -> Iterator[tuple[Timed, int]]:
    yield from ((one, count) for one, count in found.items() if one.verdict.state == state)


def _placed(found: Mapping[Timed, int], state: str, place: str) -> int:
    return sum(n for one, n in _verdicts(found, state) if one.municipality == place)
