"""Cases of which no letter was made: which field and kind of reason, never a value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from qa.audit import words
from qa.audit.table import Cell, Count, Head, Table
from qa.audit.tables.telling import MAX_ROWS, Telling, municipality


def refusals(of: Telling) -> Table:
    """Return why letters were not made: fields and kinds of reason, never a value."""
    found = sorted(of.tally.refused.items(), key=lambda item: (-item[1], str(item[0])))
    rows = tuple(
        (of.template(one.template), one.field or words.WHOLE_CASE,
         words.kind(one.kind), Count(count))
        for one, count in found[:MAX_ROWS]
    )  # fmt: skip
    heads = (
        Head("template", words.TEMPLATE),
        Head("field", words.FIELD),
        Head("reason", words.REASON),
        Head("cases", words.CASES, "number"),
    )
    return Table("refusals", words.REFUSALS, words.REFUSALS_NOTE, heads, rows)


def codes(of: Telling) -> Table:
    """Return how often an export says that a case was refused, by its own codes."""
    parted: dict[str, dict[str, int]] = defaultdict(dict)
    for (place, code), count in of.tally.codes.items():
        parted[code][place] = count
    rows = tuple(row for code, values in sorted(parted.items()) for row in _coded(of, code, values))
    heads = (
        Head("municipality", words.MUNICIPALITY),
        Head("reason", words.REASON),
        Head("cases", words.CASES, "number"),
    )
    return Table("refused_codes", words.CODES, words.CODES_NOTE, heads, rows)


def _coded(of: Telling, code: str, values: Mapping[str, int]) -> Iterator[tuple[Cell, ...]]:
    sizes = of.placed(values)
    if sizes is None:
        yield words.TOGETHER, code, Count(sum(values.values()))
        return
    yield from ((municipality(place), code, sizes[place]) for place in sorted(values))
