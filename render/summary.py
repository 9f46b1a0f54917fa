"""
The words of a file's own in its core properties (ISO/IEC 29500-2, 11), which no letter needs.

Subject, comments, keywords, category and status are written once, of the template or of the letter
that it was made of, and would go out with each letter. They stay where the letter shows them or the
author wrote a tag into them. The title is another matter: it is what a reader is told first.
"""

from __future__ import annotations

import re

from render import tags
from render.ooxml import Element, local, w
from render.properties import bound_node, instructions

STORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"  # what Word calls the core properties
_NAMES = {  # as fields call them -> as the file does
    "subject": "subject",
    "comments": "description",
    "keywords": "keywords",
    "category": "category",
    "contentstatus": "contentStatus",
    "status": "contentStatus",
}
WORDS = frozenset(_NAMES.values())
_FIELD = re.compile(r'(?i)\s*(?:(?:DOCPROPERTY|INFO)\s+)?"?([a-z]+)\b')


def words(root: Element) -> dict[str, str]:
    """Return the words of the properties that are the file's own, by name; no tags."""
    found = {local(entry): _text(entry) for entry in root if local(entry) in WORDS}
    return {name: text for name, text in found.items() if text and not tags.has_delimiter(text)}


def shown(root: Element) -> frozenset[str]:
    """Return which of them a part shows, by fields and bound controls."""
    fields = (_FIELD.match(text) for text in instructions(root))
    found = {_NAMES.get(match[1].lower(), "") for match in fields if match is not None}
    for binding in root.iter(w("dataBinding")):
        if binding.get(w("storeItemID"), "").upper() == STORE:
            found.add(bound_node(binding.get(w("xpath"), "")))
    return WORDS & found


def forget(root: Element, names: frozenset[str]) -> None:
    """Take some properties out."""
    for entry in [entry for entry in root if local(entry) in names]:
        root.remove(entry)


def _text(entry: Element) -> str:
    return "".join(str(piece) for piece in entry.itertext()).strip()
