"""
The letter over all cases at once: under which condition each paragraph is in it, and says what.

A paragraph stands under the conditions of the blocks around it; the pieces of its text under
those within it. What a heading's words are, and what stands below it, follows from that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from qa.proof.formula import FALSE, TRUE, And, Atom, Formula, conj, disj, equal, neg
from qa.proof.site import Path
from qa.proof.texts import Texts
from qa.proof.value import Given, Literal, Value, blank
from qa.proof.walking import Walk
from render import statement
from render.expression import LanguageError
from render.nodes import Paragraph
from render.place import Place
from render.statement import ElseTag, EndTag, ForTag, IfTag, MacroTag, SetTag, WithTag
from render.tag import Tag
from render.template import Part, Template

MAX_WORDINGS = 24
LOOK_BACK = 400  # lines above a heading, to find the heading before it
GAP = "…"  # what a case fills
Block = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """
    A literal text, or a tag that prints a value; `when` it is in the letter.

    `blocks` are those around it; `tag` is the number of the tag that prints, 0 for text.
    """

    text: str
    value: Value | None
    when: Formula
    blocks: tuple[Block, ...] = ()
    tag: int = 0


@dataclass(frozen=True, slots=True)
class Wording:
    """What a paragraph reads under a formula; `…` is what the case fills."""

    text: str
    when: Formula


@dataclass(frozen=True)
class Line:
    """A paragraph of the letter: `when` it is there, and its pieces in order."""

    paragraph: Paragraph
    when: Formula
    pieces: tuple[Piece, ...]
    texts: Texts

    @property
    def level(self) -> int | None:
        """The paragraph's heading level, None for text."""
        return self.paragraph.level

    @cached_property
    def shows(self) -> Formula:
        """The formula that the paragraph is there with something to see."""
        return disj(*(conj(self.when, _visible(piece)) for piece in self.pieces))

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """All that the paragraph may read; where there are too many, only its literal words."""
        found = [Wording("", self.when)]
        for piece in self.pieces:
            found = [longer for one in found for longer in self._longer(one, piece)]
            if len(found) > MAX_WORDINGS:
                return (Wording(self.paragraph.text, self.when),)
        return tuple(found)

    def _longer(self, before: Wording, piece: Piece) -> Iterator[Wording]:
        """Yield a wording with a piece behind it, and without where the piece may lack."""
        here = conj(before.when, piece.when)
        for text, when in _said(piece, self.texts):
            if conj(here, when) != FALSE:
                yield Wording(before.text + text, conj(here, when))
        without = conj(before.when, neg(piece.when))
        if without != FALSE and piece.when != TRUE and not follows(before.when, piece.when):
            yield Wording(before.text, without)

    def says(self, words: Sequence[str]) -> Formula:
        """Return the formula that the paragraph holds one of some words."""
        folded = [one.casefold() for one in words]
        return disj(
            *(
                wording.when
                for wording in self.wordings
                if any(one in " ".join(wording.text.casefold().split()) for one in folded)
            )
        )

    def prints(self, path: Path) -> Formula:
        """Return the formula that the paragraph prints the field at a path."""
        return disj(
            *(
                conj(self.when, piece.when, guard)
                for piece in self.pieces
                for guard, one in piece.value or ()
                if isinstance(one, Given) and one.site.path == path
            )
        )


def follows(known: Formula, wanted: Formula) -> bool:
    """Say whether a formula is plainly a part of what another says."""
    said = known.parts if isinstance(known, And) else (known,)
    return set(wanted.parts if isinstance(wanted, And) else (wanted,)) <= set(said)


def _visible(piece: Piece) -> Formula:
    if piece.value is None:
        return piece.when if piece.text.strip() else FALSE
    return conj(piece.when, neg(blank(piece.value)))


def _said(piece: Piece, texts: Texts) -> Iterator[tuple[str, Formula]]:
    """Yield what a piece may read: each of the words that a field is named to be."""
    if piece.value is None:
        yield piece.text, TRUE
        return
    for guard, one in piece.value:
        choices = one.site.shape.choices if isinstance(one, Given) else None
        if isinstance(one, Literal) and isinstance(one.value, str):
            yield one.value, guard
        elif isinstance(one, Given) and choices and all(isinstance(c, str) for c in choices):
            for word in choices:
                yield word, conj(guard, equal(one.site.text, texts.term(word)))
        else:
            yield GAP, guard


@dataclass(frozen=True)
class Letter:
    """The paragraphs of a letter's body, in order."""

    lines: tuple[Line, ...]

    @property
    def headings(self) -> Iterator[int]:
        """The places of the lines that are headings."""
        return (place for place, line in enumerate(self.lines) if line.level is not None)

    def below(self, place: int) -> Iterator[tuple[Line, Formula]]:
        """
        Yield the lines of text below a heading, each with the formula that no heading parts them.

        A heading of its level or above ends the section, in the letters that have it.
        """
        level = self.lines[place].level or 0
        together: Formula = TRUE
        for line in self.lines[place + 1 :]:
            if line.level is not None and line.level <= level:
                together = conj(together, neg(line.shows))
                if together == FALSE:
                    return
            elif line.level is None:
                yield line, together

    def filled(self, place: int) -> Formula:
        """Return the formula that something stands below a heading."""
        return disj(*(conj(line.shows, together) for line, together in self.below(place)))

    def skips(self, place: int) -> Formula:
        """
        Return the formula that a heading is more than one level below the one before it.

        The first heading of a letter must be on level 1; a title is level 0.
        """
        level = self.lines[place].level or 0
        none: Formula = TRUE
        wrong: Formula = FALSE
        for line in reversed(self.lines[max(place - LOOK_BACK, 0) : place]):
            if line.level is not None:
                if level > line.level + 1:
                    wrong = disj(wrong, conj(none, line.shows))
                none = conj(none, neg(line.shows))
        return conj(self.lines[place].shows, disj(wrong, none) if level > 1 else wrong)

    def paragraph(self, place: Place) -> Line | None:
        """Return the line at a place of the body, None where there is none."""
        number = place.paragraph
        same = (line for line in self.lines if line.paragraph.place.paragraph == number)
        return next(same, None) if place.story == "body" and number is not None else None


def read(template: Template, walks: Sequence[Walk], texts: Texts) -> Letter:
    """Return the letter of a template that was walked."""
    part = next((part for part in template.parts if part.story == "body"), None)
    if part is None:
        return Letter(())
    walk = next((one for one in walks if one.part == part.name), None)
    return Letter(tuple(_Reader(part, walk, texts).line(one) for one in part.paragraphs))


@dataclass(frozen=True)
class _Reader:
    part: Part
    walk: Walk | None
    texts: Texts

    def line(self, paragraph: Paragraph) -> Line:
        pieces = tuple(self._pieces(paragraph))
        return Line(paragraph, self._when(paragraph.blocks), pieces, self.texts)

    def _when(self, blocks: Sequence[Block]) -> Formula:
        """Return the condition of the innermost of some blocks: it holds those around it."""
        if not blocks or self.walk is None:
            return TRUE
        return self.walk.conditions.get(blocks[-1], Atom(("block", *blocks[-1])))

    def _pieces(self, paragraph: Paragraph) -> Iterator[Piece]:
        open_ = list(paragraph.blocks)
        for piece in paragraph.content:
            if isinstance(piece, str):
                yield Piece(piece, None, self._when(open_), tuple(open_))
                continue
            tag = self.part.tags[piece]
            if tag.kind == "output":
                value = self.walk.reader.printed.get(piece) if self.walk is not None else None
                if value is not None:
                    yield Piece(GAP, value, self._when(open_), tuple(open_), piece)
            elif tag.kind == "statement":
                _step(open_, tag)


def _step(open_: list[Block], tag: Tag) -> None:
    """Follow a statement: it opens a block, ends one, or turns to its next side."""
    try:
        says = statement.parse(tag.code)
    except LanguageError:
        return
    match says:
        case IfTag("elif") | ElseTag():
            if open_:
                number, side = open_.pop()
                open_.append((number, side + 1))
        case IfTag() | ForTag() | WithTag() | MacroTag() | SetTag(_, None):
            open_.append((tag.number, 0))
        case EndTag():
            if open_:
                open_.pop()
