"""dokument.xml against our own XML schema; what nobody has said may be left out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from lxml import etree

from render.esdh.neutral.text import SCHEMAS
from render.ooxml import Element
from render.record import record

_XS = "http://www.w3.org/2001/XMLSchema"
_NAMED = re.compile(r"^Element '(?:\{[^}]*\})?([^']{1,100})'")


@record
class Deviation:
    """Where a document leaves the schema: the element's name and its line."""

    element: str
    line: int


def deviations(root: Element, missing: Sequence[str] = ()) -> Iterator[Deviation]:
    """Yield where a document leaves the schema, of whose elements some may be `missing`."""
    schema = _schema(frozenset(missing))
    if schema.validate(root):
        return
    for entry in schema.error_log:  # its own words hold values
        named = _NAMED.match(entry.message)
        yield Deviation(named[1] if named is not None else "", entry.line)


@cache
def _schema(missing: frozenset[str]) -> etree.XMLSchema:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    tree = etree.parse(str(SCHEMAS / "dokument.xsd"), parser)
    for element in tree.iter(f"{{{_XS}}}element"):
        if element.get("name") in missing:
            element.set("minOccurs", "0")
    return etree.XMLSchema(tree)
