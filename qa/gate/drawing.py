"""
Draw cases that a schema accepts: every side of every condition, lists with none, one and
two items, the samples, and texts that are hard to print.

The order is always the same, none is drawn twice, and there is a bound.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from qa.fiction import example
from qa.gate.nasty import BLANK, NASTY
from qa.gate.places import Case, Steps, exact, put, texts, written
from qa.proof.formula import Formula, Number, conj, equal, neg
from qa.proof.proof import Proof
from qa.proof.site import Slot
from qa.proof.witness import Maker

Origin = Literal["sample", "made up", "condition", "loop", "text"]
MAX_CASES = 400
MAX_BASES = 4  # cases whose texts are changed
MAX_FIELDS = 80  # texts of a case that are changed
TURNS = (0, 1, 2)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A case that the schema accepts, and why it was drawn."""

    origin: Origin
    case: Case


@dataclass
class Drawer:
    """
    Draws the cases of one proof.

    `samples` are those of the library, `words` texts that the template itself looks for.
    `left` counts the cases that the bound left out.
    """

    proof: Proof
    samples: tuple[Mapping[str, Any], ...] = ()
    words: tuple[str, ...] = ()
    left: int = 0
    _seen: set[str] = field(default_factory=set)

    def plain(self) -> Iterator[Drawn]:
        """Yield the cases that decide what the letter consists of."""
        for made in self.samples:
            yield from self._new("sample", made)
        for short in (False, True):
            yield from self._new("made up", example.case_for(self.proof.schema, short=short))
        for condition in self._conditions():
            yield from self._meeting("condition", condition)
        for condition in self._lengths():
            yield from self._meeting("loop", condition)

    def again(self, condition: Formula) -> Iterator[Drawn]:
        """Yield more cases of a condition that none so far has met in the letter."""
        for model in self.proof.models(condition):
            made = Maker(self.proof.schema, self.proof.contract).case(model, condition)
            yield from self._new("condition", made)

    def texts(self, bases: list[Drawn]) -> Iterator[Drawn]:
        """Yield the cases with texts that are hard to print in all places that take them."""
        rows = [*NASTY.values(), *((word,) for word in self.words)]
        for base in bases[:MAX_BASES]:
            for row in rows:
                for made in self._changed(base.case, row):
                    yield from self._new("text", made)
            for blank in BLANK:
                for path in self._admitting(base.case, (blank,)):
                    yield from self._new("text", put(base.case, {path: blank}))

    # --- by the proof ----------------------------------------------------------------

    def _conditions(self) -> Iterator[Formula]:
        """Yield when each side of each condition is taken, and when the inside of each block is."""
        for side in self.proof.sides:
            yield conj(side.reached, side.holds)
            yield conj(side.reached, neg(side.holds))
        for one in self.proof.walks:
            yield from one.conditions.values()

    def _lengths(self) -> Iterator[Formula]:
        """Yield that each list that is looped over has none, one and two items."""
        inside = {key[0]: said for one in self.proof.walks for key, said in one.conditions.items()
                  if key[1] == 0}  # fmt: skip
        sites, tags = self.proof.contract.sites, self.proof.contract.loops
        for site in list(sites.values()):
            slot, above = site.path[-1] if site.path else "", sites.get(site.path[:-1])
            tag = tags.get(slot.number) if isinstance(slot, Slot) else None
            if tag in inside and above is not None:
                for count in TURNS:
                    long = conj(above.has("list"), equal(above.length, Number(count)))
                    yield conj(long, inside[tag]) if count else long

    def _meeting(self, origin: Origin, condition: Formula) -> Iterator[Drawn]:
        model = next(self.proof.models(condition), None)
        if model is not None:
            made = Maker(self.proof.schema, self.proof.contract).case(model, condition)
            yield from self._new(origin, made)

    # --- by the schema ---------------------------------------------------------------

    def _changed(self, base: Case, row: tuple[str, ...]) -> Iterator[Case]:
        """Yield a case with a row's texts wherever they may stand: one, or as many as it takes."""
        changes = self._admitting(base, row)
        halves = [changes] if changes else []
        while halves:
            some = halves.pop()
            made = put(base, some)
            if len(some) == 1 or self.proof.schema.accepts(made):
                yield made
                continue
            paths = list(some)
            middle = len(paths) // 2
            halves += [{p: some[p] for p in half} for half in (paths[:middle], paths[middle:])]

    def _admitting(self, base: Case, row: tuple[str, ...]) -> dict[Steps, str]:
        """Return the places of a case that take a text of a row, each with the first it takes."""
        found: dict[Steps, str] = {}
        for path, _ in list(texts(base))[:MAX_FIELDS]:
            taken = (text for text in row if self.proof.schema.accepts(put(base, {path: text})))
            text = next(taken, None)
            if text is not None:
                found[path] = text
        return found

    def _new(self, origin: Origin, made: Mapping[str, Any] | None) -> Iterator[Drawn]:
        """Yield a case unless it was drawn before, or no file could hold it."""
        kept = exact(made) if made is not None else None
        if kept is None or not self.proof.schema.accepts(kept):
            return
        mark = written(kept)
        if mark in self._seen:
            return
        if len(self._seen) >= MAX_CASES:
            self.left += 1
            return
        self._seen.add(mark)
        yield Drawn(origin, kept)
