"""
From tokens to a syntax tree: blocks are matched, and each must leave the markup whole.

Balance is kept over the stack of open elements: the branches of a condition must
end alike, a loop where it began. A block may cross paragraphs, never cells, rows,
tables, text boxes or attributes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.sax.saxutils import unescape

from render import expression, filters, statement, tags
from render.dialect import Reading
from render.errors import Fault
from render.expression import Expression, LanguageError
from render.fold import Piece, fold
from render.message import Message
from render.nodes import (
    Body, Branch, For, If, Macro, Output, Paragraph, Set, SetBlock, Shape, With,
)  # fmt: skip
from render.ooxml import w
from render.statement import (
    ElseTag, EndTag, ForTag, IfTag, MacroTag, SetTag, Statement, WithTag,
)  # fmt: skip
from render.tag import Tag, Token

MAX_NESTING = 40
_CROSSED = frozenset({"w:p", "w:r", "w:t"})
_LEVELS = {"w:t": "text", "w:tbl": "row", "w:tr": "cell"}
_BLOCK = frozenset(
    {"w:body", "w:tc", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:txbxContent"}
)
_CONTENT = frozenset({"w:tbl", "w:drawing", "w:pict", "w:object", "w:sdt", "w:sectPr"})


@dataclass(frozen=True)
class Tree:
    """The syntax tree of a part, its paragraphs, and the faults found on the way."""

    body: Body
    paragraphs: tuple[Paragraph, ...]
    faults: tuple[Fault, ...]


def build(reading: Reading) -> Tree:
    """Match the blocks of a part; every fault of the part is found in one run."""
    return _Builder(reading).build()


@dataclass
class _Draft:
    place_of: int
    blocks: tuple[tuple[int, int], ...]
    content: list[str | int] = field(default_factory=list)


@dataclass
class _Frame:
    """An open block: its tag, what its branches hold, and where it began."""

    tag: Tag | None
    says: Statement | None
    base: list[tuple[str, int]]
    items: list[Piece] = field(default_factory=list)
    done: list[tuple[Tag, Expression | None, list[Piece]]] = field(default_factory=list)
    ends: list[list[tuple[str, int]]] = field(default_factory=list)
    branch: tuple[Tag, Expression | None] | None = None
    low: int = 0


class _Builder:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.faults: list[Fault] = []
        self.stack: list[tuple[str, int]] = []
        self.frames = [_Frame(None, None, [])]
        self.count = 0
        self.drafts: list[_Draft] = []
        self.open_drafts: dict[int, _Draft] = {}
        self.opened = 0
        self.macros: dict[str, Shape] = {}
        self.trim = False
        self.held: list[Token] = []

    def build(self) -> Tree:
        for token in self.reading.tokens:
            self._token(token)
        for token in self._released():
            self._accept(token)
        while len(self.frames) > 1:
            self._unclosed(self.frames.pop())
        body = fold(self.frames[0].items)
        return Tree(body, self._paragraphs(), tuple(self.faults))

    def _fault(self, kind: str, tag: Tag, da: str, en: str) -> None:
        if not tag.made:
            self.faults.append(Fault(kind, tag.place, Message(da, en)))

    # --- trimming: {%- and -%} join paragraphs ---------------------------------

    def _token(self, token: Token) -> None:
        """Hold back what stands between a `-%}` and the next text, to see if it may go."""
        if not self.trim:
            self._accept(token)
            return
        if not self.held and token.kind == "text" and self._inside() == "w:t":
            stripped = token.markup.lstrip()
            self.trim = not stripped
            if stripped:
                self._accept(Token("text", stripped))
            return
        self.held.append(token)
        if token.kind == "start" and token.name == "w:t":
            self.trim = False
            held, self.held = self.held, []
            if _joins(held):
                self._count_paragraphs(held)
            else:
                for item in held:
                    self._accept(item)
        elif token.kind == "tag" or token.name in _CONTENT:
            for item in self._released():
                self._accept(item)

    def _released(self) -> list[Token]:
        self.trim = False
        held, self.held = self.held, []
        return held

    def _count_paragraphs(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            self.count += token.kind == "start" and token.name == "w:p"

    def _join_left(self) -> None:
        """Let a `{%-` tag follow the text before it, in the paragraph before if need be."""
        items = self.frames[-1].items
        while items and items[-1].is_text and not items[-1].token_markup.strip():
            if self._inside() != "w:t":
                return
            items.pop()
        if items and items[-1].is_text and self._inside() == "w:t":
            last = items.pop()
            items.append(Piece(Token("text", last.token_markup.rstrip())))
            return
        start = next(
            (i for i in range(len(items) - 1, -1, -1) if items[i].ends("w:t")), None
        )
        if start is None or not all(item.token for item in items[start:]):
            return
        tokens = [item.token for item in items[start:] if item.token is not None]
        if _joins(tokens):
            popped = [item.popped for item in items[start:] if item.popped is not None]
            depth = len(_popped(tokens))
            self.stack[len(self.stack) - depth :] = list(reversed(popped))[-depth:]
            del items[start:]

    # --- one token ---------------------------------------------------------------

    def _inside(self) -> str:
        return self.stack[-1][0] if self.stack else ""

    def _accept(self, token: Token) -> None:
        if token.kind == "tag":
            self._tag(self.reading.tags[token.number])
            return
        popped = None
        if token.kind == "start":
            self._start(token)
        elif token.kind == "end":
            popped = self._end(token)
        elif self._inside() == "w:t":
            token = token._replace(markup=tags.unescape(token.markup))
            self._content(unescape(token.markup))
        elif token.markup.startswith(("<w:tab/", "<w:br", "<w:cr")):
            self._content(" ")
        self.frames[-1].items.append(Piece(token, popped=popped))

    def _start(self, token: Token) -> None:
        self.opened += 1
        self.stack.append((token.name, self.opened))
        if token.name == "w:p":
            draft = _Draft(self.count, self._blocks())
            self.count += 1
            self.drafts.append(draft)
            self.open_drafts[self.opened] = draft

    def _end(self, token: Token) -> tuple[str, int] | None:
        if not self.stack or self.stack[-1][0] != token.name:
            return None  # only after a fault that has been told
        popped = self.stack.pop()
        frame = self.frames[-1]
        frame.low = min(frame.low, len(self.stack))
        return popped

    def _content(self, piece: str | int) -> None:
        entry = next((e for e in reversed(self.stack) if e[0] == "w:p"), ("", 0))
        draft = self.open_drafts.get(entry[1])
        if draft is not None:
            draft.content.append(piece)

    def _blocks(self) -> tuple[tuple[int, int], ...]:
        return tuple((f.tag.number, len(f.done)) for f in self.frames if f.tag is not None)

    def _paragraphs(self) -> tuple[Paragraph, ...]:
        story = self.reading.story
        elements = list(story.root.iter(w("p")))
        return tuple(
            Paragraph(
                story.place(elements[draft.place_of]).quoting(""),
                story.level(elements[draft.place_of]),
                tuple(draft.content),
                draft.blocks,
            )
            for draft in self.drafts
            if draft.place_of < len(elements)
        )

    # --- one tag -------------------------------------------------------------------

    def _tag(self, tag: Tag) -> None:
        if tag.kind != "comment" and self._inside() == "w:t":
            self._content(tag.number)
        trims = not tag.lift and tag.context.where == "text"
        if tag.trim_left and trims and tag.kind == "statement":
            self._join_left()
        try:
            if tag.kind == "output":
                self._output(tag)
            elif tag.kind == "statement":
                self._statement(tag)
            elif tag.lift == "tc":  # a cell taken out: the table's grid must follow
                self.frames[-1].items.append(Piece(Token("tag", name="tc")))
        except LanguageError as error:
            if not tag.twin:
                self.faults.append(Fault(error.kind, tag.place, error.message))
            self._recover(tag)
        self.trim = tag.trim_right and trims and tag.kind == "statement"

    def _recover(self, tag: Tag) -> None:
        """Open the block that a broken tag was meant to open, so that its end fits."""
        word = tag.code.split("(")[0].split(None, 1)[:1]
        guess = {"if": IfTag("if", statement.TRUE), "with": WithTag(())}
        guess["for"] = ForTag((), statement.TRUE, None)  # type: ignore[assignment]
        guess["macro"] = MacroTag("", ())  # type: ignore[assignment]
        if word and word[0] in guess:
            self._open(tag, guess[word[0]])

    def _output(self, tag: Tag) -> None:
        value = expression.parse(tag.code)
        self._check(value)
        if tag.context.where == "block" and not tag.context.wrap[0]:
            if not isinstance(value, expression.Name | expression.Call):
                raise LanguageError(*_NEEDS_MARKUP)
        name = getattr(value, "name", "")
        if isinstance(value, expression.Name | expression.Call) and name in self.macros:
            self._check_shape(tag, name, self.macros[name])
        node = Output(tag, value, tuple(entry[0] for entry in self.stack))
        self.frames[-1].items.append(Piece(node=node))

    def _check_shape(self, tag: Tag, name: str, shape: Shape) -> None:
        if not fits(shape, tuple(entry[0] for entry in self.stack), tag.context.wrap[0] != ""):
            self._fault(
                "levels",
                tag,
                f"»{name}« er skrevet som hele afsnit eller rækker og kan ikke indsættes her. "
                f"Brug »{{{{p {name} }}}}« i sit eget afsnit.",
                f'"{name}" is written as whole paragraphs or rows and cannot be inserted here. '
                f'Use "{{{{p {name} }}}}" in a paragraph of its own.',
            )

    def _check(self, value: Expression | None) -> None:
        """Names of filters, tests and functions must exist, with arguments that fit."""
        for part in expression.walk(value) if value is not None else ():
            filters.check(part, self.macros)

    def _statement(self, tag: Tag) -> None:
        says = statement.parse(tag.code)
        for value in _expressions(says):
            self._check(value)
        match says:
            case IfTag("elif", test):
                self._middle(tag, says, test)
            case ElseTag():
                self._middle(tag, says, None)
            case EndTag(opens):
                self._close(tag, opens)
            case SetTag(targets, value) if value is not None:
                self.frames[-1].items.append(Piece(node=Set(tag, targets, value)))
            case _:
                self._open(tag, says)

    def _open(self, tag: Tag, says: Statement) -> None:
        if len(self.frames) > MAX_NESTING:
            raise LanguageError(
                Message("Der er for mange blokke inde i hinanden.", "Blocks nest too deeply.")
            )
        if isinstance(says, MacroTag):
            self.macros[says.name] = Shape(self._level())
        frame = _Frame(tag, says, list(self.stack), low=len(self.stack))
        frame.branch = (tag, getattr(says, "test", None))
        self.frames.append(frame)

    def _level(self) -> str:
        return level(tuple(entry[0] for entry in self.stack))

    def _middle(self, tag: Tag, says: Statement, test: Expression | None) -> None:
        frame = self.frames[-1]
        allowed = (IfTag, ForTag) if isinstance(says, ElseTag) else (IfTag,)
        last = frame.branch[1] if frame.branch else None
        ended = frame.done and last is None
        if not isinstance(frame.says, allowed) or ended:
            word = "else" if isinstance(says, ElseTag) else "elif"
            self._fault(
                "block",
                tag,
                f"»{word}« står uden for en »if«, eller efter dens »else«.",
                f'"{word}" stands outside an "if", or after its "else".',
            )
            return
        self._end_branch(frame)
        frame.branch = (tag, test)
        self.stack = list(frame.base)

    def _end_branch(self, frame: _Frame) -> None:
        assert frame.branch is not None
        frame.done.append((*frame.branch, frame.items))
        frame.ends.append(list(self.stack))
        frame.items = []

    def _close(self, tag: Tag, opens: str) -> None:
        depth = next(
            (i for i in range(len(self.frames) - 1, 0, -1) if _word(self.frames[i]) == opens),
            None,
        )
        if depth is None:
            self._fault(
                "block",
                tag,
                f"»end{opens}« har ingen »{opens}«, den slutter.",
                f'"end{opens}" has no "{opens}" that it ends.',
            )
            return
        while len(self.frames) - 1 > depth:
            self._unclosed(self.frames.pop())
        frame = self.frames.pop()
        self._end_branch(frame)
        self._check_levels(frame, tag)
        parent = self.frames[-1]
        parent.low = min(parent.low, frame.low)
        parent.items.append(Piece(node=self._node(frame)))

    def _unclosed(self, frame: _Frame) -> None:
        assert frame.tag is not None
        word = _word(frame)
        self._fault(
            "block",
            frame.tag,
            f"»{word}« slutter ikke: der mangler »end{word}«.",
            f'"{word}" does not end: "end{word}" is missing.',
        )
        items = [piece for _, _, part in frame.done for piece in part] + frame.items
        self.frames[-1].items += items
        self.frames[-1].low = min(self.frames[-1].low, frame.low)

    def _check_levels(self, frame: _Frame, end: Tag) -> None:
        names = [[entry[0] for entry in stack] for stack in frame.ends]
        base = [entry[0] for entry in frame.base]
        first = frame.done[-1][1]
        optional = isinstance(frame.says, IfTag) and first is None and len(frame.done) > 1
        wanted = names[0] if optional else base
        crossed = {entry[0] for entry in frame.base[frame.low :]}
        if all(stack == wanted for stack in names) and crossed <= _CROSSED:
            self.stack = frame.ends[-1]
            return
        assert frame.tag is not None
        word = _word(frame)
        here, there = frame.tag.place, end.place
        self._fault(
            "levels",
            frame.tag,
            f"»{word}« begynder i {here.describe('da')} og slutter i {there.describe('da')}. "
            "Begge skal stå på samme niveau: i samme celle, række eller brødtekst.",
            f'"{word}" begins in {here.describe("en")} and ends in {there.describe("en")}. '
            "Both must stand at the same level: in the same cell, row or body text.",
        )

    def _node(self, frame: _Frame) -> If | For | SetBlock | With | Macro:
        assert frame.tag is not None
        looped = any(isinstance(f.says, (ForTag, MacroTag)) for f in [*self.frames, frame])
        bodies = [fold(items, looped) for _, _, items in frame.done]
        shape = Shape(
            level(tuple(e[0] for e in frame.base)), tuple(e[0] for e in frame.base[frame.low :])
        )
        match frame.says:
            case ForTag(targets, iterable, test):
                other = bodies[1] if len(bodies) > 1 else ()
                return For(frame.tag, targets, iterable, test, bodies[0], other)
            case WithTag(bindings):
                return With(frame.tag, bindings, bodies[0])
            case MacroTag(name, parameters):
                self.macros[name] = shape
                return Macro(frame.tag, name, parameters, bodies[0], shape)
            case SetTag(targets, _):
                self.macros[targets[0]] = shape
                return SetBlock(frame.tag, targets[0], bodies[0], shape)
        sides = zip(frame.done, bodies, strict=True)
        return If(tuple(Branch(tag, test, body) for (tag, test, _), body in sides))


_NEEDS_MARKUP = (
    Message(
        "»{{p«, »{{tr« og »{{tc« indsætter kun makroer og »set«-blokke.",
        '"{{p", "{{tr" and "{{tc" only insert macros and "set" blocks.',
    ),
    "context",
)
_WORDS: dict[type, str] = {
    IfTag: "if", ForTag: "for", SetTag: "set", WithTag: "with", MacroTag: "macro",
}  # fmt: skip


def _word(frame: _Frame) -> str:
    return _WORDS.get(type(frame.says), "")


def level(inside: tuple[str, ...]) -> str:
    """Name the level at which markup stands, by the element around it."""
    name = inside[-1] if inside else ""
    if name.startswith("@"):
        return "attribute"
    if name in _BLOCK or (name == "w:sdtContent" and "w:p" not in _since_block(inside)):
        return "block"
    return _LEVELS.get(name, "run")


def _since_block(inside: tuple[str, ...]) -> tuple[str, ...]:
    start = max((i for i, name in enumerate(inside) if name in _BLOCK), default=-1)
    return inside[start + 1 :]


def fits(shape: Shape, inside: tuple[str, ...], wrapped: bool) -> bool:
    """Say whether markup of a shape may print inside the named elements."""
    here = level(inside)
    if shape.level == "text" and wrapped and not shape.closes:
        return True
    closes = tuple(shape.closes)
    return shape.level == here and (not closes or inside[-len(closes) :] == closes)


def _expressions(says: Statement) -> list[Expression]:
    match says:
        case IfTag(_, test):
            return [test]
        case ForTag(_, iterable, test):
            return [iterable] + ([test] if test is not None else [])
        case SetTag(_, value):
            return [value] if value is not None else []
        case WithTag(bindings):
            return [value for _, value in bindings]
        case MacroTag(_, parameters):
            return [value for _, value in parameters if value is not None]
    return []


def _popped(tokens: list[Token]) -> list[str]:
    """Return the elements that a run of tokens closes without having opened them."""
    opened: list[str] = []
    closed: list[str] = []
    for token in tokens:
        if token.kind == "start":
            opened.append(token.name)
        elif token.kind == "end":
            if opened:
                opened.pop()
            else:
                closed.append(token.name)
    return closed


def _joins(tokens: list[Token]) -> bool:
    """Say whether leaving tokens out joins two paragraphs and loses nothing else."""
    opened: list[str] = []
    closed: list[str] = []
    for token in tokens:
        if token.kind == "tag" or token.name in _CONTENT:
            return False
        if token.kind == "text" and not token.markup.startswith("<") and token.markup.strip():
            return False
        if token.kind == "start":
            opened.append(token.name)
        elif token.kind == "end" and opened:
            opened.pop()
        elif token.kind == "end":
            closed.append(token.name)
    return opened == list(reversed(closed))

