"""
A filled letter read back: what it says of itself, and its words.

Records systems write their columns into a file that is stored (SharePoint's property demotion),
so its bytes are not those that were sent. Words are compared instead, in a form in which
neither spaces nor the order of headers and footers count.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from render import package
from render.esdh.document import Document, of_properties
from render.ooxml import w
from render.package import Package
from render.record import record
from render.stories import Opened, stories
from render.story import is_fallback, plain_text


@record
class Letter:
    """
    A finished letter.

    `document` is what its custom properties say of it (empty for a letter that is not of Segl),
    `properties` are all of those by name. `text` holds a paragraph a line: the body and its
    notes in order, then headers and footers, each once.
    """

    document: Document
    properties: Mapping[str, str]
    text: str

    def __repr__(self) -> str:
        return f"Letter({self.document!r})"  # the rest is personal

    def __hash__(self) -> int:
        return hash(self.text)


def read(data: bytes) -> Letter:
    """Return the letter in a file's bytes; TemplateError for what is no sound Word file."""
    opened = package.from_bytes(data)
    values = custom_properties(opened)
    return Letter(of_properties(values), values, _text(opened))


def custom_properties(opened: Package) -> Mapping[str, str]:
    """Return the custom properties of a file by name (ISO/IEC 29500-1, 22.3), the first of each."""
    found: dict[str, str] = {}
    name = opened.related("custom-properties")
    for entry in opened.parse(name) if name else ():
        text = "".join(str(piece) for piece in entry.itertext()).strip()
        found.setdefault(entry.get("name", ""), text)
    return found


def _text(opened: Package) -> str:
    body: list[str] = []
    margins: set[str] = set()
    for part in stories(opened):
        lines = "\n".join(_lines(part))
        if part.kind in ("header", "footer"):
            margins.add(lines)
        else:
            body.append(lines)
    return "\n".join(text for text in (*body, *sorted(margins)) if text)


def _lines(part: Opened) -> Iterator[str]:
    """Yield the words of each paragraph that has any; the fallback copies of drawings not."""
    for paragraph in part.root.iter(w("p")):
        words = " ".join(unicodedata.normalize("NFC", plain_text(paragraph)).split())
        if words and not is_fallback(paragraph):
            yield words
