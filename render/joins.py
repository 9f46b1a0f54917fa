"""`{%-` and `-%}` join a tag to the text beside it, across the end of a paragraph if need be."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from render.fold import Entry, Piece
from render.token import Token

_CROSSED = frozenset({"w:p", "w:r", "w:t"})  # what a join may take away
_PROPERTIES = frozenset({"w:pPr", "w:rPr"})  # with all that is in them, but for a section
# a line break or tab is space like any other, a page break is not
_NOISE = re.compile(
    r"<w:(?:proofErr|lastRenderedPageBreak|r|tab|cr)\b|<w:br(?! [^>]*w:type=\"(?:page|column))"
)


@dataclass
class Trim:
    """
    What follows a `-%}`, held back until it is known whether it may be left out.

    `on` says that the tag before wants it, `across` that it may join paragraphs (as
    a statement does, but no `-}}`); `skipped` counts the paragraphs left out.
    """

    on: bool = False
    across: bool = False
    skipped: int = 0
    held: list[Token] = field(default_factory=list)

    def feed(self, token: Token, inside: str) -> list[Token]:
        """Take a token that stands in the element `inside`, and return those that come through."""
        if not self.on:
            return [token]
        if not self.held and token.kind == "text" and inside == "w:t":
            stripped = token.markup.lstrip()
            self.on = not stripped
            return [Token("text", stripped)] if stripped else []
        if not self.across:
            self.on = False
            return [token]
        self.held.append(token)
        if token.kind == "start" and token.name == "w:t":
            return self._joined(self.release())
        if token.kind == "tag":
            return self.release()
        return []

    def release(self) -> list[Token]:
        """Return what is held back, and stop trimming."""
        self.on = False
        held, self.held = self.held, []
        return held

    def _joined(self, held: list[Token]) -> list[Token]:
        if not _joins(held):
            return held
        self.skipped += sum(token.kind == "start" and token.name == "w:p" for token in held)
        return []


def join_left(items: list[Piece], stack: list[Entry], across: bool) -> None:
    """
    Take out what stands between a `{%-` tag and the text before it.

    `items` are the pieces before the tag and `stack` the elements open there; both
    are changed. Without `across`, no paragraphs are joined.
    """
    in_text = bool(stack) and stack[-1][0] == "w:t"
    while items and items[-1].is_text and not items[-1].token_markup.strip():
        if not in_text:
            return
        items.pop()
    if items and items[-1].is_text and in_text:
        items[-1] = Piece(Token("text", items[-1].token_markup.rstrip()))
        return
    start = _last_text(items) if across else -1
    between = items[start:]
    if start < 0 or not _joins([item.token for item in between if item.token is not None]):
        return
    closed = _closed(between)
    stack[len(stack) - len(closed) :] = reversed(closed)
    del items[start:]


def _last_text(items: list[Piece]) -> int:
    """Return the index of the last end of a text with only markup after it, else -1."""
    for index in range(len(items) - 1, -1, -1):
        if items[index].token is None:
            return -1
        if items[index].ends("w:t"):
            return index
    return -1


def _closed(between: list[Piece]) -> list[Entry]:
    """Return the elements that pieces close without having opened them, inner first."""
    depth = 0
    closed: list[Entry] = []
    for item in between:
        if item.token is not None and item.token.kind == "start":
            depth += 1
        elif item.popped is not None and depth:
            depth -= 1
        elif item.popped is not None:
            closed.append(item.popped)
    return closed


def _joins(tokens: list[Token]) -> bool:
    """Say whether leaving tokens out joins two paragraphs and loses nothing else."""
    opened: list[str] = []
    closed: list[str] = []
    for token in tokens:
        inside = any(name in _PROPERTIES for name in opened)
        if not _is_noise(token, inside):
            return False
        if token.kind == "start":
            opened.append(token.name)
        elif token.kind == "end" and opened:
            opened.pop()
        elif token.kind == "end":
            closed.append(token.name)
    return opened == closed[::-1]


def _is_noise(token: Token, inside: bool) -> bool:
    """Say whether a token may go: format, or the ends of texts, runs and paragraphs."""
    if token.kind == "tag" or token.name == "w:sectPr":
        return False
    if token.kind == "text":
        plain = not token.markup.strip() or _NOISE.match(token.markup) is not None
        return inside or plain
    return inside or token.name in _CROSSED | _PROPERTIES
