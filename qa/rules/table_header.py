"""The heading row of a table must be marked as one, not only look like it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten

from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message
from render.survey.tables import Cell, Row, Table

MAX_HEADING, MAX_QUOTE = 45, 60


@rule(
    "ACC006",
    "warning",
    Message(
        "En tabels overskriftsrække er ikke markeret", "The heading row of a table is not marked"
    ),
    Message(
        "En skærmlæser siger kolonnens overskrift ved hver celle, men kun når rækken er markeret; "
        "så gentages den også på næste side.",
        "A screen reader says the column's heading at each cell, but only where the row is marked; "
        "it is then repeated on the next page as well.",
    ),
    bad=(
        "| Støtte | Beløb |\n| {%tr for s in stoette %} |  |\n"
        "| {{ s.navn }} | {{ s.navn }} |\n| {%tr endfor %} |  |"
    ),
    good="(markeret overskriftsrække)\n| Støtte | Beløb |\n| {{ navn }} | {{ navn }} |",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield each table of data whose first row holds headings that are not marked."""
    for table in subject.survey.tables if subject.survey is not None else ():
        head = next((row for row in table.rows if not row.is_control), None)
        if head is not None and not head.repeats and _is_data_under(table, head):
            words = " · ".join(cell.text for cell in head.cells if cell.text)
            yield Found(
                head.place.quoting(shorten(words, MAX_QUOTE, placeholder="…")), _MESSAGE, _FIX
            )


_MESSAGE = Message(
    "Tabellens første række ligner overskrifter, men er ikke markeret som overskriftsrække.",
    "The table's first row looks like headings, but is not marked as a heading row.",
)
_FIX = Message(
    "Stil markøren i rækken i Word, vælg Tabelegenskaber › Række, og sæt hak ved »Gentag som "
    "overskriftsrække øverst på hver side«.",
    "Put the cursor into the row in Word, choose Table Properties › Row, and tick "
    '"Repeat as header row at the top of each page".',
)


def _is_data_under(table: Table, head: Row) -> bool:
    """Say whether a row holds headings and the rows below it data; what only sets blocks
    side by side (addresses, labels with values, signatures) is none."""
    rows = table.rows[table.rows.index(head) + 1 :]
    below = [row for row in rows if not row.is_control]
    if not _are_headings(head.cells) or not below:
        return False
    if any(row.loops for row in rows):
        return True
    apart = table.sets_first_apart or _is_apart(head, below)
    whole = all(cell.columns == 1 for cell in head.cells)
    return apart and whole and sum(_fits(row, head) for row in below) > 1


def _are_headings(cells: Sequence[Cell]) -> bool:
    """Say whether each cell (the first may be blank) holds a few words and no value."""
    words = [cell.text for cell in cells[1:]]
    return (
        len(cells) > 1
        and all(words)
        and all(_is_heading(cell) for cell in cells if cell.text)
        and len(set(words)) == len(words)
    )


def _is_heading(cell: Cell) -> bool:
    text = cell.text
    return (
        not cell.has_tags
        and len(text) <= MAX_HEADING
        and "\n" not in text.strip()
        and any(map(str.isalpha, text))
        and text[-1] not in ".:"
    )


def _is_apart(head: Row, below: Sequence[Row]) -> bool:
    """Say whether the first row alone is bold, shaded or in a style of its own throughout."""
    named = [cell for cell in head.cells if cell.text]
    others = [cell for row in below for cell in row.cells[1:] if cell.text]
    if all(cell.is_bold for cell in named):
        return not any(cell.is_bold for cell in others)
    if all(cell.is_shaded for cell in head.cells):
        return not any(cell.is_shaded for cell in others)
    return not _styles(named) & _styles([cell for row in below for cell in row.cells])


def _styles(cells: Sequence[Cell]) -> frozenset[str]:
    return frozenset(style for cell in cells for style in cell.styles)


def _fits(row: Row, head: Row) -> bool:
    """Say whether a row has a cell for each heading, some of them filled."""
    return len(row.cells) == len(head.cells) and any(cell.text for cell in row.cells[1:])
