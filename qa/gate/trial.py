"""The gate itself: draw the cases of a template, fill it from each, look at each letter."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from qa.gate import big, covering, validity
from qa.gate.checking import Checker
from qa.gate.drawing import Drawer, Drawn
from qa.gate.failure import Failure
from qa.gate.places import Case, written
from qa.gate.tracing import Key, Trace, Tracer
from qa.gate.validity import Silent, Validator
from qa.proof.proof import Proof
from qa.proof.witness import smallest
from render import archive, second
from render.errors import CaseError
from render.message import Message
from render.place import Place
from render.renderer import Renderer

Parts = Mapping[str, bytes]
# values with these docxtpl changes in ways of its own: a sign for a page, an escaped brace
_OWN_WAY = re.compile(r"\\[rf]|\\u0007|\{_|_\}|%_|_%")
MAX_SECOND = 24  # letters that are compared with docxtpl's, which takes its time
MAX_SHRUNK = 4  # failures whose cases are made small


@dataclass(frozen=True, slots=True)
class Gate:
    """
    How the gate goes: what fills (the renderer, unless a test says otherwise), what judges.

    `validators` None means those that are installed.
    """

    fill: Callable[[Renderer, Case], Parts] = Renderer.parts
    validators: Sequence[Validator] | None = None
    rows: int = big.ROWS


@dataclass(frozen=True, slots=True)
class Letter:
    """A filled letter, the blocks that its filling went into, and whether it looked `sound`."""

    drawn: Drawn
    passed: frozenset[Key]
    parts: Parts
    sound: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: failures, what was done, and what was not and why."""

    failures: tuple[Failure, ...]
    notes: tuple[Message, ...]
    gaps: tuple[Message, ...]


@dataclass
class Trial:
    """One run of the gate over one language version of a template."""

    gate: Gate
    proof: Proof
    samples: tuple[Mapping[str, Any], ...] = ()
    passed: set[Key] = field(default_factory=set)
    failures: dict[tuple[Any, ...], Failure] = field(default_factory=dict)
    letters: list[Letter] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    gaps: list[Message] = field(default_factory=list)

    def run(self) -> Outcome:
        """Draw, fill, look; then ask the second renderer and the validators about some."""
        drawer = Drawer(self.proof, self.samples, covering.words(self.proof.template))
        plain = [one for one in drawer.plain() if self._fill(one)]
        for key, condition in covering.conditions(self.proof).items():
            for one in drawer.again(condition) if key not in self.passed else ():
                plain += [one] if self._fill(one) else []
                if key in self.passed:
                    break
        for one in drawer.texts(self._bases(plain)):
            self._fill(one)
        notes = [self._told(drawer), *self._second(), *self._validated(), *self._big()]
        found = [self._shrunk(n, one) for n, one in enumerate(self.failures.values())]
        found += covering.unreached(self.proof, frozenset(self.passed))
        return Outcome(tuple(found), tuple(notes), tuple(self.gaps))

    # --- one case --------------------------------------------------------------------

    @cached_property
    def checker(self) -> Checker:
        """What looks at the letters."""
        return Checker(self.proof)

    @cached_property
    def tracer(self) -> Tracer:
        """What follows the fillings."""
        return Tracer(self.proof.template, self.proof.municipality)

    def _fill(self, drawn: Drawn) -> bool:
        """Fill one letter and look at it; say whether there is one."""
        self.counts[drawn.origin] += 1
        try:
            trace, parts = self._filled(drawn.case)
        except CaseError as error:
            self._add(self._refused(drawn.case, error))
            return False
        self.passed |= trace.passed
        wrong = list(self.checker.look(drawn.case, trace, parts))
        self.letters.append(Letter(drawn, frozenset(trace.passed), parts, not wrong))
        self._add(wrong)
        return True

    def _filled(self, case: Case) -> tuple[Trace, Parts]:
        return self.tracer.trace(case), self.gate.fill(self.proof.renderer, case)

    def _refused(self, case: Case, error: CaseError) -> Iterator[Failure]:
        """Yield that a case is refused, unless the proof has told so of that tag already."""
        if any(risk.hazard.is_shown(error) for risk in self.proof.risks):
            self.counts["refused as proved"] += 1
            return
        for problem in error.problems[:1]:
            what = Message(
                f"»{problem.path}«: {problem.message.da}", f'"{problem.path}": {problem.message.en}'
            )
            yield Failure("refused", problem.place or Place(), what, case)
        if not error.problems:
            yield Failure("refused", Place(), error.message, case)

    def _add(self, found: Iterable[Failure]) -> None:
        for failure in found:
            self.failures.setdefault(failure.mark, failure)

    def _shrunk(self, number: int, failure: Failure) -> Failure:
        """Return a failure with a case of no more than it takes to show it."""
        if failure.case is None or number >= MAX_SHRUNK or failure.kind in ("differs", "invalid"):
            return failure

        def shows(case: Case) -> bool:
            return self.proof.schema.accepts(case) and failure.mark in self._marks(case)

        case = smallest(failure.case, shows)
        return Failure(failure.kind, failure.place, failure.message, case)

    def _marks(self, case: Case) -> set[tuple[Any, ...]]:
        try:
            trace, parts = self._filled(case)
        except CaseError as error:
            return {one.mark for one in self._refused(case, error)}
        return {one.mark for one in self.checker.look(case, trace, parts)}

    # --- some of the letters ---------------------------------------------------------

    def _bases(self, plain: list[Drawn]) -> list[Drawn]:
        """Return the cases whose letters together go into all blocks, those that add most first."""
        known = {id(letter.drawn): letter.passed for letter in self.letters}
        left, seen, chosen = list(plain), set[Key](), list[Drawn]()
        while left:
            best = max(left, key=lambda one: len(known[id(one)] - seen))
            if chosen and not known[id(best)] - seen:
                break
            chosen.append(best)
            seen |= known[id(best)]
            left.remove(best)
        return chosen

    def _second(self) -> Iterator[Message]:
        """Compare with docxtpl; tell how many letters."""
        if any(tag.kind == "output" and tag.lift for tag in self.proof.template.tags()):
            self.gaps.append(_OBJECTS)
            return
        sound = [one for one in self.letters if one.sound]
        fair = [one for one in sound if not _OWN_WAY.search(written(one.drawn.case))]
        compared = [self._compared(one) for one in _varied(fair, MAX_SECOND)]
        if None in compared:
            self.gaps.append(_FAILED)
        if count := len(compared) - compared.count(None):
            yield Message(
                f"{count} breve sammenlignet med docxtpl", f"{count} letters compared with docxtpl"
            )

    def _compared(self, letter: Letter) -> int | None:
        """Compare one letter with docxtpl's; return how many differences, None where it fails."""
        case = letter.drawn.case
        try:
            theirs = second.render(self.proof.template, case, self.proof.municipality)
            found = second.compare(self.proof.renderer.letter(letter.parts), theirs)
        except Exception:  # docxtpl raises whatever it meets, and may write what nobody can read
            return None
        for one in found:
            place = Place(one.part, self.checker.stories.get(one.part, "file"))
            self._add([Failure("differs", place, one.message, case)])
        return len(found)

    def _validated(self) -> Iterator[Message]:
        """Ask the validators; tell which, and about how many letters."""
        judges = self.gate.validators
        judges = validity.installed() if judges is None else judges
        if not judges:
            self.gaps.append(validity.NONE)
        for judge in judges:
            try:
                count = self._judged(judge)
            except Silent:
                self.gaps.append(_silent(judge.name))
                continue
            yield Message(
                f"{count} breve kontrolleret med {judge.name}",
                f"{count} letters checked by {judge.name}",
            )

    def _judged(self, judge: Validator) -> int:
        own = judge.errors(archive.assemble(self.proof.template.package.members.values()))
        chosen = _varied([one for one in self.letters if one.sound], judge.most)
        for one in chosen:
            for key, said in judge.errors(self.proof.renderer.letter(one.parts)).items():
                if key not in own:
                    what = Message(f"{judge.name}: {said}", f"{judge.name}: {said}")
                    self._add([Failure("invalid", Place(), what, one.drawn.case)])
        return len(chosen)

    def _big(self) -> Iterator[Message]:
        """Fill a long list, if there may be one; only told."""
        cases = [one.drawn.case for one in self.letters]
        made = big.case(self.proof, cases, self.gate.rows)
        if made is None:
            return
        begun = time.perf_counter()
        try:
            parts = self.gate.fill(self.proof.renderer, made.case)
        except CaseError as error:
            self.gaps.append(big.refused(made, error))
            return
        yield big.told(made, time.perf_counter() - begun, self.proof.renderer.letter(parts))

    def _told(self, drawer: Drawer) -> Message:
        """Say how many cases were drawn, and why."""
        if drawer.left:
            self.gaps.append(_left(drawer.left))
        names = {name: self.counts[name] for name in _ORIGINS}
        count = sum(names.values())
        da = ", ".join(f"{n} {_ORIGINS[name].da}" for name, n in names.items() if n)
        en = ", ".join(f"{n} {_ORIGINS[name].en}" for name, n in names.items() if n)
        known = self.counts["refused as proved"]
        more_da = f"; {known} afvist som bevist ovenfor" if known else ""
        more_en = f"; {known} refused as proved above" if known else ""
        return Message(
            f"{count} sager prøvet ({da}){more_da}", f"{count} cases tried ({en}){more_en}"
        )


def _varied(letters: Sequence[Letter], most: int) -> list[Letter]:
    """Return at most so many letters: of each set of blocks, and of those with hard texts."""
    shapes: dict[frozenset[Key], Letter] = {}
    for one in letters:
        shapes.setdefault(one.passed, one)
    first = list(shapes.values())
    taken = {id(one) for one in first}
    rest = [one for one in reversed(letters) if id(one) not in taken]
    half = first[: max(1, most // 2)]
    return [*half, *rest[: most - len(half)], *first[len(half) :]][:most]


_ORIGINS = {
    "sample": Message("prøvesager", "sample cases"),
    "made up": Message("opdigtede", "made up"),
    "condition": Message("for betingelser", "for conditions"),
    "loop": Message("for lister", "for lists"),
    "text": Message("med vanskelige tekster", "with texts that are hard to print"),
}

_FAILED = Message(
    "om docxtpl giver det samme brev: docxtpl kan ikke udfylde nogle af sagerne",
    "whether docxtpl gives the same letter: docxtpl fails on some of the cases",
)
_OBJECTS = Message(
    "om docxtpl giver det samme brev: i »{{r … }}« og »{{p … }}« tager det kun sine egne objekter",
    'whether docxtpl gives the same letter: in "{{r ... }}" and "{{p ... }}" it takes only '
    "objects of its own",
)


def _left(count: int) -> Message:
    return Message(
        f"{count} sager mere, end prøven går op til", f"{count} cases beyond the gate's bound"
    )


def _silent(name: str) -> Message:
    return Message(
        f"om brevene er gyldige Word-filer: {name} svarer ikke",
        f"whether the letters are valid Word files: {name} does not answer",
    )
