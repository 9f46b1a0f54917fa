"""Tables: their rows and cells, and what marks a row as the heading (ISO/IEC 29500-1, 17.4)."""

from __future__ import annotations

from collections.abc import Iterator

from render import tags
from render.ooxml import Element, is_on, w
from render.place import Place
from render.record import record
from render.story import is_fallback, plain_text
from render.survey.looks import Look, Reader

_TBL, _TR, _TC, _P = w("tbl"), w("tr"), w("tc"), w("p")
_MARK, _PROPERTIES = f"{w('trPr')}/{w('tblHeader')}", w("tcPr")
_PLAIN_FILLS = frozenset({"", "auto", "ffffff"})


@record
class Cell:
    """
    A cell: its words (`…` for a printed value), if it has tags, how it looks.

    `styles` are those of its paragraphs, `columns` how many of the grid it takes.
    """

    text: str
    has_tags: bool
    styles: frozenset[str]
    is_bold: bool
    is_shaded: bool
    columns: int


@record
class Row:
    """
    A row: `repeats` is Word's mark for a heading row (17.4.78).

    `loops` says that it opens a loop over rows; `is_control` that it holds tags alone,
    so that no letter has it.
    """

    place: Place
    repeats: bool
    loops: bool
    is_control: bool
    cells: tuple[Cell, ...]


@record
class Table:
    """A table: if its style sets the first row apart, and its rows."""

    sets_first_apart: bool
    rows: tuple[Row, ...]


def read(reader: Reader) -> Iterator[Table]:
    """Yield the tables of a part, outer before inner; fallback copies are left out."""
    for table in reader.story.root.iter(_TBL):
        if not is_fallback(table):
            yield _table(reader, table)


def _table(reader: Reader, table: Element) -> Table:
    properties = table.find(w("tblPr"))
    style = properties.find(w("tblStyle")) if properties is not None else None
    chain = list(reader.styles.chain(style.get(w("val"), ""))) if style is not None else []
    return Table(
        _first_row(properties) and any(_sets_apart(one) for one in chain),
        tuple(_row(reader, row) for row in _own(table, _TR, _TBL)),
    )


def _own(element: Element, name: str, around: str) -> list[Element]:
    """Return the rows of a table, cells of a row or paragraphs of a cell, not those of tables
    inside; controls and tracked changes may stand between."""
    found = list(element.iter(name))
    if next(element.iterdescendants(_TBL), None) is None:
        return found
    return [one for one in found if next(one.iterancestors(around), None) is element]


def _row(reader: Reader, row: Element) -> Row:
    cells = _own(row, _TC, _TR)
    codes = list(_row_codes(reader, row))
    mark = row.find(_MARK)
    return Row(
        reader.story.place(next(row.iter(_P), row)),
        is_on(mark),
        any(code.split()[:1] == ["for"] for code in codes),
        bool(codes),
        tuple(_cell(reader, cell) for cell in cells),
    )


def _row_codes(reader: Reader, row: Element) -> Iterator[str]:
    """Yield the codes of the `{%tr` tags in a row."""
    for paragraph in row.iter(_P):
        if reader.look(paragraph).has_tags and "tr" in (text := plain_text(paragraph)):
            spans = (span for span in tags.scan(text) if isinstance(span, tags.Span))
            yield from (span.code for span in spans if span.lift == "tr")


def _cell(reader: Reader, cell: Element) -> Cell:
    looks = [reader.look(paragraph) for paragraph in _own(cell, _P, _TC)]
    properties = cell.find(_PROPERTIES)
    return Cell(
        "\n".join(look.text for look in looks).strip(),
        any(look.has_tags for look in looks),
        frozenset(look.style for look in looks),
        _is_bold(looks),
        _is_shaded(properties),
        _columns(properties),
    )


def _columns(properties: Element | None) -> int:
    """Return the columns of the grid that a cell takes (17.4.17)."""
    span = properties.find(w("gridSpan")) if properties is not None else None
    value = span.get(w("val"), "") if span is not None else ""
    return int(value) if value.isascii() and value.isdigit() else 1


def _is_bold(looks: list[Look]) -> bool:
    seen = [look for look in looks if look.seen]
    return bool(seen) and all(look.is_bold for look in seen)


def _is_shaded(properties: Element | None) -> bool:
    shade = properties.find(w("shd")) if properties is not None else None
    return shade is not None and shade.get(w("fill"), "").lower() not in _PLAIN_FILLS


def _first_row(properties: Element | None) -> bool:
    """Say whether the heading row of the table's style is switched on (17.4.55)."""
    look = properties.find(w("tblLook")) if properties is not None else None
    if look is None:
        return False
    own = look.get(w("firstRow"))
    if own is not None:
        return own in ("1", "true", "on")
    try:
        return bool(int(look.get(w("val"), "0"), 16) & 0x20)
    except ValueError:
        return False


def _sets_apart(style: Element) -> bool:
    return any(e.get(w("type")) == "firstRow" for e in style.iter(w("tblStylePr")))
