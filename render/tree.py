"""
From tokens to a syntax tree: blocks are matched, and each must leave the markup whole.

Balance is kept over the stack of open elements: the branches of a condition must
end alike, a loop where it began. A block may cross paragraphs, never cells, rows,
tables, text boxes or attributes.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import unescape

from render import blame, expression, filters, parsing, statement, tags
from render.blocks import Block, Frame, cut, names, turned, uneven
from render.dialect import Reading
from render.drafts import Drafts
from render.errors import Fault
from render.expression import Expression, LanguageError
from render.fold import Entry, Piece, fold
from render.joins import Trim, join_left
from render.levels import fits
from render.marks import Marks, Repeated, is_mark
from render.message import Message
from render.nodes import Body, Output, Paragraph, Set, Shape
from render.record import record
from render.statement import (
    ElseTag,
    EndTag,
    ForTag,
    IfTag,
    MacroTag,
    SetTag,
    Statement,
    WithTag,
)
from render.tag import Tag
from render.token import Token

MAX_NESTING = 40


@record
class Tree:
    """
    The syntax tree of a part, its paragraphs, and the faults found on the way.

    `repeated` are the marks that a block writes more than once; `unescaped` says that
    literal text reads otherwise than it was written (`{_{`).
    """

    body: Body
    paragraphs: tuple[Paragraph, ...]
    repeated: tuple[Repeated, ...]
    faults: tuple[Fault, ...]
    unescaped: bool


def build(reading: Reading) -> Tree:
    """Match the blocks of a part; every fault of the part is found in one run."""
    return _Builder(reading).build()


@dataclass
class _Builder:
    """
    `stack` are the elements now open, `opened` how many were, `excess` blocks too deep.

    `fields` are the fields of Word now open, each as the last of its marks (17.16.18).
    """

    reading: Reading
    faults: list[Fault] = field(default_factory=list)
    stack: list[Entry] = field(default_factory=list)
    opened: int = 0
    fields: tuple[str, ...] = ()
    root: Frame = field(default_factory=Frame)
    blocks: list[Block] = field(default_factory=list)
    excess: int = 0
    drafts: Drafts = field(default_factory=Drafts)
    marks: Marks = field(default_factory=Marks)
    macros: dict[str, Shape] = field(default_factory=dict)
    trim: Trim = field(default_factory=Trim)
    unescaped: bool = False

    def build(self) -> Tree:
        for token in self.reading.tokens:
            for accepted in self.trim.feed(token, self._inside()):
                self._accept(accepted)
        for token in self.trim.release():
            self._accept(token)
        while self.blocks:
            self._unclosed(self.blocks.pop())
        paragraphs = self.drafts.finish(self.reading.story)
        places = {entry: paragraph.place for entry, paragraph in paragraphs.items()}
        return Tree(
            fold(self.root.items),
            tuple(paragraphs.values()),
            tuple(self.marks.finish(places)),
            tuple(self.faults),
            self.unescaped,
        )

    @property
    def frame(self) -> Frame:
        """The innermost open block, or the part itself."""
        return self.blocks[-1] if self.blocks else self.root

    def _fault(self, kind: str, tag: Tag, message: Message) -> None:
        if not tag.made:
            self.faults.append(Fault(kind, tag.place, message))

    # --- one token ---------------------------------------------------------------

    def _inside(self) -> str:
        return self.stack[-1][0] if self.stack else ""

    def _accept(self, token: Token) -> None:
        popped = None
        if token.kind == "tag":
            self._tag(self.reading.tags[token.number])
            return
        if token.kind == "start":
            self._start(token)
        elif token.kind == "end":
            popped = self._end(token)
        elif not token.markup.startswith("<"):
            markup = tags.unescape(token.markup)
            self.unescaped = self.unescaped or markup != token.markup
            token = token._replace(markup=markup)
            if self._inside() == "w:t":
                self.drafts.add(self.stack, unescape(markup))
        elif token.markup.startswith(("<w:tab/", "<w:br", "<w:cr")):
            self.drafts.add(self.stack, " ")
        elif is_mark(token.markup):
            self._mark(token)
        if token.markup.startswith("<w:fldChar "):
            self.fields = turned(self.fields, token.markup)
        self.frame.items.append(Piece(token, popped=popped))

    def _start(self, token: Token) -> None:
        self.opened += 1
        entry = (token.name, self.opened)
        self.stack.append(entry)
        if token.name == "w:p":
            blocks = tuple((block.tag.number, len(block.sides)) for block in self.blocks)
            self.drafts.begin(entry, self.trim.skipped, blocks)

    def _end(self, token: Token) -> Entry | None:
        if not self.stack or self.stack[-1][0] != token.name:
            for block in self.blocks:  # a branch ends what its `if` never saw begin
                block.torn = True
            return None
        popped = self.stack.pop()
        self.frame.low = min(self.frame.low, len(self.stack))
        return popped

    def _mark(self, token: Token) -> None:
        """Note a mark, with the loop that repeats it, else the macro, else its condition."""
        repeating = [block for block in self.blocks if block.repeats]
        repeating.sort(key=lambda block: not isinstance(block.says, ForTag))  # stable
        inner = self.blocks[-1] if self.blocks else None
        tag = repeating[0].tag if repeating else inner.tag if inner is not None else None
        block = (inner.tag.number, len(inner.sides)) if inner is not None else (0, 0)
        self.marks.note(token, tag, block, self.stack, bool(repeating))

    # --- one tag -------------------------------------------------------------------

    def _tag(self, tag: Tag) -> None:
        if tag.kind != "comment" and self._inside() == "w:t":
            self.drafts.add(self.stack, tag.number)
        trims, across = tag.context.where == "text", tag.kind != "output"
        if tag.trim_left and trims:
            join_left(self.frame.items, self.stack, across)
        try:
            if tag.kind == "output":
                self._output(tag)
            elif tag.kind == "statement":
                self._statement(tag)
            elif tag.lift:  # what was taken out here may leave too little behind
                self.frame.items.append(Piece(Token("tag", name=tag.lift)))
        except LanguageError as error:
            if not tag.twin:
                why = blame.cause(tag, error)
                self.faults.append(Fault(why.kind, tag.place, why.message, why.name))
            self._recover(tag, error.meant)
        self.trim.on, self.trim.across = tag.trim_right and trims, across

    def _recover(self, tag: Tag, meant: str) -> None:
        """Do what a broken tag was meant to do with blocks and names, so that the rest fits."""
        if tag.kind != "statement":
            return
        if meant:
            with suppress(LanguageError):
                self._statement(replace(tag, code=meant))
                return
        match statement.guess(tag.code):
            case SetTag(targets, _):
                self.frame.items.append(Piece(node=Set(tag, targets, statement.TRUE)))
            case IfTag() | ForTag() | WithTag() | MacroTag() as says:
                self._open(tag, says)

    def _output(self, tag: Tag) -> None:
        value = parsing.parse(tag.code)
        self._check(value)
        called = isinstance(value, expression.Name | expression.Call)
        if tag.context.where == "block" and not tag.context.wrap[0] and not called:
            raise LanguageError(*_NEEDS_MARKUP)
        inside = names(self.stack)
        if isinstance(value, expression.Name | expression.Call) and value.name in self.macros:
            if not fits(self.macros[value.name], inside, tag.context.wrap[0] != ""):
                self._fault("levels", tag, _whole(value.name))
        if tag.context.breaks:  # `afsnit` ends the paragraph and begins another
            self.frame.low = min(self.frame.low, max(len(self.stack) - len(_BROKEN), 0))
        self.frame.items.append(Piece(node=Output(tag, value, inside)))

    def _check(self, value: Expression) -> None:
        """Names of filters, tests and functions must exist, with arguments that fit."""
        for part in expression.walk(value):
            filters.check(part, self.macros)

    def _statement(self, tag: Tag) -> None:
        says = statement.parse(tag.code)
        for value in statement.expressions(says):
            self._check(value)
        match says:
            case IfTag("elif", test):
                self._middle(tag, says, test)
            case ElseTag():
                self._middle(tag, says, None)
            case EndTag(opens):
                self._close(tag, opens)
            case SetTag(targets, assigned) if assigned is not None:
                self.frame.items.append(Piece(node=Set(tag, targets, assigned)))
            case _:
                self._open(tag, says)

    # --- blocks --------------------------------------------------------------------

    def _open(self, tag: Tag, says: Statement) -> None:
        if len(self.blocks) >= MAX_NESTING:
            if not self.excess:
                self._fault("syntax", tag, _TOO_DEEP)
            self.excess += 1
            return
        branch = (tag, getattr(says, "test", None))
        base = list(self.stack)
        block = Block(
            tag=tag, says=says, base=base, branch=branch, low=len(base), fields=self.fields
        )
        if isinstance(says, MacroTag):
            self.macros[says.name] = block.shape
        self.blocks.append(block)

    def _middle(self, tag: Tag, says: Statement, test: Expression | None) -> None:
        if self.excess:
            return
        block = self.blocks[-1] if self.blocks else None
        if block is None or not block.takes(says):
            self._fault("block", tag, _outside("else" if isinstance(says, ElseTag) else "elif"))
            return
        block.end_branch(self.stack, self.fields)
        block.branch = (tag, test)
        self.stack, self.fields = list(block.base), block.fields

    def _close(self, tag: Tag, opens: str) -> None:
        if self.excess:
            self.excess -= 1
            return
        if all(block.word != opens for block in self.blocks):
            self._fault("block", tag, _unopened(opens))
            return
        while self.blocks[-1].word != opens:
            self._unclosed(self.blocks.pop())
        block = self.blocks.pop()
        block.end_branch(self.stack, self.fields)
        if block.is_level():
            self.stack = block.sides[-1].end
        else:
            self._fault("levels", block.tag, uneven(block, tag))
        if not block.keeps_fields():
            self._fault("field-cut", block.tag, cut(block))
        self._finish(block)

    def _finish(self, block: Block) -> None:
        self.frame.low = min(self.frame.low, block.low)
        match block.says:
            case MacroTag(name, _) | SetTag((name, *_), _):
                self.macros[name] = block.shape
        looped = any(outer.repeats for outer in self.blocks)
        self.frame.items.append(Piece(node=block.node(looped)))

    def _unclosed(self, block: Block) -> None:
        self._fault("block", block.tag, _unended(block.word))
        for side in block.sides:
            self.frame.items += side.items
        self.frame.items += block.items
        self.frame.low = min(self.frame.low, block.low)


_BROKEN = ("w:p", "w:r", "w:t")
_TOO_DEEP = Message("Der er for mange blokke inde i hinanden.", "Blocks nest too deeply.")
_NEEDS_MARKUP = (
    Message(
        "»{{p«, »{{tr« og »{{tc« indsætter kun makroer og »set«-blokke.",
        '"{{p", "{{tr" and "{{tc" only insert macros and "set" blocks.',
    ),
    "context",
)


def _whole(name: str) -> Message:
    return Message(
        f"»{name}« er skrevet som hele afsnit eller rækker og kan ikke indsættes her. "
        f"Brug »{{{{p {name} }}}}« i sit eget afsnit.",
        f'"{name}" is written as whole paragraphs or rows and cannot be inserted here. '
        f'Use "{{{{p {name} }}}}" in a paragraph of its own.',
    )


def _outside(word: str) -> Message:
    return Message(
        f"»{word}« står uden for en »if«, eller efter dens »else«.",
        f'"{word}" stands outside an "if", or after its "else".',
    )


def _unopened(word: str) -> Message:
    return Message(
        f"»end{word}« har ingen »{word}«, den slutter.",
        f'"end{word}" has no "{word}" that it ends.',
    )


def _unended(word: str) -> Message:
    return Message(
        f"»{word}« slutter ikke: der mangler »end{word}«.",
        f'"{word}" does not end: "end{word}" is missing.',
    )
