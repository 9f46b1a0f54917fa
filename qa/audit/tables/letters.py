"""What is missing in letters, where and how often; template by template, month by month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from qa.audit import privacy, words
from qa.audit.table import Cell, Count, Head, Part, Table
from qa.audit.tables.telling import MAX_ROWS, Telling, edition, graded, ordered, type_of
from qa.audit.tally import Asked, Failing
from render.message import Message

_SEVERITIES = ("error", "warning", "info")


def overview(of: Telling) -> Table:
    """Return what was looked at, and what came of it."""
    tally = of.tally
    whole = of.size(of.read.items())
    sorts = {kind: of.of(graded(of.read, kind), whole) for kind in ("", "warning", "error")}
    rows: list[tuple[Cell, ...]] = [
        (words.READ, whole),
        (words.CLEAN, sorts[""]),
        (words.WARNED, sorts["warning"]),
        (words.FAULTY, sorts["error"]),
        *_required(of),
        *_refused(of),
        (words.BROKEN, Count(tally.of_state("broken"))),
        (words.LOST, Count(tally.of_state("lost"))),
        (words.LISTED, Count(tally.of_state("listed"))),
        *((words.other(ending), Count(n)) for ending, n in sorted(tally.files.items())),
        *((what, Count(n)) for what, n in tally.rows.most_common()),
    ]
    rows = [row for row in rows if row[0] in (words.READ, words.CLEAN) or _is_told(row[1])]
    heads = (Head("what", words.WHAT), Head("letters", words.COUNT, "part", bar=True))
    return Table("overview", words.OVERVIEW, words.OVERVIEW_NOTE, heads, tuple(rows))


def _required(of: Telling) -> Iterator[tuple[Cell, ...]]:
    """Yield how many required sections there are in all letters, and how many are missing."""
    if of.is_few:  # the number of sections would tell that of letters
        return
    asked = [(o, n) for o, n in of.tally.asked.items() if o.presence != "not_needed"]
    whole = of.size(asked)
    if whole.value:
        yield words.NEEDED, whole
        for state, what in words.REQUIRED.items():
            yield what, of.of(((o, n) for o, n in asked if o.presence == state), whole)


def _refused(of: Telling) -> Iterator[tuple[Cell, ...]]:
    """Yield how many cases were to become letters, and how many of them were refused."""
    cases = of.tally.cases
    if cases:
        whole = Count(cases.total())
        yield words.ATTEMPTED, whole
        yield words.REFUSED, Part(Count(cases[True]), whole)


def sections(of: Telling) -> Table:
    """Return the sections that are missing or empty in any letter that needs them."""
    parted: dict[tuple[str, Message], dict[Asked, int]] = defaultdict(dict)
    for one, count in of.tally.asked.items() if not of.is_few else ():
        if one.presence != "not_needed":
            parted[one.row, one.title][one] = count
    rows: list[tuple[Cell, ...]] = []
    lacking = {key: found for key, found in parted.items() if _lacking(found)}
    unsaid = {key for key in lacking if type_of(key[0]) in of.unsaid}
    if unsaid:
        lacking = {key: found for key, found in lacking.items() if key not in unsaid}
        rows.append((words.TOGETHER, "–", *[privacy.hidden()] * (1 + len(words.PRESENCES))))
    for (row, title), found in sorted(lacking.items(), key=_worst):
        whole = of.size(found.items())
        states = (of.of(_present(found, one), whole) for one in words.PRESENCES)
        rows.append((of.kind(row), title, whole, *states))
    heads = (
        Head("type", words.TYPE),
        Head("section", words.SECTION),
        Head("letters", words.NEEDING, "number"),
        *words.PRESENT,
    )
    return Table("sections", words.SECTIONS, words.SECTIONS_NOTE, heads, tuple(rows))


def rules(of: Telling) -> Table:
    """Return what is missing or wrong, where, and how often."""
    whole = of.size(of.read.items())
    parted: dict[tuple[str, str, Message], dict[Failing, int]] = defaultdict(dict)
    for one, count in of.tally.failing.items() if not of.is_few else ():
        parted[one.code, one.severity, one.where][one] = count
    ranked = sorted(parted.items(), key=lambda item: _rank(item[0], item[1]))
    rows = tuple(
        (code, of.title(code), where, words.SEVERITIES[severity],
         of.of(found.items(), whole), _used(of, found))
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


def _used(of: Telling, found: Mapping[Failing, int]) -> str:
    told = {one.template for one in found} - of.unnamed
    names = sorted(of.name(template) for template in told if template)
    more = len(names) - words.FEW
    return ", ".join(names[: words.FEW]) + (f" (+{more})" if more > 0 else "")


def templates(of: Telling) -> Table:
    """Return the letters of each template and version."""
    parted = of.read_by(lambda group: (group.template, group.version, group.edition))
    sizes = of.sizes(parted)
    rows: tuple[tuple[Cell, ...], ...] = ((words.TOGETHER, "–", "–", *of.together(), ""),)
    if sizes is not None:
        rows = tuple(
            (of.template(template), version or words.UNSAID, edition(state),
             *of.states(groups, sizes[template, version, state]),
             _common(of, template, version, sizes[template, version, state]))
            for (template, version, state), groups in ordered(parted)
        )  # fmt: skip
    heads = (
        Head("template", words.TEMPLATE),
        Head("version", words.VERSION),
        Head("edition", words.EDITION),
        *words.GRADED,
        Head("common", words.COMMON),
    )
    return Table("templates", words.BY_TEMPLATE, words.TEMPLATE_NOTE, heads, rows)


def _common(of: Telling, template: str, version: str, whole: Count) -> str:
    if whole.hidden:
        return ""
    found: dict[str, int] = defaultdict(int)
    for one, count in of.tally.failing.items():
        if (one.template, one.version) == (template, version) and one.severity != "info":
            found[one.code] += count
    return ", ".join(sorted(found, key=lambda code: (-found[code], code))[: words.FEW])


def months(of: Telling) -> Table:
    """Return the letters month by month."""
    parted = of.read_by(lambda group: group.month)
    sizes = of.sizes(parted)
    rows: tuple[tuple[Cell, ...], ...] = ((words.TOGETHER, *of.together()),)
    if sizes is not None:
        rows = tuple(
            (month or words.NO_DATE, *of.states(groups, sizes[month]))
            for month, groups in ordered(parted)
        )
    heads = (Head("month", words.MONTH), *words.GRADED)
    return Table("months", words.BY_MONTH, words.MONTH_NOTE, heads, rows)


def unjudged(of: Telling) -> Table:
    """Return what could not be judged, and in how many letters."""
    rows = tuple((what, Count(n)) for what, n in of.tally.unchecked.most_common(MAX_ROWS))
    heads = (Head("what", words.WHAT), Head("letters", words.LETTERS, "number"))
    return Table("not_checked", words.UNJUDGED, words.UNJUDGED_NOTE, heads, rows)


def _present(found: Mapping[Asked, int], presence: str) -> Iterator[tuple[Asked, int]]:
    yield from ((one, count) for one, count in found.items() if one.presence == presence)


def _worst(item: tuple[tuple[str, Message], dict[Asked, int]]) -> tuple[int, str]:
    return -_lacking(item[1]), item[0][0]


def _lacking(found: Mapping[Asked, int]) -> int:
    return sum(n for one, n in found.items() if one.presence in ("missing", "empty"))


def _rank(key: tuple[str, str, Message], found: Mapping[Failing, int]) -> tuple[int, int, str, str]:
    code, severity, where = key
    return _SEVERITIES.index(severity), -sum(found.values()), code, where.da


def _is_told(cell: Cell) -> bool:
    """Say whether a row has anything to tell; that a hidden number is nought would tell of it."""
    return _value(cell) > 0 or (isinstance(cell, Part) and cell.count.hidden)


def _value(cell: Cell) -> int:
    if isinstance(cell, Part):
        return cell.count.value
    return cell.value if isinstance(cell, Count) else 1
