"""
The metadata of GetOrganized: one element `z:row` whose attributes are the columns (A).

It is XML inside JSON. Two public clients write it by hand and break on a quotation mark; here a
serializer does.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

NAMESPACE = "#RowsetSchema"
_TAG = f"{{{NAMESPACE}}}row"


class RowError(ValueError):
    """A row that cannot be written or read; its words never hold a value."""


def write(columns: Mapping[str, str]) -> str:
    """Return the row of columns by name; RowError names the column that XML cannot hold."""
    element = etree.Element(_TAG, nsmap={"z": NAMESPACE})
    for name, value in columns.items():
        try:
            element.set(name, value)
        except ValueError:
            raise RowError(name) from None
    return etree.tostring(element, encoding="unicode")


def read(text: str) -> dict[str, str]:
    """Return the columns of a row by name; RowError for anything else."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        element = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise RowError("no XML") from None
    if element.tag != _TAG or element.getroottree().docinfo.doctype or len(element):
        raise RowError("no z:row")
    return {str(name): str(value) for name, value in element.attrib.items()}


def texts(value: str) -> tuple[str, ...]:
    """
    Return what a person sees of a column's value.

    A look-up is stored as `id;#text`, several as `id;#text;#id;#text` (A).
    """
    parts = value.split(";#")
    numbered = len(parts) % 2 == 0 and all(part.lstrip("-").isdigit() for part in parts[::2])
    return tuple(parts[1::2]) if numbered else (value,)
