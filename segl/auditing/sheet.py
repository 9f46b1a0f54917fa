"""
Figures and lists as Danish Excel opens them: UTF-8 with its mark, semicolons, no formulas.

A cell that begins as a formula does would be worked out when the file is opened, whoever wrote
it: such a text gets an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from qa.audit import words
from qa.audit.entry import Entry
from qa.audit.table import Cell, Count, Part, Table, shown
from render.message import Message
from segl.cases import numbered

MARK = "\ufeff"  # by which Excel knows UTF-8
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
_NUMBERS = (
    ("measure", Message("Mål", "Measure")),
    ("number", Message("Antal", "Number")),
    ("of", Message("Af", "Of")),
    ("percent", Message("Procent", "Percent")),
)
_TABLE = Message("Tabel", "Table")
_WORK = (
    words.MUNICIPALITY,
    Message("Sagsnummer", "Case number"),
    Message("Fil", "File"),
    words.TEMPLATE,
    words.VERSION,
    words.MONTH,
    words.CODE,
    words.RULE,
    words.SEVERITY,
    words.WHERE,
)
_STATES = {
    "broken": Message("filen kan ikke læses som brev", "the file cannot be read as a letter"),
    "lost": Message("kontrollen blev ikke færdig", "the check came to no end"),
}


def figures(found: Sequence[Table], language: str) -> str:
    """Return all figures in one long table, a number a row, for a pivot table."""
    heads = {
        head.name: head.title for table in found for head in table.heads if head.kind == "words"
    }
    titles = [_TABLE, *heads.values(), *(title for _, title in _NUMBERS)]
    rows = (line for table in found for line in _figures(table, list(heads), language))
    return written([[title.text(language) for title in titles], *rows])


def _figures(table: Table, names: list[str], language: str) -> Iterator[list[str]]:
    for row in table.rows:
        cells = dict(zip((head.name for head in table.heads), row, strict=True))
        known = [_words(cells[name], language) if name in cells else "" for name in names]
        for head, cell in zip(table.heads, row, strict=True):
            if isinstance(cell, Count | Part):
                measure = head.title.text(language)
                yield [table.title.text(language), *known, measure, *_number(cell, language)]


def _words(cell: Cell, language: str) -> str:
    return "" if isinstance(cell, Count | Part) else shown(cell, language)


def _number(cell: Count | Part, language: str) -> tuple[str, str, str]:
    if isinstance(cell, Count):
        return cell.text(language), "", ""
    share = "" if cell.percent is None else str(cell.percent)
    return cell.count.text(language), cell.of.text(language), share


def work(found: Sequence[Entry], titles: dict[str, Message], language: str) -> str:
    """Return the letters to work through, a finding a row, with their case numbers."""
    rows = (line for entry in found for line in _work(entry, titles, language))
    return written([[title.text(language) for title in _WORK], *rows])


def _work(entry: Entry, titles: dict[str, Message], language: str) -> Iterator[list[str]]:
    file = numbered.file(entry.file).da
    about = [entry.municipality, entry.case, file, entry.template, entry.version, entry.month]
    if entry.state in _STATES:
        severity = words.SEVERITIES["error"].text(language)
        yield [*about, "", _STATES[entry.state].text(language), severity, ""]
    for hit in dict.fromkeys(entry.hits):
        if hit.severity != "info":
            title = titles.get(hit.code)
            yield [
                *about, hit.code, title.text(language) if title is not None else "",
                words.SEVERITIES[hit.severity].text(language), hit.where.text(language),
            ]  # fmt: skip


def written(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as a table that Danish Excel opens by a double click."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";")
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return MARK + stream.getvalue()


def _safe(text: str) -> str:
    flat = " ".join(text.splitlines()) if "\n" in text or "\r" in text else text
    return f"'{flat}" if flat.startswith(_FORMULA) else flat
