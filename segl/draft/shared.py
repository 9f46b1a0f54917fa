"""The concepts that a library's schemas share (`schemas/common.json`), and which fit a field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from render import schema
from render.errors import SeglError
from render.fields import required, sort_of
from render.library import Library
from render.shape import Shape
from segl.draft.guess import Guess

FILE = "common.json"
SORTS = {  # what a concept must be, to stand for no more than a sort of value
    "tekst": "tekst", "lang": "tekst", "dato": "dato", "cpr": "cpr", "email": "email",
    "telefon": "tekst", "postnr": "tekst", "sagsnummer": "sagsnummer", "beloeb": "tal",
}  # fmt: skip
_CONCEPTS = {"lang": "tekst"}
_LIKE = {"lang": "tekst", "telefon": "tekst", "postnr": "tekst", "beloeb": "tal", "heltal": "tal"}
_PLURALS = {"boern": "barn", "børn": "barn"}


@dataclass(frozen=True)
class Shared:
    """The concepts by name; empty where the library has no such file, or a broken one."""

    concepts: Mapping[str, Shape] = field(default_factory=dict)

    @classmethod
    def of(cls, library: Library) -> Shared:
        """Read the concepts of a library."""
        try:
            declared = schema.read(library.root / "schemas" / FILE)
        except SeglError:
            return cls()
        named: Mapping[str, Any] = declared.contents.get("$defs", {})
        return cls({n: Shape.of([(node, declared.resolver, False)]) for n, node in named.items()})

    def leaf(self, sort: str) -> str:
        """Return the concept that stands for a sort of value, "" without one."""
        name = _CONCEPTS.get(sort, sort)
        shape = self.concepts.get(name)
        return name if shape is not None and sort_of(shape) == SORTS.get(sort) else ""

    def named(self, guess: Guess) -> str:
        """Return the concept of a field's own name, if what the letter uses fits it."""
        for name in _names(guess):
            shape = self.concepts.get(name)
            if shape is not None and fits(guess, shape):
                return name
        return ""


def _names(guess: Guess) -> list[str]:
    steps = [step for step in guess.path if step != "[]"]
    last = steps[-1]
    if guess.sort == "dato" and len(steps) == 1 and last == "dato":
        return ["brevdato"]
    if guess.path[-1] == last:
        return [last]
    singular = [last.removesuffix(ending) for ending in ("er", "e", "r")]
    return [_PLURALS.get(last, ""), *singular]


def fits(guess: Guess, shape: Shape) -> bool:
    """Say whether a concept has all that a letter uses of a field, in kinds that agree."""
    sort = sort_of(shape)
    if guess.sort == "gruppe":
        return sort == "gruppe" and all(
            name in shape.properties and fits(key, shape.properties[name])
            for name, key in guess.keys.items()
        )
    if guess.sort == "liste":
        return sort == "liste" and (guess.item is None or fits(guess.item, shape.items()))
    if guess.sort == "valg":
        return shape.choices is not None and set(guess.choices) <= {*map(str, shape.choices)}
    return sort in (guess.sort, _LIKE.get(guess.sort, guess.sort)) or (
        guess.sort == "tekst" and sort in ("cpr", "email", "sagsnummer", "kle", "valg")
    )


def extends(guess: Guess, shape: Shape) -> bool:
    """Say whether an open concept can carry a group, some fields being the letter's own."""
    closed = any(part.node.get("additionalProperties") is False for part in shape.parts)
    if guess.sort != "gruppe" or sort_of(shape) != "gruppe" or closed:
        return False
    known = [name for name, key in guess.keys.items() if name in shape.properties]
    return bool(known) and all(
        fits(guess.keys[name], shape.properties[name]) or _narrows(guess.keys[name], shape, name)
        for name in known
    )


def _narrows(guess: Guess, shape: Shape, name: str) -> bool:
    """Say whether a choice of the letter narrows what a concept leaves open."""
    inner = shape.properties[name]
    return guess.sort == "valg" and inner.choices is None and sort_of(inner) == "tekst"


def unused(guess: Guess, shape: Shape) -> list[str]:
    """Return the fields that a concept demands of every case, and the letter does not print."""
    return [name for name in shape.properties if name in required(shape) and name not in guess.keys]
