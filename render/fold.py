"""
Fold a run of pieces into nodes: static markup merged, and elements kept whole whose
content a case may empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from render.nodes import Body, For, Grid, If, Node, Once, Output, Text, Unique, Whole, walk
from render.record import record
from render.token import Token

_KINDS = {"w:tc": "cell", "w:tr": "row", "w:tbl": "table", "w:sdt": "control"}
_KINDS |= dict.fromkeys(("w:hdr", "w:ftr", "w:txbxContent", "w:footnote", "w:endnote"), "story")
_NO_CELL = Token("tag", name="tc")
_PARAGRAPH_ID = re.compile(r' w14:(?:paraId|textId)="[^"]*"')
_DRAWING_ID = re.compile(r'(<wp:docPr\b[^>]*? id=")(?:\d+)(")')
_BOOKMARK = re.compile(r'<w:bookmark(Start|End)\b[^>]*? w:id="([^"]*)"')
_SHAPE_TYPE = "v:shapetype"
_SHAPE_ID = re.compile(r' (?:o:spid|id)="[^"]*"')
_CONTROL_ID = re.compile(r'<w:id w:val="-?\d+"/>')

Entry = tuple[str, int]


@record
class Piece:
    """
    A token or a finished node.

    `popped` is the stack entry that an end token closed: an element's name, and
    the number that tells it from others.
    """

    token: Token | None = None
    node: Node | None = None
    popped: Entry | None = None

    @property
    def is_text(self) -> bool:
        """Whether this is characters or an empty element, not a tag that opens or closes."""
        return self.token is not None and self.token.kind == "text"

    @property
    def token_markup(self) -> str:
        """The token's markup, "" for a node."""
        return self.token.markup if self.token is not None else ""

    def starts(self, name: str) -> bool:
        """Say whether this is the start tag of the element `name`."""
        return self.token is not None and self.token.kind == "start" and self.token.name == name

    def ends(self, name: str) -> bool:
        """Say whether this is the end tag of the element `name`."""
        return self.token is not None and self.token.kind == "end" and self.token.name == name


def fold(pieces: list[Piece], looped: bool = False) -> Body:
    """Return the body that pieces make; `looped` when it may be written more than once."""
    if looped:
        pieces = list(_repeatable(_typed(pieces)))
    return _merge(_guard(pieces))


def _merge(pieces: list[Piece]) -> Body:
    nodes: list[Node] = []
    buffer: list[str] = []
    for piece in pieces:
        if piece.node is None or isinstance(piece.node, Text):
            buffer.append(piece.node.markup if piece.node else piece.token_markup)
            continue
        if any(buffer):
            nodes.append(Text("".join(buffer)))
        buffer = []
        nodes.append(piece.node)
    if any(buffer):
        nodes.append(Text("".join(buffer)))
    return tuple(nodes)


def _guard(pieces: list[Piece]) -> list[Piece]:
    """Wrap each element whose content may come out empty; inner elements first."""
    result: list[Piece] = []
    starts: list[tuple[str, int]] = []
    for piece in pieces:
        result.append(piece)
        token = piece.token
        if token is None or token.name not in _KINDS:
            continue
        if token.kind == "start":
            starts.append((token.name, len(result) - 1))
        elif starts and starts[-1][0] == token.name:
            _, begin = starts.pop()
            result[begin:] = _whole(token.name, result[begin:])
        else:
            starts.clear()
    return result


def _whole(name: str, pieces: list[Piece]) -> list[Piece]:
    kind = _KINDS[name]
    if all(piece.node is None and not _is_gone(piece) for piece in pieces):
        return pieces
    wrapped = pieces
    if kind == "table" and _is_dynamic(pieces):
        wrapped = [Piece(node=Grid(_merge(pieces)))]
    if _may_be_empty(kind, pieces):
        wrapped = [Piece(node=Whole(kind, _merge(wrapped)))]
    return wrapped


def _may_be_empty(kind: str, pieces: list[Piece]) -> bool:
    inner = pieces[1:-1]
    if kind == "control":
        return _is_bare(inner)
    if kind in ("cell", "story"):
        last = next((p for p in reversed(inner) if p.token_markup or p.node), None)
        keeps = kind == "story" and last is not None and last.ends("w:tbl")  # as it was written
        return last is None or not (last.ends("w:p") or keeps)
    wanted = {"row": "w:tc", "table": "w:tr"}[kind]
    return not any(piece.starts(wanted) or _is_cell(piece, kind) for piece in inner)


def _is_bare(inner: list[Piece]) -> bool:
    """Say whether all that a content control holds depends on the case."""
    begin = next((n for n, piece in enumerate(inner) if piece.starts("w:sdtContent")), None)
    held = inner[begin + 1 : -1] if begin is not None else []
    return bool(held) and not any(p.token_markup or isinstance(p.node, Output) for p in held)


def _is_cell(piece: Piece, kind: str) -> bool:
    """Cells are always written, so a row that holds a guarded one is whole."""
    return kind == "row" and isinstance(piece.node, Whole) and piece.node.kind == "cell"


def _is_gone(piece: Piece) -> bool:
    """Say whether a paragraph, row or cell was taken out here by a comment."""
    return piece.token is not None and piece.token.kind == "tag"


def _is_dynamic(pieces: list[Piece]) -> bool:
    if any(piece.token is not None and piece.token == _NO_CELL for piece in pieces):
        return True
    body = tuple(piece.node for piece in pieces if piece.node is not None)
    for node in walk(body):
        if isinstance(node, Output) and node.tag.context.simple == "span":
            return True
        tags = [branch.tag for branch in node.branches] if isinstance(node, If) else []
        tags += [node.tag] if isinstance(node, For) else []
        if any(tag.lift == "tc" for tag in tags):
            return True
    return False


def _typed(pieces: list[Piece]) -> list[Piece]:
    """
    Write each type of shape once, before the first shape of it, as Word does.

    Text boxes carry one for older Words; its id is what shapes refer to.
    """
    result: list[Piece] = []
    begin = -1
    for piece in pieces:
        result.append(piece)
        if piece.starts(_SHAPE_TYPE):
            begin = len(result) - 1
        elif begin >= 0 and piece.ends(_SHAPE_TYPE):
            markup = "".join(one.token_markup for one in result[begin:])
            name = _SHAPE_ID.search(markup)
            if name is not None and all(one.node is None for one in result[begin:]):
                result[begin:] = [Piece(node=Once(name[0], markup))]
            begin = -1
    return result


def _repeatable(pieces: list[Piece]) -> Iterator[Piece]:
    """Leave out or renew what must be unique in a document, as these pieces repeat."""
    marks = [m for p in pieces if p.is_text and (m := _BOOKMARK.match(p.token_markup))]
    started = {mark[2] for mark in marks if mark[1] == "Start"}
    paired = started & {mark[2] for mark in marks if mark[1] == "End"}
    control = False
    for piece in pieces:
        token = piece.token
        if token is None or token.kind == "tag":
            yield piece
            continue
        if token.name == "w:sdtPr":
            control = token.kind == "start"
        mark = _BOOKMARK.match(token.markup)
        if mark is not None and mark[2] in paired:
            continue
        if control and _CONTROL_ID.fullmatch(token.markup):
            continue
        yield from _renew(piece, token)


def _renew(piece: Piece, token: Token) -> Iterator[Piece]:
    markup = _PARAGRAPH_ID.sub("", token.markup) if "w14:" in token.markup else token.markup
    if markup.startswith("<v:"):
        markup = _SHAPE_ID.sub("", markup)
    drawing = _DRAWING_ID.match(markup)
    if drawing is None:
        yield Piece(token._replace(markup=markup), popped=piece.popped)
        return
    yield Piece(Token("text", drawing[1]))
    yield Piece(node=Unique())
    yield Piece(token._replace(markup=markup[drawing.start(2) :]))
