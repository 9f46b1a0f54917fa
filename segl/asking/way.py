"""One way through a schema: group by group, the questions answered and those still open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from render import validators
from render.fields import ITEM
from render.schema import Schema
from render.shape import Shape
from segl.asking.answers import Answer, Given, Mark, Place
from segl.asking.clauses import (
    Clause,
    Clauses,
    Key,
    Reader,
    Wait,
    inside,
    is_excluded,
    is_required,
    names,
    shape_of,
    waits_for,
)  # fmt: skip
from segl.asking.judging import Judge, Standing, State
from segl.asking.question import Question

MAX_DEPTH = 24  # a schema may refer to itself
MAX_ITEMS = 1_000
LONG = 1_000  # characters: a field with room for so many is asked for over several lines
_COMPOUNDS = frozenset({"object", "array"})
_SCALARS = frozenset({"string", "number", "integer", "boolean"})
Paths = frozenset[tuple[str, ...]]


@dataclass(frozen=True)
class Row:
    """A question with the answer that it has."""

    question: Question
    answer: Answer = field(repr=False)


@dataclass
class Learned:
    """
    What a way found out that no answer says: the next way must know it from its start.

    `implied` are places that can hold one value, or none; `decided` are conditions that
    the validator settled. `grew` says that the way was gone without all of it.
    """

    implied: dict[Place, Answer] = field(default_factory=dict, repr=False)
    decided: dict[Key, bool] = field(default_factory=dict)
    grew: bool = False


@dataclass
class Found:
    """What a way came by, in order; `number` is that of the first open question."""

    rows: list[Row] = field(default_factory=list)
    open: list[Question] = field(default_factory=list)
    number: int = 1
    aside: list[Place] = field(default_factory=list)
    case: dict[str, Any] = field(default_factory=dict, repr=False)

    def note(self, question: Question) -> None:
        """Note an open question once, where it is asked first."""
        if not self.open:
            self.number = len(self.rows) + 1
        if all(other.place != question.place for other in self.open):
            self.open.append(question)


@dataclass
class Way:
    """One way through the schema; `only` keeps it to the way down to one place."""

    schema: Schema
    prose: Paths
    standing: Standing
    reader: Reader
    learned: Learned
    found: Found = field(default_factory=Found)
    only: Place = ()
    resolving: tuple[Key, ...] = ()

    @classmethod
    def of(cls, schema: Schema, given: Given, prose: Paths, learned: Learned) -> Way:
        """Return the way through a schema that some answers have made."""

        def accepts(node: Any, resolver: Any, value: Any) -> bool:
            validator = validators.explainer(node, schema.registry, resolver)
            return bool(validator.is_valid(value))

        standing = Standing(given, learned.implied)
        reader = Reader(Judge(standing, accepts), learned.decided)
        return cls(schema, prose, standing, reader, learned)

    def go(self) -> None:
        """Go through the whole case."""
        root = Clause(self.schema.contents, self.schema.resolver)
        self._group((), self.reader.clauses([root], ()), self.found.case, ())

    # --- groups, lists, fields ------------------------------------------------------------

    def _group(
        self, place: Place, clauses: Clauses, into: dict[str, Any], trail: tuple[str, ...]
    ) -> None:
        for name in names(clauses):
            if self._leads(place, name):
                self._child((*place, name), name, clauses, into, trail)

    def _leads(self, place: Place, step: str | int) -> bool:
        """Say whether a step is on the way to the one place that is looked for."""
        return len(place) >= len(self.only) or self.only[len(place)] == step

    def _child(
        self,
        place: Place,
        name: str,
        parents: Clauses,
        into: dict[str, Any],
        trail: tuple[str, ...],
    ) -> None:
        own = self.reader.clauses(inside(parents, name), place)
        if is_excluded(parents, own, name) or len(place) > MAX_DEPTH:
            self._set_aside(place)
            return
        shape = shape_of(own)
        inner = () if is_compound(shape) and any(c.is_sure for c in own) else own
        waits = waits_for(parents, inner, name, place[:-1])
        first = next(filter(None, map(self._resolved, waits)), None)
        if first is not None and first.place != place:
            self.found.note(first)
            return
        required = is_required(parents, name, self.reader.judge, place[:-1])
        question = Question(place, "value", shape, required, trail, self._is_prose(place, shape))
        if not is_compound(shape):
            self._field(question, into, name)
        elif "array" in shape.types:
            self._list(question, own, into)
        else:
            self._begin_group(question, own, into)

    def _field(self, question: Question, into: dict[str, Any], name: str) -> None:
        place, choices = question.place, question.shape.choices or ()
        if question.required and len(choices) == 1 and not isinstance(choices[0], bool):
            into[name] = choices[0]  # nothing to ask: there is one answer
            self._learn(place, choices[0])
            return
        if self._answered(question):
            answer = self.standing.given[place]
            if answer is not Mark.BLANK:
                into[name] = answer

    def _begin_group(self, question: Question, clauses: Clauses, into: dict[Any, Any]) -> None:
        place = question.place
        if not question.required:
            if not names(clauses) or not self._is_there(replace(question, kind="there")):
                return
        inner = into.setdefault(place[-1], {})
        self._group(place, clauses, inner, (*question.trail, question.title))

    def _list(self, question: Question, clauses: Clauses, into: dict[Any, Any]) -> None:
        place, name = question.place, question.place[-1]
        low, high = _bound(clauses, "minItems", max, 0), _bound(clauses, "maxItems", min, MAX_ITEMS)
        if not (question.required and low) and not self._is_there(replace(question, kind="there")):
            if question.required and self.standing.state(place) is State.ABSENT:
                into[name] = []
            return
        items: list[Any] = []
        into[name] = items
        trail = (*question.trail, question.title)
        for index in range(high):
            here = (*place, index)
            own = self.reader.clauses(inside(clauses, index), here)
            if is_excluded(clauses, own, index):
                return
            item = Question(
                here,
                "value",
                shape_of(own),
                index < max(low, 1),
                trail,
                self._is_prose(here, shape_of(own)),
            )
            if not self._item(item, own, items):
                return

    def _item(self, item: Question, own: Clauses, items: list[Any]) -> bool:
        """Go through an item of a list; say whether the list goes on."""
        compound = is_compound(item.shape)
        if not compound:
            if self._answered(item) and self.standing.given[item.place] is not Mark.BLANK:
                items.append(self.standing.given[item.place])
                return True
            return False
        if not item.required and not self._is_there(replace(item, kind="more")):
            return False
        holder: dict[Any, Any] = {}
        inner = replace(item, required=True)
        if "array" in item.shape.types:
            self._list(inner, own, holder)
        else:
            self._begin_group(inner, own, holder)
        items.extend(holder.values())
        return True

    # --- answers --------------------------------------------------------------------------

    def _answered(self, question: Question) -> bool:
        """Note a question as answered or open; say which."""
        place = question.place
        given = self.standing.given
        if place in given and question.fits(given[place]):
            self.found.rows.append(Row(question, given[place]))
            return True
        self.found.note(question)
        return False

    def _is_there(self, question: Question) -> bool:
        """Say whether an optional group, list or item is there, by the answer to just that."""
        if not self._answered(question):
            return False
        if self.standing.given[question.place] is Mark.THERE:
            return True
        self._set_aside(question.place)
        return False

    def _set_aside(self, place: Place) -> None:
        """Note answers to what there is no question for; that nothing is there stays true."""
        for key, answer in self.standing.given.items():
            if key[: len(place)] == place and answer is not Mark.BLANK:
                self.found.aside.append(key)

    def _is_prose(self, place: Place, shape: Shape) -> bool:
        """Say whether a text has room for several lines, or the letter prints it as paragraphs."""
        steps = tuple(ITEM if isinstance(step, int) else step for step in place)
        return steps in self.prose or (shape.get("maxLength") or 0) >= LONG

    # --- conditions -----------------------------------------------------------------------

    def _resolved(self, wait: Wait) -> Question | None:
        """Return the question that a condition waits for; None where it waits no longer."""
        if wait.key in self.resolving or self.reader.holds(wait) is not None:
            return None
        judge = self.reader.judge
        for place in judge.watched(wait.node, wait.resolver, wait.place):
            question = self._first_open(place, wait)
            if question is not None:
                return question
            if self.standing.state(place) is State.OPEN:
                self._learn(place, Mark.BLANK)  # there is no such question: nothing comes here
                return None
        self._decide(wait)
        return None

    def _first_open(self, place: Place, wait: Wait) -> Question | None:
        """Return the first open question on the way to a place, or in it."""
        resolving = (*self.resolving, wait.key)
        way = replace(self, only=place, resolving=resolving, found=Found())
        way.go()
        return next(iter(way.found.open), None)

    def _learn(self, place: Place, answer: Any) -> None:
        if place not in self.learned.implied:
            self.learned.implied[place] = answer
            self.learned.grew = True

    def _decide(self, wait: Wait) -> None:
        """Let the validator settle a condition that looks at nothing open any more."""
        value = self.standing.value(wait.place)
        accepts = self.reader.judge.accepts
        self.learned.decided[wait.key] = accepts(wait.node, wait.resolver, value)
        self.learned.grew = True


def is_compound(shape: Shape) -> bool:
    """Say whether a place holds fields or items, not a value of its own."""
    if shape.choices is not None or _SCALARS & shape.types:
        return False
    return bool(_COMPOUNDS & shape.types or shape.properties)


def _bound(clauses: Clauses, word: str, pick: Callable[..., Any], default: int) -> int:
    """Return the least or most items that a list may have."""
    found = [int(clause.node[word]) for clause in clauses if clause.is_sure and word in clause.node]
    return int(pick([*found, default]))
