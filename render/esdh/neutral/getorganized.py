"""
projections/getorganized.zrow.xml: the row of columns that GetOrganized takes with a file.

The columns are those that all known sites have (certain), as GetOrganized's client has them
where nobody configured others; the date is ISO, the one form that is never read the other way.
"""

from __future__ import annotations

from render.esdh.document import Document
from render.esdh.getorganized import row

_COLUMNS = {"ows_Title": "title", "ows_Dato": "date", "ows_Korrespondance": "direction"}


def columns(document: Document) -> dict[str, str]:
    """Return the columns of a document; one without a value is left out."""
    known = {column: getattr(document, field) for column, field in _COLUMNS.items()}
    return {column: value for column, value in known.items() if value}


def write(document: Document) -> bytes:
    """Return the row of a document."""
    return row.write(columns(document)).encode()


def read(data: bytes) -> dict[str, str] | None:
    """Return the columns of a row, None for anything else."""
    try:
        return row.read(data.decode())
    except ValueError:  # no UTF-8, no XML, no row
        return None
