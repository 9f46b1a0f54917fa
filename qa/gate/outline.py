"""
The headings that a letter must have, by the proof's conditions and a case.

What the proof says of a heading's blocks is reckoned for the case at hand: a heading that
is not in the letter though it must be, or is though it must not, shows that either the
letter or the proof is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from qa.gate.facts import Facts
from qa.gate.letter import folded
from qa.gate.tracing import Key, blocks
from qa.proof.formula import TRUE, Formula, conj, holds
from qa.proof.proof import Proof
from qa.proof.site import Slot
from render.nodes import For, Macro, Paragraph, SetBlock, walk
from render.template import Part

MAX_TURNS = 60  # turns of loops in one another that are reckoned


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the template: how it reads in a letter, and when it is there."""

    paragraph: Paragraph
    pattern: re.Pattern[str]
    condition: Formula | None


@dataclass(frozen=True)
class Outline:
    """The headings of the body of a template, as a proof sees them."""

    proof: Proof

    @cached_property
    def body(self) -> Part | None:
        """The part that holds the letter's body."""
        return next((one for one in self.proof.template.parts if one.story == "body"), None)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings that have words of their own, or a tag; in order."""
        body = self.body
        if body is None:
            return ()
        return tuple(
            Heading(one, _pattern(one, body), self._condition(one))
            for one in body.paragraphs
            if one.level is not None and one.text.strip()
        )

    def wrong(
        self, case: Mapping[str, Any], found: Sequence[str]
    ) -> tuple[list[Heading], list[Heading]]:
        """Return the headings that a letter lacks, and those that it has too many."""
        said = [(one, self.predicted(one, case)) for one in self.headings]
        lacking = [
            one
            for one, must in said
            if must and not any(one.pattern.fullmatch(text) for text in found)
        ]
        allowed = [one.pattern for one, must in said if must is not False]
        stray = [text for text in found if not any(one.fullmatch(text) for one in allowed)]
        many = [
            one
            for one, must in said
            if must is False and any(one.pattern.fullmatch(text) for text in stray)
        ]
        return lacking, many

    def predicted(self, heading: Heading, case: Mapping[str, Any]) -> bool | None:
        """Say whether a case's letter has a heading, None where the proof does not tell."""
        if heading.condition is None:
            return None
        loops = [number for number, _ in heading.paragraph.blocks if number in self._lists]
        found = [
            holds(heading.condition, Facts(case, self._kommune, self.proof.contract, turns))
            for turns in self._turns(loops, case)
        ]
        return True if True in found else None if None in found else False

    @property
    def _kommune(self) -> Mapping[str, Any] | None:
        return self.proof.municipality

    def _turns(self, loops: Sequence[int], case: Mapping[str, Any]) -> Iterator[dict[int, int]]:
        """Yield the turns that loops in one another may be in; the first of an empty list too."""
        found: list[dict[int, int]] = [{}]
        for number in loops:
            found = [
                {**turns, number: turn}
                for turns in found
                for turn in range(self._length(number, turns, case))
            ][:MAX_TURNS]
        yield from found or [dict.fromkeys(loops, 0)]

    def _length(self, loop: int, turns: Mapping[int, int], case: Mapping[str, Any]) -> int:
        value = Facts(case, self._kommune, self.proof.contract, turns).at(self._lists[loop])
        return len(value) if isinstance(value, list) else 0

    @cached_property
    def _lists(self) -> dict[int, tuple[Any, ...]]:
        """The path of the list that each loop goes over."""
        loops = {tag.number for _, tag, _ in self._blocks if tag.number in self._loops}
        tags = self.proof.contract.loops
        return {
            tags[path[-1].number]: path[:-1]
            for path in self.proof.contract.sites
            if path and isinstance(path[-1], Slot) and tags.get(path[-1].number) in loops
        }

    @cached_property
    def _loops(self) -> frozenset[int]:
        nodes = walk(self.body.body) if self.body is not None else ()
        return frozenset(node.tag.number for node in nodes if isinstance(node, For))

    @cached_property
    def _kept(self) -> frozenset[int]:
        """The blocks whose markup prints elsewhere, if at all."""
        nodes = walk(self.body.body) if self.body is not None else ()
        return frozenset(n.tag.number for n in nodes if isinstance(n, SetBlock | Macro))

    @cached_property
    def _blocks(self) -> tuple[Any, ...]:
        return tuple(blocks(self.body.body)) if self.body is not None else ()

    def _condition(self, paragraph: Paragraph) -> Formula | None:
        """Return when a paragraph is in the letter, None where the walk does not know."""
        known: dict[Key, Formula] = {}
        for one in self.proof.walks:
            known |= one.conditions
        if any(number in self._kept for number, _ in paragraph.blocks):
            return None
        if any(key not in known for key in paragraph.blocks):
            return None
        return conj(TRUE, *(known[key] for key in paragraph.blocks))


def _pattern(paragraph: Paragraph, part: Part) -> re.Pattern[str]:
    """Return what a heading reads like: its words; what tags print, and choose, may be anything."""
    number = paragraph.place.paragraph
    lifted = any(tag.lift and tag.place.paragraph == number for tag in part.tags.values())
    pieces, chosen = [], False
    for piece in paragraph.content:
        if isinstance(piece, int):
            chosen = chosen or part.tags[piece].kind == "statement"
            pieces.append(".*")
        elif not chosen:
            between = ".*" if lifted else r"\s*"  # a tag was lifted out from among the words
            pieces.append(between.join(map(re.escape, ["", *piece.split(), ""])))
    return re.compile("".join(pieces), re.DOTALL)


def shown(heading: Heading) -> str:
    """Return a heading as a message quotes it."""
    return folded(heading.paragraph.text)
