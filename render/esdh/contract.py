"""
The contract that a template of the records system carries: the columns of its library.

SharePoint puts the schema of a library's content type into each of its documents
(`ct:contentTypeSchema`; measured on GetOrganized files, render/esdh/columns.py says what the
columns mean). So declared metadata can be judged without any server.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from render import ooxml
from render.ooxml import Element
from render.package import Package
from render.record import record

_XSD = "{http://www.w3.org/2001/XMLSchema}"
_META = "{http://schemas.microsoft.com/office/2006/metadata/properties/metaAttributes}"
_ROOT = f"{{{ooxml.CONTENT_TYPE}}}contentTypeSchema"
_CORE = (ooxml.DC, "http://purl.org/dc/terms/")  # the document's own properties are no columns
Kind = Literal["Text", "Note", "Choice", "DateTime", "Boolean", "Number", "Lookup", "User", ""]
_KINDS: Mapping[str, Kind] = {
    "Text": "Text",
    "Note": "Note",
    "Choice": "Choice",
    "DateTime": "DateTime",
    "Boolean": "Boolean",
    "Number": "Number",
    "Lookup": "Lookup",
    "User": "User",
}


@record
class Column:
    """
    A column of the library: its internal name, and the one that people see.

    `kind` is "" where the contract says nothing that is known; `choices` are the words that it
    takes, () where any will do (`is_open`: others than the choices as well); `most` is how many
    characters it takes, 0 for no limit. `default` is what the system puts in itself.
    """

    name: str
    label: str
    kind: Kind = ""
    choices: tuple[str, ...] = ()
    is_open: bool = False
    required: bool = False
    read_only: bool = False
    hidden: bool = False
    default: str = ""
    most: int = 0

    def takes(self, value: str) -> bool:
        """Say whether a value is among the choices, if the column has any."""
        return self.is_open or not self.choices or value in self.choices


def read(package: Package) -> tuple[Column, ...]:
    """Return the columns of a file's contract, in its order; () for a file without one."""
    for relation in package.relationships(package.main):
        name = relation.target
        known = relation.kind == "customXml" and name in package.members
        if known and ooxml.CONTENT_TYPE.encode() in package.read(name):
            root = package.parse(name)
            if is_contract(root):
                return of(root)
    return ()


def is_contract(root: Element) -> bool:
    """Say whether a store is the schema of a library's content type."""
    return bool(root.tag == _ROOT)


def of(root: Element) -> tuple[Column, ...]:
    """Return the columns of a `ct:contentTypeSchema`."""
    asked = dict(_asked(root))
    declared = {name: element for element in root.iter(f"{_XSD}element")
                if (name := element.get("name", "")) in asked}  # fmt: skip
    return tuple(_column(name, declared.get(name), needed) for name, needed in asked.items())


def _asked(root: Element) -> Iterator[tuple[str, bool]]:
    """Yield the columns that documents have, and whether each must be filled in."""
    for group in root.iter(f"{_XSD}all", f"{_XSD}sequence"):
        for element in group.iterchildren(f"{_XSD}element"):
            prefix, _, name = element.get("ref", "").rpartition(":")
            if name and element.nsmap.get(prefix) not in _CORE:
                yield name, element.get("minOccurs", "1") != "0"


def _column(name: str, element: Element | None, needed: bool) -> Column:
    if element is None:
        return Column(name, name, required=needed)
    bases = [one.get("base", "").rpartition(":")[2] for one in element.iter(f"{_XSD}restriction")]
    choices = (one.get("value", "") for one in element.iter(f"{_XSD}enumeration"))
    lengths = [one.get("value", "") for one in element.iter(f"{_XSD}maxLength")]
    return Column(
        name,
        element.get(f"{_META}displayName") or name,
        next((_KINDS[base] for base in bases if base in _KINDS), ""),
        tuple(choices),
        next(element.iter(f"{_XSD}union"), None) is not None,
        needed and element.get("nillable") != "true",
        _is_true(element, "readOnly"),
        _is_true(element, "hidden"),
        element.get(f"{_META}default", ""),
        next((int(one) for one in lengths if one.isascii() and one.isdigit()), 0),
    )


def _is_true(element: Element, name: str) -> bool:
    return element.get(_META + name, "").lower() in ("true", "1")


def is_columns(root: Element) -> bool:
    """Say whether a store holds the values of columns."""
    return bool(root.tag == f"{{{ooxml.SHAREPOINT}}}properties")
