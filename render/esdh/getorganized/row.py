"""
The row of columns that GetOrganized takes with a document: `<z:row ows_Title="…"/>`.

It is XML inside JSON, so a real serializer writes it: two public clients do not, and a quote in
a title breaks theirs. The date is ISO: it is the one form that is not read with day and month
exchanged when metadata is written.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from render.esdh.document import Document

SPACE = "#RowsetSchema"
COLUMNS: Mapping[str, str] = {"Title": "title", "Dato": "date", "Korrespondance": "direction"}


def fields(document: Document) -> dict[str, str]:
    """Return the columns that all known sites have, by internal name; unknown ones are left out."""
    known = {column: getattr(document, field) for column, field in COLUMNS.items()}
    return {column: value for column, value in known.items() if value}


def row(fields: Mapping[str, str]) -> str:
    """Return the row of columns (internal name -> value) as AddToCase takes it."""
    root = etree.Element(f"{{{SPACE}}}row", nsmap={"z": SPACE})
    for column, value in fields.items():
        root.set(f"ows_{column}", value)
    return etree.tostring(root, encoding="unicode")
