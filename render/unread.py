"""
Tags in parts that nothing ever fills: comments, charts, SmartArt, embedded text, building blocks.

They reach the citizen as they stand, so each is told with the part that it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from render import tags
from render.errors import Fault, TemplateError
from render.message import Message
from render.ooxml import DRAWING, Element, w
from render.package import MAGIC, Package, Relationship, from_bytes
from render.place import STORIES, Place
from render.stories import KINDS
from render.story import is_fallback, plain_text

_UNREAD = {  # kinds of relationship (ISO/IEC 29500-1, 11.3, 14.2), and what they are to a reader
    "comments": "comment",
    "chart": "chart",
    "chartEx": "chart",
    "chartUserShapes": "chart",
    "diagramData": "diagram",
    "glossaryDocument": "block",
    "numbering": "numbering",
    "aFChunk": "embedded",
    "package": "embedded",
    "extended-properties": "properties",
}
_KIND = {"block": "unread-kept"}  # kept in the file, and not seen in the letter
_ONWARD = frozenset({"chart", "chartEx"})
_RUNS = re.compile(rb">[^<{]*\{|=\"[^\"<]*\{[{%#]")  # braces may stand in runs of their own
_HIDDEN = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_MARKUP = re.compile(r"<[^>]*>")
_GROUP = re.compile(r"(?<!\\)[{}]")
_AP, _AT = f"{{{DRAWING}}}p", f"{{{DRAWING}}}t"


def read(package: Package) -> Iterator[Fault]:
    """Yield a fault for each tag in a part that is never filled; `package` as on the disk."""
    for relation in _relations(package):
        story = _UNREAD[relation.kind]
        for text in _texts(package, relation):
            for span in tags.scan(text) if tags.has_delimiter(text) else ():
                if isinstance(span, tags.Span):
                    place = Place(relation.target, story, quote=text[span.start : span.end])
                    # a building block is kept in the file, and not seen in the letter
                    yield Fault(
                        "unread-kept" if story == "block" else "unread", place, _SAID[story]
                    )


def _relations(package: Package) -> list[Relationship]:
    """Return the unread parts of the package, the main part and its stories, each once."""
    main = package.relationships(package.main)
    stories = [relation.target for relation in main if relation.kind in KINDS]
    found = [*package.relationships(), *main]
    found += [one for story in stories for one in package.relationships(story)]
    charts = [one.target for one in found if one.kind in _ONWARD]
    found += [one for chart in charts for one in package.relationships(chart)]
    unread = {
        one.target: one
        for one in found
        if one.kind in _UNREAD and not one.external and one.target in package.members
    }
    return list(unread.values())


def _texts(package: Package, relation: Relationship) -> Iterator[str]:
    """Yield the texts of a part, each as a reader sees it."""
    data, name = package.read(relation.target), relation.target.lower()
    if name.endswith(".xml"):
        if _RUNS.search(data):
            yield from _of_xml(package.parse(relation.target))
    elif data.startswith(MAGIC):
        yield from _of_document(data)
    elif relation.kind == "aFChunk":
        yield _of_chunk(data.decode("utf-8", "replace"))


def _of_xml(root: Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        if element.tag == w("p"):
            if not is_fallback(element):
                yield plain_text(element)
        elif element.tag == _AP:
            yield "".join(text.text or "" for text in element.iter(_AT))
        elif "{" in (element.text or "") and not _is_in_paragraph(element):
            yield element.text or ""
        yield from (str(value) for value in element.attrib.values() if "{" in value)


def _is_in_paragraph(element: Element) -> bool:
    return next(element.iterancestors(w("p"), _AP), None) is not None


def _of_document(data: bytes) -> Iterator[str]:
    """Yield the text of a Word document inside the document; of another kind, nothing."""
    try:
        inner = from_bytes(data)
        root = inner.parse(inner.main)
    except TemplateError:
        return
    yield from (plain_text(paragraph) for paragraph in root.iter(w("p")))


def _of_chunk(text: str) -> str:
    """Return the text of embedded HTML, RTF or plain text, without its markup."""
    if text.lstrip().startswith("{\\rtf"):
        return _GROUP.sub("", text).replace("\\{", "{").replace("\\}", "}")
    return _MARKUP.sub("", _HIDDEN.sub("", text))


_SAID = {
    story: Message(
        f"Koden står et sted, der aldrig udfyldes: {STORIES[story].da}.",
        f"The tag stands where nothing is ever filled: {STORIES[story].en}.",
    )
    for story in _UNREAD.values()
}
