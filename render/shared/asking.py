"""Where a template asks for blocks: `{{p blok('klagevejledning') }}`, alone in its paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from render import tags
from render.lifting import CONTENT, is_page
from render.ooxml import Element, w
from render.story import plain_text

NAME = "blok"
_CALL = re.compile(rf"{NAME}\s*\(\s*(?:'([^']*)'|\"([^\"]*)\")\s*\)")


def asked(root: Element) -> Iterator[tuple[Element, str]]:
    """Yield each paragraph of a part that stands for a block, with the block's name."""
    text = etree.tostring(root, method="text", encoding="unicode")
    if NAME not in text:
        return
    for paragraph in root.iter(w("p")):
        name = _name(paragraph)
        if name is not None:
            yield paragraph, name


def _name(paragraph: Element) -> str | None:
    """Return the name of the block that a paragraph stands for, None where it stands for itself."""
    text = plain_text(paragraph)
    if NAME not in text:
        return None
    found = list(tags.scan(text))
    span = found[0] if len(found) == 1 else None
    if not isinstance(span, tags.Span) or span.kind != "output" or span.lift != "p" or span.loose:
        return None
    match = _CALL.fullmatch(span.code)
    beside = text[: span.start] + text[span.end :]
    if match is None or beside.strip() or span.trim_left or span.trim_right or _holds(paragraph):
        return None
    return (match[1] if match[1] is not None else match[2]).strip()


def _holds(paragraph: Element) -> bool:
    """Say whether a paragraph holds more than words: what would go away with it."""
    if any(True for _ in paragraph.iter(*CONTENT, w("sectPr"))):
        return True
    return any(is_page(mark) for mark in paragraph.iter(w("br"), w("pageBreakBefore")))
