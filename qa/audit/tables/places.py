"""Letters, templates and versions municipality by municipality."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from qa.audit import privacy, words
from qa.audit.table import Cell, Count, Head, Table
from qa.audit.tables.telling import Telling, edition, municipality, ordered
from render.message import Message

MAX_COLUMNS = 8  # municipalities that stand beside each other
_EDITION = (
    Head("template", words.TEMPLATE),
    Head("version", words.VERSION),
    Head("edition", words.EDITION),
)


def municipalities(of: Telling) -> Table:
    """Return the letters of each municipality."""
    parted = of.read_by(lambda group: group.municipality)
    sizes = of.sizes(parted)
    rows: tuple[tuple[Cell, ...], ...] = ((words.TOGETHER, *of.together()),)
    if sizes is not None:
        rows = tuple(
            (municipality(name), *of.states(groups, sizes[name]))
            for name, groups in ordered(parted)
        )
    heads = (Head("municipality", words.MUNICIPALITY), *words.GRADED)
    return Table("municipalities", words.BY_PLACE, words.PLACE_NOTE, heads, rows)


def editions(of: Telling) -> Table:
    """Return the templates and versions that are in use, a column a municipality."""
    found: dict[tuple[str, str, str], dict[str, int]] = defaultdict(dict)
    for group, count in of.tally.letters.items():
        if group.state not in ("broken", "lost"):
            values = found[group.template, group.version, group.edition]
            values[group.municipality] = values.get(group.municipality, 0) + count
    places = sorted({name for values in found.values() for name in values})
    if len(places) > MAX_COLUMNS:
        return _long_editions(of, found)
    unsaid = privacy.rows(found, of.below)
    rows = tuple(
        (of.template(key[0]), key[1] or words.UNSAID, edition(key[2]),
         *(Count(values.get(name, 0), instead=privacy.HIDDEN if key in unsaid else None)
           for name in places))
        for key, values in sorted(found.items())
    )  # fmt: skip
    heads = (*_EDITION, *(_place_head(name) for name in places))
    return Table("editions", words.IN_USE, words.IN_USE_NOTE, heads, rows)


def _long_editions(of: Telling, found: Mapping[tuple[str, str, str], dict[str, int]]) -> Table:
    """Return the same with a row for each municipality, where there are too many columns."""
    unsaid = privacy.rows(found, of.below)
    rows = tuple(
        (of.template(key[0]), key[1] or words.UNSAID, edition(key[2]), place, count)
        for key, values in sorted(found.items())
        for place, count in _long(of, values, key in unsaid)
    )  # fmt: skip
    heads = (
        *_EDITION,
        Head("municipality", words.MUNICIPALITY),
        Head("letters", words.LETTERS, "number"),
    )
    return Table("editions", words.IN_USE, words.IN_USE_NOTE, heads, rows)


def _long(of: Telling, values: Mapping[str, int], unsaid: bool) -> Iterator[tuple[Cell, Count]]:
    if unsaid:
        yield words.TOGETHER, privacy.small(Count(sum(values.values()), len(values)), of.below)
        return
    yield from ((municipality(name), Count(value)) for name, value in sorted(values.items()))


def _place_head(name: str) -> Head:
    title = Message(name, name) if name else words.NO_PLACE
    return Head(f"letters:{name}", title, "number")
