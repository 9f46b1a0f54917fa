"""
A template as finished letters are held against it: its paragraphs in order, and how each may read.

The paragraphs, and under which conditions each is in a letter, are those of the proof: what is
judged of letters is what was proved of the template.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from qa.law.binding import meets
from qa.law.catalogue import Condition
from qa.letter.index import Index
from qa.letter.locking import Lock, locks
from qa.letter.pattern import HOLE, Pattern
from qa.letter.slot import Slot
from qa.proof import letter
from qa.proof.formula import FALSE, TRUE, Formula, conj, neg
from qa.proof.letter import Line, Piece
from qa.proof.proof import Proof
from qa.subject import Subject
from render.evaluator import compile_expression
from render.expression import Expression, Filter, path
from render.message import NOTHING
from render.nodes import For, Output, walk
from render.run import Run, Scope
from render.values import ValueRefused

MAX_WORDINGS = 48
OUTCOMES = ("medhold", "delvis", "afslag")
_OWN = "kommune"


@dataclass(frozen=True)
class Master:
    """A language version of a template, and its proof, ready to judge letters by."""

    subject: Subject
    proof: Proof
    municipality: Mapping[str, Any] | None

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The paragraphs of the body that show anything, in order."""
        found = [line for line in self.proof.letter.lines if _shows(line)]
        return tuple(self._slot(number, line) for number, line in enumerate(found))

    def _slot(self, number: int, line: Line) -> Slot:
        blocks = line.paragraph.blocks
        loops = tuple(tag for tag, _ in blocks if tag in self._loops)
        outer = blocks[: next((i for i, (tag, _) in enumerate(blocks) if tag in self._loops), None)]
        when = self._when(outer)
        strict = tuple(self._patterns(line, when if loops else None, own=True))
        loose = tuple(self._patterns(line, when if loops else None, own=False))
        spread = any(self._is_spread(piece) for piece in line.pieces)
        return Slot(number, line, strict, loose, when, loops, spread)

    def _when(self, blocks: Sequence[letter.Block]) -> Formula:
        if not blocks:
            return TRUE
        for one in self.proof.walks:
            if blocks[-1] in one.conditions:
                return one.conditions[blocks[-1]]
        return TRUE

    @cached_property
    def _loops(self) -> frozenset[int]:
        return frozenset(
            node.tag.number
            for part in self.proof.template.parts
            for node in walk(part.body)
            if isinstance(node, For)
        )

    @cached_property
    def outputs(self) -> Mapping[int, Output]:
        """What each printing tag prints, by its number."""
        return {
            node.tag.number: node
            for part in self.proof.template.parts
            for node in walk(part.body)
            if isinstance(node, Output)
        }

    def prints(self, tag: int) -> str:
        """Return the field that a tag prints, by its path and filters, "" where it has none."""
        node = self.outputs.get(tag)
        return path(node.value) if node is not None else ""

    def _is_spread(self, piece: Piece) -> bool:
        node = self.outputs.get(piece.tag)
        value: Expression | None = node.value if node is not None else None
        return isinstance(value, Filter) and value.name == "afsnit"

    # --- how a paragraph may read ------------------------------------------------------

    def _patterns(self, line: Line, outside: Formula | None, own: bool) -> Iterator[Pattern]:
        """Yield the ways that a paragraph reads; in a loop, what `outside` says holds for all."""
        for text, tags, when in self._wordings(line, own):
            yield Pattern(text, tags, when if outside is None else outside)

    def _wordings(self, line: Line, own: bool) -> list[tuple[str, tuple[int, ...], Formula]]:
        found: list[tuple[str, tuple[int, ...], Formula]] = [("", (), line.when)]
        for piece in self._pieces(line):
            text, tags = self._said(piece, own)
            longer = []
            for before, printed, when in found:
                here = conj(when, piece.when)
                if here != FALSE:
                    longer.append((before + text, (*printed, *tags), here))
                without = conj(when, neg(piece.when))
                if not _is_sure(when, piece.when) and without != FALSE:
                    longer.append((before, printed, without))
            if len(longer) > MAX_WORDINGS:
                return [self._sure(line, own)]
            found = longer
        return list({(text, tags): (text, tags, when) for text, tags, when in found}.values())

    def _pieces(self, line: Line) -> Iterator[Piece]:
        """Yield the pieces of a paragraph; what a loop within it writes is one hole."""
        depth = len(line.paragraph.blocks)
        looped = False
        for piece in line.pieces:
            inner = any(tag in self._loops for tag, _ in piece.blocks[depth:])
            if not inner:
                yield piece
            elif not looped:
                yield Piece(HOLE, None, line.when)
            looped = inner

    def _said(self, piece: Piece, own: bool) -> tuple[str, tuple[int, ...]]:
        if not piece.tag:
            return piece.text, (0,) if piece.text == HOLE else ()
        words = self._own_words(piece.tag) if own else ""
        return (words, ()) if words else (HOLE, (piece.tag,))

    def _sure(self, line: Line, own: bool) -> tuple[str, tuple[int, ...], Formula]:
        """Return the one way that all ways have in common, where they are too many."""
        text, tags = "", tuple[int, ...]()
        for piece in self._pieces(line):
            is_sure = _is_sure(line.when, piece.when)
            said, printed = self._said(piece, own) if is_sure else (HOLE, (0,))
            if not (said == HOLE and text.endswith(HOLE)):
                text, tags = text + said, (*tags, *printed)
        return text, tags, line.when

    def _own_words(self, tag: int) -> str:
        """Return what a tag prints of the municipality's own data, "" where it is of the case."""
        node = self.outputs.get(tag)
        if node is None or self.municipality is None:
            return ""
        if not path(node.value).startswith(f"{_OWN}."):
            return ""
        language = self.proof.template.language
        try:
            value = compile_expression(node.value)(
                Scope({_OWN: self.municipality}), Run(language, 1)
            )
        except ValueRefused:
            return ""
        return value if isinstance(value, str) else ""

    @cached_property
    def index(self) -> Index:
        """The ways that the paragraphs may read."""
        return Index(self.slots)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The literal words of the template, in small letters."""
        return frozenset(
            word for slot in self.slots for one in slot.patterns for word in one.literal
        )

    @cached_property
    def locks(self) -> Mapping[int, Lock]:
        """How fast each paragraph is locked, by its number."""
        return locks(self.slots, self.proof.template.language, self.subject.document_type)

    # --- what follows ------------------------------------------------------------------

    def excluded(self, *formulas: Formula) -> bool:
        """Say whether no letter can have all of some formulas; a question is asked once."""
        asked = conj(*formulas)
        known = self._answers.get(asked)
        if known is None:
            known = self._answers[asked] = self.proof.excluded(asked)
            if len(self._answers) > _MAX_ANSWERS:
                self._answers.pop(next(iter(self._answers)))
        return known

    @cached_property
    def _answers(self) -> dict[Formula, bool]:
        return {}

    def rest(self) -> None:
        """Give back what only new questions need: most letters ask nothing new."""
        self.proof.solver.rest()

    def needs(self, condition: Condition) -> Formula:
        """Return the formula that a letter meets the condition of a row of the law."""
        return meets(self.subject, self.proof, condition)

    @cached_property
    def outcomes(self) -> Mapping[str, Formula]:
        """When the recipient gets which class of decision; {} where no case tells."""
        each = {name: Condition(NOTHING, "afgoerelsesklasse", (name,)) for name in OUTCOMES}
        found = {name: self.needs(one) for name, one in each.items()}
        return {} if TRUE in found.values() else found


_MAX_ANSWERS = 5_000


def _is_sure(known: Formula, wanted: Formula) -> bool:
    return wanted == TRUE or letter.follows(known, wanted)


def _shows(line: Line) -> bool:
    """Say whether a paragraph has anything to read: blank ones come and go."""
    return any(piece.tag or piece.text.strip() for piece in line.pieces)
