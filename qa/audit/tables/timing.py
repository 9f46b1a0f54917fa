"""Deadlines that were kept, and those that could not be judged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from qa.audit import words
from qa.audit.deadlines import WHY
from qa.audit.privacy import HIDDEN
from qa.audit.table import Cell, Count, Head, Part, Table
from qa.audit.tables.telling import Telling, municipality
from qa.audit.tally import Timed
from qa.law.bodies import Deadline
from render.message import Message


def deadlines(of: Telling) -> Table:
    """Return which deadlines were kept, and why others could not be judged."""
    rows = []
    for name, found in _timed(of).items():
        row, whole = _deadline(of, name), of.timed[name]
        kept, late, unknown = (_of(of, found, one, whole) for one in ("kept", "late", "unknown"))
        by_letter = [(one, count) for one, count in found.items() if one.verdict.by_letter]
        judged = Count(kept.value + late.value, instead=kept.instead)
        rows.append((
            row.title, row.length, words.grade(row.evidence.grade), row.basis, whole,
            Part(kept, judged), Part(late, judged), unknown, of.of(by_letter, whole).count,
            words.NONE if whole.hidden else _reasons(found),
        ))  # fmt: skip
    return Table("deadlines", words.DEADLINES, words.DEADLINE_NOTE, words.TIMED, tuple(rows))


def _of(of: Telling, found: Mapping[Timed, int], state: str, whole: Count) -> Count:
    return of.of(((o, n) for o, n in found.items() if o.verdict.state == state), whole).count


def _timed(of: Telling) -> dict[str, dict[Timed, int]]:
    parted: dict[str, dict[Timed, int]] = defaultdict(dict)
    for one, count in of.tally.timed.items():
        parted[one.deadline][one] = count
    return dict(sorted(parted.items()))


def _deadline(of: Telling, name: str) -> Deadline:
    where, _, row = name.partition("/")
    return of.tally.known[where][row]


def _reasons(found: Mapping[Timed, int]) -> Message:
    """Return why some were not judged, and how many."""
    counts: Counter[str] = Counter()
    for one, count in found.items():
        counts[one.verdict.why] += count if one.verdict.why else 0
    told = [(WHY[why], count) for why, count in sorted(counts.items()) if why]
    return Message(
        "; ".join(f"{why.da}: {count}" for why, count in told),
        "; ".join(f"{why.en}: {count}" for why, count in told),
    )


def deadlines_by_municipality(of: Telling) -> Table:
    """Return which deadlines were kept in each municipality."""
    rows = tuple(row for name, found in _timed(of).items() for row in _placed(of, name, found))
    heads = (
        Head("deadline", words.DEADLINE),
        Head("municipality", words.MUNICIPALITY),
        Head("letters", words.LETTERS, "number"),
        Head("kept", words.KEPT, "number"),
        Head("late", words.LATE, "number"),
        Head("unknown", words.UNKNOWN, "number"),
    )
    title, note = words.DEADLINES_BY_PLACE, words.DEADLINE_NOTE
    return Table("deadlines_by_municipality", title, note, heads, rows)


def _placed(of: Telling, name: str, found: Mapping[Timed, int]) -> Iterator[tuple[Cell, ...]]:
    title = _deadline(of, name).title
    places = sorted({one.municipality for one in found})
    parted = {p: {o: n for o, n in found.items() if o.municipality == p} for p in places}
    whole = of.timed[name]
    late = {
        place: [_late(part, one) for one in ("late", "unknown")] for place, part in parted.items()
    }
    sizes = of.placed({place: sum(part.values()) for place, part in parted.items()}, late)
    if sizes is None or whole.instead is HIDDEN:
        yield title, words.TOGETHER, whole, *_states(of, found, whole)
        return
    for place, part in parted.items():
        yield title, municipality(place), sizes[place], *_states(of, part, sizes[place])


def _late(part: Mapping[Timed, int], state: str) -> int:
    return sum(count for one, count in part.items() if one.verdict.state == state)


def _states(of: Telling, found: Mapping[Timed, int], whole: Count) -> Iterator[Count]:
    yield from (_of(of, found, one, whole) for one in ("kept", "late", "unknown"))
