"""
Write into a letter what it says of itself: the custom properties of `document.PROPERTIES`.

What follows from the case is a tag in docProps/custom.xml, like the tags of the text: proved by
the linter, filled by every way of filling, and refused with the case that does not fit.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from render import properties
from render.esdh import metadata, pattern
from render.esdh.document import PROPERTIES
from render.manifest import Manifest
from render.ooxml import Element
from render.place import METADATA, Place
from render.tag import Context, Simple, Tag

_CHECKED: Mapping[str, Simple] = {
    "title": "title",
    "description": "description",
    "date": "date",
    "exempt_title": "exempt_title",
    "exempt_basis": "exempt_basis",
}


def known(manifest: Manifest, language: str, digest: str) -> Mapping[str, str]:
    """Return what a letter is told of itself, by the fields of a Document, as patterns."""
    said = {"template": manifest.id, "version": manifest.version, "digest": digest}
    if manifest.metadata:
        said |= {**metadata.of(manifest.metadata).fields, "language": language}
    return {field: value for field, value in said.items() if value}


def write(root: Element, said: Mapping[str, str], part: str, number: int) -> dict[int, Tag]:
    """Append the properties to custom ones; return the tags in them, numbered from `number`."""
    tags: dict[int, Tag] = {}
    for name, field in PROPERTIES.items():
        value = said.get(field, "")
        if not value:
            continue
        if field not in _PLAIN and pattern.references(value):
            entry = properties.add_one(root, name, "")
            entry[0].append(etree.ProcessingInstruction("segl", str(number)))
            tags[number] = _tag(number, field, value, part)
            number += 1
        else:
            properties.add_one(root, name, value)
    return tags


_PLAIN = frozenset({"template", "version", "digest", "language"})  # no patterns, but names


def _tag(number: int, field: str, value: str, part: str) -> Tag:
    code = pattern.code(value)
    if field == "protected":
        code += "|ja_nej('ja', 'nej')"
    key = metadata.KEYS.get(field, field)
    place = Place(part, METADATA, quote=f'{key} = "{value}"'[:60])
    return Tag(number, "output", "", code, place, Context("plain", _CHECKED.get(field, "text")))
