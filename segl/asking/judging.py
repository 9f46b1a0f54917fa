"""Judge a condition of a schema over a case that is not filled in yet: yes, no, or not yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from referencing.exceptions import Unresolvable

from render.record import record
from segl.asking.answers import Answer, Mark, Place

if TYPE_CHECKING:
    from referencing._core import Resolver

Verdict = bool | None  # None: it depends on what is not answered yet
_SPEAKS_OF_NOTHING = frozenset(
    {"$comment", "title", "description", "examples", "default", "deprecated", "$id", "$schema"}
    | {"$defs", "$anchor", "readOnly", "writeOnly", "then", "else"}  # the last two go with `if`
)
_GROUPS = ("allOf", "anyOf", "oneOf")
_INNER = frozenset({"properties", "$ref", "not", "if", *_GROUPS})


class State(Enum):
    """What is known of a place: left empty, not asked yet, begun (a group or list), or a value."""

    ABSENT = "absent"
    OPEN = "open"
    BEGUN = "begun"
    VALUE = "value"


@dataclass(frozen=True)
class Standing:
    """The answers given, as states of places; `implied` are those that follow unasked."""

    given: Mapping[Place, Answer] = field(repr=False)
    implied: Mapping[Place, Answer] = field(repr=False)

    @cached_property
    def _begun(self) -> frozenset[Place]:
        return frozenset(key[:length] for key in self.given for length in range(len(key)))

    def at(self, place: Place) -> Answer | None:
        """Return the answer at a place (None also for null)."""
        return self.given[place] if place in self.given else self.implied.get(place)

    def state(self, place: Place) -> State:
        """Return the state of a place."""
        if any(self.at(place[:length]) is Mark.BLANK for length in range(1, len(place) + 1)):
            return State.ABSENT
        if not place or place in self._begun or self.at(place) is Mark.THERE:
            return State.BEGUN
        known = place in self.given or place in self.implied
        return State.VALUE if known else State.OPEN

    def value(self, place: Place) -> Any:
        """Return what the answers so far make of a place, groups and lists built up."""
        if self.state(place) is State.VALUE:
            return self.at(place)
        known = [*self.given, *self.implied]
        depth = len(place)
        below = [key[depth] for key in known if len(key) > depth and key[:depth] == place]
        steps = [s for s in dict.fromkeys(below) if self.state((*place, s)) is not State.ABSENT]
        if any(isinstance(step, int) for step in below):
            return [self.value((*place, step)) for step in steps]
        return {step: self.value((*place, step)) for step in steps}


@record
class Judge:
    """
    Judges schemas over the answers so far.

    `accepts` is the real validator: whether a schema accepts a whole value. It is
    asked about values that are there; what is open is reasoned about in three values.
    """

    standing: Standing
    accepts: Callable[[Any, Resolver[Any], Any], bool]

    def verdict(self, node: Any, resolver: Resolver[Any], place: Place) -> Verdict:
        """Say whether a schema holds at a place, whatever is answered from now on."""
        state = self.standing.state(place)
        if state is State.ABSENT or node is True:
            return True
        if state is State.VALUE:
            return self.accepts(node, resolver, self.standing.at(place))
        if not isinstance(node, Mapping):
            return False if state is State.BEGUN else None
        return every(self._keyword(word, node, resolver, place) for word in node)

    def _keyword(
        self, word: str, node: Mapping[str, Any], resolver: Resolver[Any], place: Place
    ) -> Verdict:
        value = node[word]
        if word in _SPEAKS_OF_NOTHING:
            return True
        match word:
            case "properties":
                return every(self.verdict(n, resolver, (*place, k)) for k, n in value.items())
            case "required":
                return every(self.is_there((*place, name)) for name in value)
            case "type":
                return self._type(value, place)
            case "$ref":
                found = followed(value, resolver)
                return None if found is None else self.verdict(*found, place)
            case "allOf" | "anyOf" | "oneOf":
                return _COUNTED[word](self.verdict(one, resolver, place) for one in value)
            case "not":
                return negated(self.verdict(value, resolver, place))
            case "if":
                return self._condition(node, resolver, place)
        return None

    def _condition(self, node: Mapping[str, Any], resolver: Resolver[Any], place: Place) -> Verdict:
        holds = self.verdict(node["if"], resolver, place)
        sides = [self.verdict(node.get(w, True), resolver, place) for w in ("then", "else")]
        if holds is None:
            return sides[0] if sides[0] == sides[1] else None
        return sides[0] if holds else sides[1]

    def _type(self, value: Any, place: Place) -> Verdict:
        """A place that was begun is a group or a list."""
        if self.standing.state(place) is State.OPEN:
            return None
        return bool({"object", "array"} & {*([value] if isinstance(value, str) else value)})

    def is_there(self, place: Place) -> Verdict:
        """Say whether there is something at a place."""
        state = self.standing.state(place)
        return None if state is State.OPEN else state is not State.ABSENT

    def watched(self, node: Any, resolver: Resolver[Any], place: Place) -> Iterator[Place]:
        """Yield the places without an answer that a schema looks at, single fields first."""
        state = self.standing.state(place)
        if state in (State.ABSENT, State.VALUE):
            return
        if not isinstance(node, Mapping):
            yield place
            return
        for word, value in sorted(node.items(), key=lambda item: item[0] not in _INNER):
            if word != "type" or state is State.OPEN:
                yield from self._watched(word, value, resolver, place)

    def _watched(
        self, word: str, value: Any, resolver: Resolver[Any], place: Place
    ) -> Iterator[Place]:
        if word == "properties":
            for name, inner in value.items():
                yield from self.watched(inner, resolver, (*place, name))
        elif word == "required":
            yield from (p for p in ((*place, n) for n in value) if self.is_there(p) is None)
        elif word == "$ref" and (found := followed(value, resolver)) is not None:
            yield from self.watched(*found, place)
        elif word in _GROUPS:
            for one in value:
                yield from self.watched(one, resolver, place)
        elif word in ("not", "if", "then", "else"):
            yield from self.watched(value, resolver, place)
        elif word not in _SPEAKS_OF_NOTHING:
            yield place


def followed(reference: str, resolver: Resolver[Any]) -> tuple[Any, Resolver[Any]] | None:
    """Return what a reference leads to, None where it leads nowhere (told elsewhere)."""
    try:
        found = resolver.lookup(reference)
    except Unresolvable:
        return None
    return found.contents, found.resolver


def every(verdicts: Iterable[Verdict]) -> Verdict:
    """All must hold: one that does not decides."""
    return _decided(verdicts, False)


def some(verdicts: Iterable[Verdict]) -> Verdict:
    """One must hold: one that does decides."""
    return _decided(verdicts, True)


def _decided(verdicts: Iterable[Verdict], deciding: bool) -> Verdict:
    found = set()
    for verdict in verdicts:
        if verdict is deciding:
            return deciding
        found.add(verdict)
    return None if None in found else not deciding


def one(verdicts: Iterable[Verdict]) -> Verdict:
    """Exactly one must hold."""
    found = list(verdicts)
    if found.count(True) > 1:
        return False
    return None if None in found else found.count(True) == 1


def negated(verdict: Verdict) -> Verdict:
    """The opposite, where it is known."""
    return None if verdict is None else not verdict


_COUNTED = {"allOf": every, "anyOf": some, "oneOf": one}
