"""
Write into a letter what it says of itself: the custom properties of `document.PROPERTIES`.

What follows from the case is a tag in docProps/custom.xml, like the tags of the text: proved by
the linter, filled by every way of filling, and refused with the case that does not fit.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from render import ooxml, properties
from render.esdh import metadata, pattern
from render.esdh.document import PROPERTIES
from render.ledger import MARKER
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
            entry[0].append(_marker(number))
            tags[number] = _tag(number, field, value, part)
            number += 1
        else:
            properties.add_one(root, name, value)
    return tags


def title(root: Element, value: str, part: str, number: int) -> dict[int, Tag]:
    """Give the core properties a title that follows from the case; return the tag in it, if any."""
    element = root.find(f"{{{ooxml.DC}}}title")
    if element is None or not pattern.references(value):
        return {}
    element.text = None
    element.append(_marker(number))
    return {number: _tag(number, "title", value, part)}


def _marker(number: int) -> Element:
    return etree.ProcessingInstruction(MARKER, str(number))


def texts(said: Mapping[str, str]) -> Mapping[str, str]:
    """Return the properties as text of a template, by their names in small letters."""
    told = {name: field for name, field in PROPERTIES.items() if said.get(field)}
    if pattern.references(said.get("title", "")):
        told["Title"] = "title"  # the document's own, which is the same
    return {name.casefold(): _text(field, said[field]) for name, field in told.items()}


def _text(field: str, value: str) -> str:
    if field in _PLAIN:
        return properties.literal(value)
    is_asked = field == "protected" and pattern.references(value)
    return f"{{{{ {_code(field, value)} }}}}" if is_asked else pattern.tags(value)


_PLAIN = frozenset({"template", "version", "digest", "language"})  # no patterns, but names


def _code(field: str, value: str) -> str:
    code = pattern.code(value)
    is_asked = field == "protected" and pattern.references(value)
    return f"{code}|ja_nej('ja', 'nej')" if is_asked else code


def _tag(number: int, field: str, value: str, part: str) -> Tag:
    code = _code(field, value)
    key = metadata.KEYS.get(field, field)
    place = Place(part, METADATA, quote=f'{key} = "{value}"'[:60])
    return Tag(number, "output", "", code, place, Context("plain", _CHECKED.get(field, "text")))
