"""
What is proved of a template: what may go wrong, with the case that shows it, and what may not.

A hazard that the solver excludes is proved away. One that it does not is shown: a case is
made of the model, the schema must accept it and filling must refuse it; a model that does
not hold is blocked and another is asked for, a few times; what is then neither shown nor
excluded is told as not decided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from qa.flow.outline import Heading, headings
from qa.proof import letter
from qa.proof.contract import Contract
from qa.proof.formula import (
    FALSE,
    TRUE,
    Atom,
    Formula,
    Model,
    Number,
    Variable,
    conj,
    disj,
    equal,
    leaves,
    neg,
)
from qa.proof.hazard import Hazard
from qa.proof.letter import Letter
from qa.proof.site import Path, Site, choices, sure
from qa.proof.solver import Solver, Undecided
from qa.proof.texts import Texts
from qa.proof.walking import Side, Walk, walk
from qa.proof.watching import Watched
from qa.proof.witness import Case, Maker, refusal, smallest
from render.errors import CaseError
from render.renderer import Renderer
from render.schema import Schema
from render.tag import Tag
from render.template import Template, read_bytes

MAX_MODELS = 6
Made = tuple[Case, Mapping[str, Any] | None]  # a case, and the municipality's data if they are odd


@dataclass(frozen=True, slots=True)
class Risk:
    """
    A hazard that a case shows; `case` is the smallest found, `municipality` if it is odd.

    In a template with faults nothing can be filled: there `case` is None.
    """

    hazard: Hazard
    case: Case | None
    municipality: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A letter that shows something: its case, and under which formula it was looked for."""

    case: Case
    condition: Formula


@dataclass(frozen=True)
class Proof:
    """
    The proof of one language version of a template against its schema.

    `kommune` is the schema of municipalities and `municipality` the data that samples are
    filled for; both None outside a library. `concerns` are the fields that others will ask
    about (the conditions of the law), with the words that they ask for; `watched` are places that
    must not print.
    """

    template: Template
    schema: Schema
    kommune: Schema | None = None
    municipality: Mapping[str, Any] | None = None
    concerns: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    watched: tuple[Watched, ...] = ()
    open_questions: list[Formula] = field(default_factory=list)
    contract: Contract = field(default_factory=lambda: Contract(Texts()))

    @cached_property
    def walks(self) -> tuple[Walk, ...]:
        """One walk over each part that filling changes."""
        root = Site((), self.schema.shape, False)
        return tuple(walk(self.template, root, self._kommune, self.contract, self.watched))

    @cached_property
    def _kommune(self) -> Site | None:
        if self.kommune is None:
            return None
        return Site(("kommune",), self.kommune.shape, False)

    @cached_property
    def solver(self) -> Solver:
        """The solver, knowing what is true of every case."""
        roots = [Site((), self.schema.shape, False)]
        walks = self.walks  # they note the sites that the facts are about
        self._note()
        if self._kommune is not None:
            roots.append(self._kommune)
        facts = self.contract.facts(*roots)
        return Solver([*facts, *(fact for one in walks for fact in one.reader.extra)])

    def _note(self) -> None:
        """Note the sites and words that will be asked about: the facts must know them."""
        for line in self.letter.lines:
            _ = line.wordings
        for path, words in self.concerns:
            site: Site | None = Site((), self.schema.shape, False)
            for name in path:
                site = self.contract.child(site, name) if site is not None else None
            for word in words:
                self.contract.texts.term(word)

    @cached_property
    def letter(self) -> Letter:
        """The letter's paragraphs over all cases."""
        return letter.read(self.template, self.walks, self.contract.texts)

    @property
    def hazards(self) -> Iterator[Hazard]:
        """All hazards that were met, part by part."""
        for one in self.walks:
            yield from one.reader.hazards.values()

    @cached_property
    def accepts_nothing(self) -> bool:
        """Whether no case at all fits the schema (as far as it was read)."""
        return self._is_excluded(TRUE)

    def _model(self, *formulas: Formula) -> Model | None:
        return self.solver.model(*formulas)

    @cached_property
    def _judged(self) -> tuple[tuple[Risk, ...], tuple[Hazard, ...]]:
        """The hazards that a case shows, and those that are neither shown nor excluded."""
        shown: list[Risk] = []
        open_: list[Hazard] = []
        hazards = list(self.hazards)
        if self.excluded(disj(*(hazard.condition for hazard in hazards))):
            return (), ()
        for hazard in hazards:
            if self.template.faults:
                shown += self._unshown(hazard)
                continue
            risk = self._judge(hazard)
            if isinstance(risk, Risk):
                shown.append(risk)
            elif risk:
                open_.append(hazard)
        return tuple(shown), tuple(open_)

    def _unshown(self, hazard: Hazard) -> Iterator[Risk]:
        """Yield the risk of a field's wrong kind in a template that cannot be filled yet."""
        if hazard.kind == "kind" and hazard.path and not self.excluded(hazard.condition):
            yield Risk(hazard, None)

    @property
    def risks(self) -> tuple[Risk, ...]:
        """The hazards that a case shows."""
        return self._judged[0]

    @property
    def undecided(self) -> tuple[Hazard, ...]:
        """The hazards that are neither shown nor excluded."""
        return self._judged[1]

    @cached_property
    def unknown(self) -> tuple[Tag, ...]:
        """The tags with something that is not followed."""
        numbers = {number for one in self.walks for number in one.reader.unknown}
        return tuple(tag for tag in self.template.tags() if tag.number in numbers)

    def models(self, condition: Formula) -> Iterator[Model]:
        """Yield models of a condition, a few, each another in what the condition looks at."""
        blocked: list[Formula] = []
        while len(blocked) < MAX_MODELS:
            try:
                model = self._model(condition, *blocked)
            except Undecided:
                return
            if model is None:
                return
            yield model
            blocked.append(_other(model, condition))

    def excluded(self, condition: Formula) -> bool:
        """Say whether no case that the schema accepts can meet a condition."""
        if condition == FALSE:
            return True
        # what is always so is a question about all facts, asked once
        return self.accepts_nothing if condition == TRUE else self._is_excluded(condition)

    def _is_excluded(self, condition: Formula) -> bool:
        try:
            return self.solver.excludes(condition)
        except Undecided:
            return False

    def _judge(self, hazard: Hazard) -> Risk | bool:
        """Return the risk with its case, False for a hazard that cannot be, True if not decided."""
        if self.excluded(hazard.condition):
            return False
        behind: Risk | None = None
        for model in self.models(hazard.condition):
            made = self._made(model, hazard.condition)
            if made is None:
                continue
            found = self._fitting(made, _refused(hazard.is_shown))
            if found is not None:
                return Risk(hazard, *found)
            # what is refused before it comes here is not made smaller: it would show the other
            before = self._fitting(made, _refused(self._is_behind), whole=True)
            behind = behind or (Risk(hazard, *before) if before is not None else None)
        return behind or True

    def _is_behind(self, error: CaseError | None) -> bool:
        """Say whether a case is refused by another hazard, before it comes to the one at hand."""
        return any(hazard.is_shown(error) for hazard in self.hazards)

    # --- cases -----------------------------------------------------------------------

    def shown(
        self,
        model: Model,
        fits: Callable[[CaseError | None], bool],
        about: Formula,
        whole: bool = False,
    ) -> Made | None:
        """Return the smallest case of a model whose filling `fits`; left as it is with `whole`."""
        return self._tried(model, about, _refused(fits), whole)

    def _tried(
        self,
        model: Model,
        about: Formula,
        fits: Callable[[Renderer, Case], bool],
        whole: bool = False,
    ) -> Made | None:
        """Return the smallest case of a model that the schema accepts and whose filling fits."""
        made = self._made(model, about)
        return self._fitting(made, fits, whole) if made is not None else None

    def _made(self, model: Model, about: Formula) -> Made | None:
        """Return the case, and the municipality's data if they are odd, that a model leads to."""
        case = Maker(self.schema, self.contract).case(model, about)
        return (case, self._odd(model, about)) if case is not None else None

    def _fitting(
        self, made: Made, fits: Callable[[Renderer, Case], bool], whole: bool = False
    ) -> Made | None:
        """Return the smallest case like the one made that the schema accepts and that fits."""
        case, odd = made
        renderer = self.renderer if odd is None else Renderer(self.template, self.schema, odd)

        def shows(one: Case) -> bool:
            return self.schema.accepts(one) and fits(renderer, one)

        if not shows(case):
            return None
        return (case if whole else smallest(case, shows)), odd

    @cached_property
    def renderer(self) -> Renderer:
        """The template, compiled for the municipality at hand."""
        return Renderer(self.template, self.schema, self.municipality)

    def _odd(self, model: Model, about: Formula) -> Mapping[str, Any] | None:
        """Return a municipality as a model says, None where the formula does not ask for one."""
        paths = (leaf.key[1] for leaf in leaves(about) if len(leaf.key) > 1)
        if self.kommune is None or not any(
            isinstance(path, tuple) and path[:1] == ("kommune",) for path in paths
        ):
            return None
        return Maker(self.kommune, self.contract, ("kommune",)).case(model, about)

    def letter_shown(
        self, condition: Formula, fits: Callable[[tuple[Heading, ...]], bool] | None
    ) -> Shown | None:
        """
        Return a letter under a condition whose headings `fits`, None where there is none.

        A condition that no case meets has none; one that is neither shown nor excluded is
        noted in `open_questions`. Without `fits` any letter under the condition will do.
        """
        if self.excluded(condition):
            return None
        shown = self.filling_shown(condition, lambda r, one: self._reads(r, one, fits))
        if shown is None:
            self.open_questions.append(condition)
        return shown

    def filling_shown(
        self, condition: Formula, fits: Callable[[Renderer, Case], bool]
    ) -> Shown | None:
        """Return a case under a condition whose filling `fits`, None where none was shown."""
        for model in self.models(condition):
            found = self._tried(model, condition, fits)
            if found is not None:
                return Shown(found[0], condition)
        return None

    def _reads(
        self, renderer: Renderer, one: Case, fits: Callable[[tuple[Heading, ...]], bool] | None
    ) -> bool:
        """Say whether a case fills, and the headings of its letter fit."""
        try:
            data = renderer.render(one)
        except CaseError:
            return False
        return fits is None or fits(headings(read_bytes(data, self.template.manifest)))

    # --- conditions ------------------------------------------------------------------

    @cached_property
    def never(self) -> tuple[Side, ...]:
        """The sides of conditions that no case takes, though some case comes to them."""
        return tuple(
            side
            for side in self.sides
            if self.excluded(conj(side.reached, side.holds)) and not self.excluded(side.reached)
        )

    @cached_property
    def always(self) -> tuple[Side, ...]:
        """The conditions that hold for every case that comes to them."""
        return tuple(
            side
            for side in self.sides
            if self.excluded(conj(side.reached, neg(side.holds)))
            and not self.excluded(side.reached)
        )

    @cached_property
    def unread(self) -> tuple[Site, ...]:
        """The fields that the template names only where no case comes."""
        when: dict[Path, Formula] = {}
        for one in self.walks:
            for path, condition in one.reader.reads.items():
                when[path] = disj(when.get(path, FALSE), condition)
        found = [path for path, condition in when.items() if self.excluded(condition)]
        inner = {path for path in found if path[:-1] in found}
        return tuple(self.contract.sites[path] for path in found if path not in inner)

    @cached_property
    def impossible(self) -> tuple[tuple[Site, str], ...]:
        """The choices of the fields that others ask about which no case can have."""
        return tuple(
            (site, word)
            for path, _ in self.concerns
            if (site := self.contract.sites.get(path)) is not None
            for word in dict.fromkeys(_named(site))
            if isinstance(word, str) and self.excluded(self.contract.reads(site, word))
        )

    @property
    def sides(self) -> Iterator[Side]:
        """The sides of all conditions outside macros; none where a tag is broken."""
        if not self.template.faults:
            for one in self.walks:
                yield from one.sides


def _refused(fits: Callable[[CaseError | None], bool]) -> Callable[[Renderer, Case], bool]:
    """Return what says of a case whether its refusal fits."""
    return lambda renderer, case: fits(refusal(renderer.parts, case))


def _named(site: Site) -> Iterator[object]:
    """Yield all choices that are named for a site, those that another demand excludes too."""
    for node in sure(site.shape):
        if "enum" in node:
            yield from choices(node)


def _other(model: Model, condition: Formula) -> Formula:
    """Return the formula that a model is another, in what a condition looks at."""
    same: list[Formula] = []
    for leaf in dict.fromkeys(leaves(condition)):
        value = model.get(leaf.key)
        match leaf:
            case Atom() if value is not None:
                same.append(leaf if value else neg(leaf))
            case Variable() if value is not None:
                same.append(equal(leaf, Number(value)))
    return neg(conj(*same)) if same else FALSE
