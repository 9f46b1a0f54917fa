"""The stories of a document: the parts that hold its text, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from render import ooxml
from render.errors import TemplateError
from render.message import Message
from render.ooxml import Element, w
from render.package import Package
from render.record import record
from render.story import heading_styles

KINDS = {"header": "header", "footer": "footer", "footnotes": "footnote", "endnotes": "endnote"}


@record
class Opened:
    """A part opened for reading: its name, the kind of story it is, its root element."""

    name: str
    kind: str
    root: Element


def stories(package: Package) -> Iterator[Opened]:
    """
    Yield the body, then each header, footer and file of notes, once.

    Raises TemplateError for a document in the Strict dialect, which has other names.
    """
    main = package.main
    body = package.parse(main)
    if body.tag != w("document") or body.nsmap.get("w") != ooxml.W:
        raise TemplateError(_STRICT)
    yield Opened(main, "body", body)
    seen = set()
    for relation in package.relationships(main):
        name = relation.target
        if relation.kind in KINDS and name in package.members and name not in seen:
            seen.add(name)
            yield Opened(name, KINDS[relation.kind], package.parse(name))


def heading_levels(package: Package) -> Mapping[str, int]:
    """Return the outline level of each paragraph style of a package."""
    styles = package.related("styles", package.main)
    return heading_styles(package.parse(styles) if styles else None)


_STRICT = Message(
    "Filen er gemt i et særligt Word-format (Strict Open XML). Gem den som almindelig .docx.",
    "The file is saved in a special Word format (Strict Open XML). Save it as ordinary .docx.",
)
