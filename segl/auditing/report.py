"""Tell an audit in the form asked for: text, a page, a spreadsheet's table, or JSON."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from typing import Any

from qa.audit import tables as making
from qa.audit.table import Cell, Count, Mark, Part, Table, shown
from qa.audit.tables import Telling
from render.library import Library
from render.message import Message
from segl.auditing import sheet
from segl.auditing.run import Audit

VERSION = 1
TITLE = Message("Segl: audit af færdige breve", "Segl: audit of finished letters")
HIDDEN = Message(
    "Grupper på under {0} breve fra én kommune vises som et spænd, og hvad der er fundet i dem, er "
    "skjult. Hvor tallet kunne regnes ud af en sum, er en gruppe mere skjult, eller "
    "grupperne vises samlet. Læg ikke flere audits af næsten de samme breve ved siden af "
    "hinanden: forskellen kan være ét brev. Til brug i egen kommune: --small-counts 0.",
    "Groups of under {0} letters of one municipality are shown as a range, and what was found in "
    "them is hidden. Where the number could be worked out from a sum, one more group is hidden, or "
    "the groups are shown together. Do not put several audits of nearly the same letters beside "
    "each other: the difference may be one letter. For use within the municipality: "
    "--small-counts 0.",
)


def tables(audit: Audit, library: Library | None, below: int) -> tuple[Table, ...]:
    """Return the tables of an audit; `below` is the limit under which numbers are hidden."""
    kinds = {name: one.title for name, one in audit.law.documents.items()}
    names = dict(library.titles) if library is not None else {}
    return tuple(making.tables(Telling(audit.tally, below, titles(), names, kinds)))


def titles() -> dict[str, Message]:
    """Return the titles of the rules on finished letters, by code."""
    from qa.letter import ruleset  # late: an export alone has no findings

    return {rule.code: rule.title for rule in ruleset.RULES}


def told(found: Sequence[Table], style: str, language: str, below: int) -> str:
    """Return tables in a form: "text", "html", "csv" or "json"."""
    if style == "json":
        data = {"version": VERSION, "tables": [_data(one, language) for one in found]}
        return json.dumps(data, ensure_ascii=False, indent=2)
    if style == "csv":
        return sheet.figures(found, language)
    if style == "html":
        from segl.page import page  # late: only a page needs it

        day = datetime.datetime.now().astimezone().date()
        return page(
            "audit",
            language,
            tables=found,
            day=day,
            below=below,
            hidden=HIDDEN,
            is_part=_is_part,
            is_mark=_is_mark,
            shown=lambda cell: shown(cell, language),
        )
    return "\n".join(_lines(found, language, below))


def _is_part(cell: Cell) -> bool:
    return isinstance(cell, Part)


def _is_mark(cell: Cell) -> bool:
    return isinstance(cell, Mark)


# --- JSON ------------------------------------------------------------------------------


def _data(table: Table, language: str) -> dict[str, Any]:
    names = [head.name for head in table.heads]
    return {
        "name": table.name,
        "title": table.title.text(language),
        "rows": [
            {name: _value(cell, language) for name, cell in zip(names, row, strict=True)}
            for row in table.rows
        ],
    }


def _value(cell: Cell, language: str) -> Any:
    """Return a number as a number, a hidden one as its text, a share with what it is of."""
    if isinstance(cell, Count):
        return cell.text(language) if cell.hidden else cell.value
    if isinstance(cell, Part):
        return {"number": _value(cell.count, language), "of": _value(cell.of, language)}
    return shown(cell, language)


# --- text ------------------------------------------------------------------------------


def _lines(found: Sequence[Table], language: str, below: int) -> Iterator[str]:
    yield TITLE.text(language)
    if any(table.has_hidden for table in found):
        yield HIDDEN.text(language).format(below)
    for table in found:
        yield ""
        yield table.title.text(language)
        yield from (f"  {line}" for line in _grid(table, language))


def _grid(table: Table, language: str) -> Iterator[str]:
    heads = [head.title.text(language) for head in table.heads]
    rows = [[shown(cell, language) for cell in row] for row in table.rows]
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    for row in (heads, *rows):
        cells = (
            text.rjust(width) if head.kind == "number" else text.ljust(width)
            for text, width, head in zip(row, widths, table.heads, strict=True)
        )
        yield "  ".join(cells).rstrip()
