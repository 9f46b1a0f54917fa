"""From the tree with its markers to a flat stream of markup and tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from render.ledger import MARKER
from render.ooxml import Element
from render.token import Token

_TOKEN = re.compile(rf"<\?{MARKER} (\d+)\?>|<(/?)([^\s/>]+)([^>]*?)(/?)>|[^<]+", re.DOTALL)
_PARAGRAPH = "w:p"
_ATTRIBUTE = re.compile(r'([^\s=]+)="([^"]*)"')


def tokens(root: Element, signs: re.Pattern[str]) -> Iterator[Token]:
    """Yield the tokens of a tree; `signs` finds the numbers of tags in attributes."""
    source = etree.tostring(root, encoding="unicode")
    for match in _TOKEN.finditer(source):
        number, closing, name, inner, empty = match.groups()
        if number:
            yield Token("tag", number=int(number))
        elif name is None:
            yield Token("text", match[0])
        elif closing:
            yield Token("end", match[0], name)
        elif inner and signs.search(inner):
            yield from _marked(match[0], name, bool(empty), signs)
        elif empty and name != _PARAGRAPH:
            yield Token("text", match[0])
        else:
            yield Token("start", f"<{name}{inner}>", name)
            if empty:  # a paragraph counts, empty or not
                yield Token("end", f"</{name}>", name)


def _marked(source: str, name: str, empty: bool, signs: re.Pattern[str]) -> Iterator[Token]:
    """Split a start tag whose attributes hold tags; each such attribute is a scope."""
    cursor = 0
    for value in _ATTRIBUTE.finditer(source):
        if not signs.search(value[2]):
            continue
        yield Token("text", source[cursor : value.start(2)])
        yield Token("start", "", f"@{value[1]}")
        yield from _pieces(value[2], signs)
        yield Token("end", "", f"@{value[1]}")
        cursor = value.end(2)
    yield Token("text" if empty else "start", source[cursor:], "" if empty else name)


def _pieces(value: str, signs: re.Pattern[str]) -> Iterator[Token]:
    cursor = 0
    for match in signs.finditer(value):
        yield Token("text", value[cursor : match.start()])
        yield Token("tag", number=int(match[1]))
        cursor = match.end()
    yield Token("text", value[cursor:])
