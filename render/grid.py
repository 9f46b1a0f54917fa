"""Keep tables whole whose cells or rows depend on the case (ISO/IEC 29500-1, 17.4)."""

from __future__ import annotations

import re

_MARK = re.compile(
    r"<(/?)w:(tbl|tr|tc)(?=[ >/])|<w:(gridSpan|gridBefore|gridAfter) w:val=\"(\d+)\"/>"
)
_CHANGE = re.compile(r"<w:tblGridChange\b.*?</w:tblGridChange>", re.DOTALL)
_GRID = re.compile(r"<w:tblGrid\s*/>|<w:tblGrid>(.*?)</w:tblGrid>", re.DOTALL)
_COLUMN = re.compile(r"<w:gridCol(?: w:w=\"(\d+)\")?\s*/>")
_ENDS = re.compile(
    r"(?:</w:p>|<w:p/>)(?:<w:(?:bookmark|perm|commentRange)\w+[^>]*/>|</w:sdtContent></w:sdt>)*"
    r"</[\w:]+>$"
)
_BARE = re.compile(r"<w:sdtContent>\s*</w:sdtContent></w:sdt>$")


def whole(kind: str, markup: str) -> str:
    """Return an element's markup made whole, or "" where nothing is left of it."""
    if kind == "row":
        return markup if "<w:tc" in markup.replace("<w:tcPr", "") else ""
    if kind == "table":
        return markup if re.search(r"<w:tr[ >]", markup) else ""
    if kind == "control":
        return "" if _BARE.search(markup) else markup
    if _ENDS.search(markup):
        return markup
    end = markup.rindex("</")
    return f"{markup[:end]}<w:p/>{markup[end:]}"


def fit(table: str) -> str:
    """
    Make a table's grid as wide as its widest row, keeping the table's width.

    Columns are added at the right or taken from it; the widths of the others
    are scaled, or share what was taken.
    """
    table = _CHANGE.sub("", table)  # an earlier grid that was tracked is past
    grid = _GRID.search(table)
    if grid is None:
        return table
    widths = [int(width or 0) for width in _COLUMN.findall(grid[1] or "")]
    cells, spans = _widest(table)
    widths = _adjust(widths, max(cells, spans), spans)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"{table[: grid.start()]}<w:tblGrid>{columns}</w:tblGrid>{table[grid.end() :]}"


def _adjust(widths: list[int], cells: int, spans: int) -> list[int]:
    total, count = sum(widths), len(widths)
    if count < cells:
        new = total // cells
        widths = [width * count // cells for width in widths] + [new] * (cells - count)
    surplus = len(widths) - spans
    if 0 < surplus < len(widths):
        taken = sum(widths[-surplus:])
        widths = [width + taken // spans for width in widths[:-surplus]]
    return widths


def _widest(table: str) -> tuple[int, int]:
    """Return the most cells, and the most columns with spans, in a row of this table."""
    depth = cells = spans = most_cells = most_spans = 0
    for match in _MARK.finditer(table):
        closing, name, wide, span = match.groups()
        if name == "tbl":
            depth += -1 if closing else 1
        elif depth != 1:
            continue
        elif name == "tr" and not closing:
            cells = spans = 0
        elif name == "tc" and not closing:
            cells, spans = cells + 1, spans + 1
        elif span:  # a cell counts as one already
            spans += int(span) - (wide == "gridSpan")
        most_cells, most_spans = max(most_cells, cells), max(most_spans, spans)
    return most_cells, most_spans
