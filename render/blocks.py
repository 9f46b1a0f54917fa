"""Blocks that are open while a part is read: what they hold, and where they began."""

from __future__ import annotations

from dataclasses import dataclass, field

from render.expression import Expression
from render.fold import Entry, Piece, fold
from render.levels import level
from render.message import Message
from render.nodes import Body, Branch, For, If, Macro, Node, SetBlock, Shape, With
from render.statement import ForTag, IfTag, MacroTag, SetTag, Statement, WithTag
from render.tag import Tag

_CROSSED = frozenset({"w:p", "w:r", "w:t"})
_WORDS: dict[type, str] = {
    IfTag: "if", ForTag: "for", SetTag: "set", WithTag: "with", MacroTag: "macro",
}  # fmt: skip


def names(stack: list[Entry]) -> tuple[str, ...]:
    """Return the names of the elements on a stack, outermost first."""
    return tuple(name for name, _ in stack)


@dataclass
class Frame:
    """Pieces in a row: those of the part itself, or of the branch of a block."""

    items: list[Piece] = field(default_factory=list)
    low: int = 0


@dataclass
class Side:
    """One branch of a block when it has ended: its tag and test, its pieces, what is open."""

    tag: Tag
    test: Expression | None
    items: list[Piece]
    end: list[Entry]
    fields: tuple[str, ...]


@dataclass
class Block(Frame):
    """
    An open block.

    `base` are the elements open where it began, `low` is how many of them have stayed
    open ever since, `fields` the fields of Word that were open (see `turned`); `branch`
    is the tag and the test of the branch now read; `torn` says that a branch closes an
    element that it does not stand in.
    """

    tag: Tag = field(kw_only=True)
    says: Statement = field(kw_only=True)
    base: list[Entry] = field(kw_only=True)
    branch: tuple[Tag, Expression | None] = field(kw_only=True)
    fields: tuple[str, ...] = ()
    sides: list[Side] = field(default_factory=list)
    torn: bool = False

    @property
    def word(self) -> str:
        """The word that begins the block, as in `if` and `endif`."""
        return _WORDS.get(type(self.says), "")

    @property
    def repeats(self) -> bool:
        """Whether what is in the block may be written more than once."""
        return isinstance(self.says, ForTag | MacroTag | SetTag)

    @property
    def shape(self) -> Shape:
        """Where the markup of the block may print."""
        return Shape(level(names(self.base)), names(self.base[self.low :]))

    def takes(self, says: Statement) -> bool:
        """Say whether an `else` or `elif` may follow here."""
        ended = self.sides and self.branch[1] is None
        allowed = IfTag if isinstance(says, IfTag) else IfTag | ForTag
        return isinstance(self.says, allowed) and not ended

    def end_branch(self, stack: list[Entry], fields: tuple[str, ...]) -> None:
        """Close the branch now read, where the elements of `stack` and `fields` are open."""
        self.sides.append(Side(*self.branch, self.items, list(stack), fields))
        self.items = []

    def is_level(self) -> bool:
        """
        Say whether the block leaves the same elements open however it is filled.

        It may cross paragraphs, runs and texts; a condition with an `else` may
        also end elsewhere than it began, if all its branches do.
        """
        wanted = names(self.sides[0].end if self._is_choice else self.base)
        crossed = names(self.base[self.low :])
        alike = all(names(side.end) == wanted for side in self.sides)
        return alike and not self.torn and _CROSSED.issuperset(crossed)

    def keeps_fields(self) -> bool:
        """Say whether the block leaves the same fields of Word open however it is filled."""
        wanted = self.sides[0].fields if self._is_choice else self.fields
        return all(side.fields == wanted for side in self.sides)

    @property
    def _is_choice(self) -> bool:
        """Whether exactly one of several branches is always written."""
        chosen = isinstance(self.says, IfTag) and self.sides[-1].test is None
        return chosen and len(self.sides) > 1

    def node(self, looped: bool) -> Node:
        """Return the node of the ended block; `looped` if it stands in one that repeats."""
        bodies = [fold(side.items, looped or self.repeats) for side in self.sides]
        match self.says:
            case ForTag(targets, iterable, test):
                other: Body = bodies[1] if len(bodies) > 1 else ()
                return For(self.tag, targets, iterable, test, bodies[0], other)
            case WithTag(bindings):
                return With(self.tag, bindings, bodies[0])
            case MacroTag(name, parameters):
                return Macro(self.tag, name, parameters, bodies[0], self.shape)
            case SetTag(targets, _):
                return SetBlock(self.tag, targets[0], bodies[0], self.shape)
        sides = zip(self.sides, bodies, strict=True)
        return If(tuple(Branch(side.tag, side.test, body) for side, body in sides))


def uneven(block: Block, end: Tag) -> Message:
    """Return the message for a block that begins at one level and ends at another."""
    word, here, there = block.word, block.tag.place, end.place
    return Message(
        f"»{word}« begynder i {here.describe('da')} og slutter i {there.describe('da')}. "
        "Begge skal stå på samme niveau: i samme celle, række eller brødtekst.",
        f'"{word}" begins in {here.describe("en")} and ends in {there.describe("en")}. '
        "Both must stand at the same level: in the same cell, row or body text.",
    )


def turned(fields: tuple[str, ...], markup: str) -> tuple[str, ...]:
    """
    Return the open fields of Word after one of their marks (ISO/IEC 29500-1, 17.16.18).

    A field is "begin" while its instruction is read, and "separate" while its result is.
    """
    for kind in ("begin", "separate", "end"):
        if f'w:fldCharType="{kind}"' in markup:
            if kind == "begin":
                return (*fields, kind)
            return fields[:-1] if kind == "end" else (*fields[:-1], kind) if fields else fields
    return fields


def cut(block: Block) -> Message:
    """Return the message for a block that holds one end of a field and not the other."""
    word = block.word
    return Message(
        f"Et felt i Word, fx et sidetal eller en indholdsfortegnelse, begynder inde i »{word}« "
        "og slutter udenfor, eller omvendt. I nogle breve mangler feltet så den ene ende.",
        f'A field of Word, such as a page number or a table of contents, begins inside "{word}" '
        "and ends outside it, or the other way round. In some letters the field then lacks one "
        "end.",
    )
