"""The tables of an audit, made of its sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from qa.audit import privacy, words
from qa.audit.deadlines import WHY
from qa.audit.editions import MARKS, STATES
from qa.audit.table import Cell, Count, Head, Mark, Part, Table
from qa.audit.tally import Asked, Failing, Group, Tally, Timed
from qa.law.bodies import Deadline
from render.message import Message
from render.record import record

Key = TypeVar("Key", bound=Hashable)
MAX_ROWS = 200  # of a table that lists rules by template
_SEVERITIES = ("error", "warning", "info")


@record
class Tables:
    """
    The tables of a tally; `below` is the limit under which numbers are hidden, `titles` are those
    of rules by code, `names` those of templates by id, `kinds` those of types of document.
    """

    tally: Tally
    below: int
    titles: Mapping[str, Message]
    names: Mapping[str, str]
    kinds: Mapping[str, Message]

    def all(self) -> Iterator[Table]:
        """Yield the tables that say anything, in the order in which a leader asks."""
        made = (
            self.overview, self.sections, self.rules, self.templates, self.months,
            self.municipalities, self.editions, self.deadlines, self.deadlines_by_municipality,
            self.refusals, self.codes, self.unjudged,
        )  # fmt: skip
        yield from (table for make in made if (table := make()).rows)

    # --- letters -----------------------------------------------------------------------

    @cached_property
    def _read(self) -> dict[Group, int]:
        letters = self.tally.letters.items()
        return {group: count for group, count in letters if group.state == "read"}

    def _count(self, items: Iterable[tuple[Group | Failing | Asked | Timed, int]]) -> Count:
        """Return the sum of some letters, hidden where it is small and about one municipality."""
        found = list(items)
        owners = {one.municipality for one, _ in found}
        return privacy.small(Count(sum(n for _, n in found), len(owners)), self.below)

    def _read_by(self, key: Callable[[Group], Key]) -> dict[Key, dict[Group, int]]:
        parted: dict[Key, dict[Group, int]] = defaultdict(dict)
        for group, count in self._read.items():
            parted[key(group)][group] = count
        return parted

    def _states(self, groups: Mapping[Group, int]) -> tuple[Cell, ...]:
        """Return how many letters there are, and how many are without a remark, or with what."""
        whole = self._count(groups.items())
        kinds = ("", "warning", "error")
        parts = (_graded(groups, kind) for kind in kinds)
        return (whole, *(Part(self._count(part), whole) for part in parts))

    def overview(self) -> Table:
        """Return what was looked at, and what came of it."""
        tally = self.tally
        whole = self._count(self._read.items())
        graded = {kind: self._count(_graded(self._read, kind)) for kind in ("", "warning", "error")}
        rows: list[tuple[Cell, ...]] = [
            (words.READ, whole),
            (words.CLEAN, Part(graded[""], whole)),
            (words.WARNED, Part(graded["warning"], whole)),
            (words.FAULTY, Part(graded["error"], whole)),
            (words.BROKEN, self._plain(tally.of_state("broken"))),
            (words.LISTED, self._plain(tally.of_state("listed"))),
            *((words.other(ending), self._plain(n)) for ending, n in sorted(tally.files.items())),
            *((what, self._plain(n)) for what, n in tally.rows.most_common()),
        ]
        rows = [row for row in rows if row[0] in (words.READ, words.CLEAN) or _value(row[1])]
        heads = (Head("what", words.WHAT), Head("letters", words.COUNT, "part", bar=True))
        return Table("overview", words.OVERVIEW, words.OVERVIEW_NOTE, heads, tuple(rows))

    @staticmethod
    def _plain(value: int) -> Count:
        """Return a number of files or rows, which is about no letter's content."""
        return Count(value)

    def sections(self) -> Table:
        """Return the sections that the law asks for: in how many letters they are missing."""
        parted: dict[tuple[str, Message], dict[Asked, int]] = defaultdict(dict)
        for one, count in self.tally.asked.items():
            if one.presence != "not_needed":
                parted[one.row, one.title][one] = count
        rows = []
        for (row, title), found in sorted(parted.items(), key=_worst):
            whole = self._count(found.items())
            states = (self._count(_present(found, one)) for one in words.PRESENCES)
            rows.append((self._kind(row), title, whole, *(Part(one, whole) for one in states)))
        heads = (
            Head("type", words.TYPE),
            Head("section", words.SECTION),
            Head("letters", words.NEEDING, "number"),
            *words.PRESENT,
        )
        return Table("sections", words.SECTIONS, words.SECTIONS_NOTE, heads, tuple(rows))

    def rules(self) -> Table:
        """Return what is missing or wrong, where, and how often."""
        whole = self._count(self._read.items())
        parted: dict[tuple[str, str, Message], dict[Failing, int]] = defaultdict(dict)
        for one, count in self.tally.failing.items():
            parted[one.code, one.severity, one.where][one] = count
        ranked = sorted(parted.items(), key=lambda item: _rank(item[0], item[1]))
        rows = tuple(
            (code, self._title(code), where, words.SEVERITIES[severity],
             Part(self._count(found.items()), whole), self._used(found))
            for (code, severity, where), found in ranked[:MAX_ROWS]
        )  # fmt: skip
        heads = (
            Head("code", words.CODE),
            Head("rule", words.RULE),
            Head("where", words.WHERE),
            Head("severity", words.SEVERITY),
            Head("letters", words.LETTERS, "part", bar=True),
            Head("templates", words.IN_TEMPLATES),
        )
        return Table("rules", words.RULES, words.RULES_NOTE, heads, rows)

    def _used(self, found: Mapping[Failing, int]) -> str:
        names = sorted({self._name(one.template) for one in found if one.template})
        more = len(names) - words.FEW
        return ", ".join(names[: words.FEW]) + (f" (+{more})" if more > 0 else "")

    def templates(self) -> Table:
        """Return the letters of each template and version."""
        parted = self._read_by(lambda group: (group.template, group.version, group.edition))
        rows = tuple(
            (self._template(template), version or words.UNSAID, _edition(edition),
             *self._states(groups), self._common(template, version))
            for (template, version, edition), groups in _sorted(parted)
        )  # fmt: skip
        heads = (
            Head("template", words.TEMPLATE),
            Head("version", words.VERSION),
            Head("edition", words.EDITION),
            *words.GRADED,
            Head("common", words.COMMON),
        )
        return Table("templates", words.BY_TEMPLATE, words.TEMPLATE_NOTE, heads, rows)

    def _common(self, template: str, version: str) -> str:
        found: dict[str, int] = defaultdict(int)
        for one, count in self.tally.failing.items():
            if (one.template, one.version) == (template, version) and one.severity != "info":
                found[one.code] += count
        return ", ".join(sorted(found, key=lambda code: (-found[code], code))[: words.FEW])

    def months(self) -> Table:
        """Return the letters month by month."""
        parted = self._read_by(lambda group: group.month)
        rows = tuple(
            (month or words.NO_DATE, *self._states(groups)) for month, groups in _sorted(parted)
        )
        heads = (Head("month", words.MONTH), *words.GRADED)
        return Table("months", words.BY_MONTH, words.MONTH_NOTE, heads, rows)

    # --- by municipality ---------------------------------------------------------------

    def municipalities(self) -> Table:
        """Return the letters of each municipality."""
        parted = self._read_by(lambda group: group.municipality)
        columns = [
            self._guarded({name: _sum(groups, kind) for name, groups in parted.items()})
            for kind in (None, "", "warning", "error")
        ]
        whole, *graded = columns
        rows = tuple(
            (_municipality(name), whole[name], *(Part(one[name], whole[name]) for one in graded))
            for name, _ in _sorted(parted)
        )
        heads = (Head("municipality", words.MUNICIPALITY), *words.GRADED)
        return Table("municipalities", words.BY_PLACE, words.PLACE_NOTE, heads, rows)

    def _guarded(self, values: Mapping[Hashable, int]) -> dict[Hashable, Count]:
        return privacy.column({key: Count(n, owners=1) for key, n in values.items()}, self.below)

    def editions(self) -> Table:
        """Return the templates and versions that are in use in each municipality."""
        found: dict[tuple[str, str, str], dict[Hashable, int]] = defaultdict(dict)
        for group, count in self.tally.letters.items():
            if group.state != "broken":
                values = found[group.template, group.version, group.edition]
                values[group.municipality] = values.get(group.municipality, 0) + count
        rows: tuple[tuple[Cell, ...], ...] = tuple(
            (_municipality(str(name)), self._template(template), version or words.UNSAID,
             _edition(edition), guarded[name])
            for (template, version, edition), values in sorted(found.items())
            for guarded in (self._guarded(values),)
            for name in sorted(values, key=str)
        )  # fmt: skip
        heads = (
            Head("municipality", words.MUNICIPALITY),
            Head("template", words.TEMPLATE),
            Head("version", words.VERSION),
            Head("edition", words.EDITION),
            Head("letters", words.LETTERS, "number"),
        )
        rows = tuple(sorted(rows, key=lambda row: str(row[0])))
        return Table("editions", words.IN_USE, words.IN_USE_NOTE, heads, rows)

    # --- deadlines ---------------------------------------------------------------------

    def _timed(self) -> dict[str, dict[Timed, int]]:
        parted: dict[str, dict[Timed, int]] = defaultdict(dict)
        for one, count in self.tally.timed.items():
            parted[one.deadline][one] = count
        return dict(sorted(parted.items()))

    def _deadline(self, name: str) -> Deadline:
        where, _, row = name.partition("/")
        return self.tally.known[where][row]

    def deadlines(self) -> Table:
        """Return which deadlines were kept, and why others could not be judged."""
        rows = []
        for name, found in self._timed().items():
            row, whole = self._deadline(name), self._count(found.items())
            states = [self._count(_verdicts(found, one)) for one in ("kept", "late", "unknown")]
            by_letter = self._count((o, n) for o, n in found.items() if o.verdict.by_letter)
            judged = Count(
                states[0].value + states[1].value,
                min(one.owners for one in states[:2]),
                states[0].hidden or states[1].hidden,
            )
            rows.append((
                row.title, row.length, words.grade(row.evidence.grade), row.basis, whole,
                Part(states[0], judged), Part(states[1], judged), states[2], by_letter,
                self._reasons(found),
            ))  # fmt: skip
        return Table("deadlines", words.DEADLINES, words.DEADLINE_NOTE, words.TIMED, tuple(rows))

    def _reasons(self, found: Mapping[Timed, int]) -> Message:
        parted: dict[str, dict[Timed, int]] = defaultdict(dict)
        for one, count in found.items():
            if one.verdict.why:
                parted[one.verdict.why][one] = count
        counts = {why: self._count(items.items()) for why, items in sorted(parted.items())}
        told = [(WHY[why], count) for why, count in counts.items()]
        return Message(
            "; ".join(f"{why.da}: {count.text('da')}" for why, count in told),
            "; ".join(f"{why.en}: {count.text('en')}" for why, count in told),
        )

    def deadlines_by_municipality(self) -> Table:
        """Return which deadlines were kept in each municipality."""
        rows: list[tuple[Cell, ...]] = []
        for name, found in self._timed().items():
            places = sorted({one.municipality for one in found})
            kept, late, unknown = (
                self._guarded({p: _placed(found, state, p) for p in places})
                for state in ("kept", "late", "unknown")
            )
            rows += [
                (self._deadline(name).title, _municipality(p), kept[p], late[p], unknown[p])
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

    # --- refusals ----------------------------------------------------------------------

    def refusals(self) -> Table:
        """Return why letters were not made: fields and kinds of reason, never a value."""
        found = sorted(self.tally.refused.items(), key=lambda item: (-item[1], str(item[0])))
        rows = tuple(
            (self._template(one.template), one.field or words.WHOLE_CASE,
             words.kind(one.kind), privacy.small(Count(count, owners=1), self.below))
            for one, count in found[:MAX_ROWS]
        )  # fmt: skip
        heads = (
            Head("template", words.TEMPLATE),
            Head("field", words.FIELD),
            Head("reason", words.REASON),
            Head("cases", words.CASES, "number"),
        )
        return Table("refusals", words.REFUSALS, words.REFUSALS_NOTE, heads, rows)

    def codes(self) -> Table:
        """Return how often an export says that a case was refused, by its own codes."""
        parted: dict[str, dict[Hashable, int]] = defaultdict(dict)
        for (place, code), count in self.tally.codes.items():
            parted[code][place] = count
        rows = tuple(
            (_municipality(str(place)), code, guarded[place])
            for code, values in sorted(parted.items())
            for guarded in (self._guarded(values),)
            for place in sorted(values, key=str)
        )
        heads = (
            Head("municipality", words.MUNICIPALITY),
            Head("reason", words.REASON),
            Head("cases", words.CASES, "number"),
        )
        return Table("refused_codes", words.CODES, words.CODES_NOTE, heads, rows)

    def unjudged(self) -> Table:
        """Return what could not be judged, and in how many letters."""
        rows = tuple((what, Count(n)) for what, n in self.tally.unchecked.most_common(MAX_ROWS))
        heads = (Head("what", words.WHAT), Head("letters", words.LETTERS, "number"))
        return Table("not_checked", words.UNJUDGED, words.UNJUDGED_NOTE, heads, rows)

    # --- words -------------------------------------------------------------------------

    def _title(self, code: str) -> Cell:
        return self.titles.get(code, "")

    def _kind(self, row: str) -> Cell:
        name = row.split("/")[1] if "/" in row else row
        return self.kinds.get(name, name)

    def _name(self, template: str) -> str:
        return self.names.get(template, template)

    def _template(self, template: str) -> Cell:
        if not template:
            return words.UNSAID
        title = self.names.get(template)
        return f"{title} ({template})" if title else template


def _present(found: Mapping[Asked, int], presence: str) -> Iterator[tuple[Asked, int]]:
    yield from ((one, count) for one, count in found.items() if one.presence == presence)


def _worst(item: tuple[tuple[str, Message], dict[Asked, int]]) -> tuple[int, str]:
    lacking = ("missing", "empty")
    return -sum(n for one, n in item[1].items() if one.presence in lacking), item[0][0]


def _graded(groups: Mapping[Group, int], kind: str) -> Iterator[tuple[Group, int]]:
    """Yield the letters whose gravest finding is of a kind; "" is nothing above information."""
    for group, count in groups.items():
        if (group.severity if group.severity != "info" else "") == kind:
            yield group, count


def _sum(groups: Mapping[Group, int], kind: str | None) -> int:
    items = groups.items() if kind is None else _graded(groups, kind)
    return sum(count for _, count in items)


def _verdicts(found: Mapping[Timed, int], state: str) -> Iterator[tuple[Timed, int]]:
    yield from ((one, count) for one, count in found.items() if one.verdict.state == state)


def _placed(found: Mapping[Timed, int], state: str, place: str) -> int:
    return sum(n for one, n in _verdicts(found, state) if one.municipality == place)


def _rank(key: tuple[str, str, Message], found: Mapping[Failing, int]) -> tuple[int, int, str, str]:
    code, severity, where = key
    return _SEVERITIES.index(severity), -sum(found.values()), code, where.da


def _sorted(parted: Mapping[Key, dict[Group, int]]) -> list[tuple[Key, dict[Group, int]]]:
    return sorted(parted.items(), key=lambda item: str(item[0]))


def _value(cell: Cell) -> int:
    if isinstance(cell, Part):
        return cell.count.value
    return cell.value if isinstance(cell, Count) else 1


def _edition(state: str) -> Mark:
    return Mark(MARKS[state], STATES[state])


def _municipality(name: str) -> Cell:
    return name or words.NO_PLACE
