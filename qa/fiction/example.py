"""A fictional case that fits a schema: names that nobody has, CPR numbers that none can have."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from qa.fiction import mending, names
from render import case, validators
from render.errors import CaseError
from render.fields import ITEM, required, sort_of
from render.schema import Schema
from render.shape import Shape

MAX_ROUNDS = 30
MAX_DEPTH = 12  # a schema may refer to itself
ITEMS = 2
DAY = "2026-11-20"
# Days that exist, and last digits that fail modulus 11: no such number is given to anybody.
CPR = ("230915-4902", "110612-4801", "050418-4703")
PEOPLE = ("Tina Testesen", "Bent Borgersen", "Lene Lærersen", "Pia Pædagogsen")
_ROLES = (
    (("barn", "boern", "børn", "barnets"), "Frida Fiktionsen"),
    (("sagsbehandler", "medarbejder", "underskriver", "afsender"), "Solveig Skabelonsen"),
    (("modtager", "ansoeger", "ansøger", "borger"), "Peter Prøvesen"),
)
_WORDS = {
    "co": ("Tina Testesen",), "vej": ("Prøvevej 12",),
    "titel": ("socialrådgiver",), "stilling": ("socialrådgiver",),
    "adresse": ("Prøvevej 12",), "by": ("Eksempelby",), "tilknytning": ("lærer", "mormor"),
    "kommune": ("Eksempel Kommune",), "bestemmelse": ("§ 2",), "klokken": ("09.30",),
}  # fmt: skip
_BY_SORT: Mapping[str, tuple[Any, ...]] = {
    "dato": (DAY,),
    "email": ("solveig@eksempel.example",),
    "sagsnummer": ("EKS-2026-000123",),
    "kle": ("27.24.00",),
    "heltal": (2, 1, 0, 10, 100, 2026),
    "tal": (1250, 2, 1, 0, 10, 100),
}
_PATTERNED = (
    "990012", "3900", "09.30", "99001200", "A1", "1", "12", "123", "AB-12", "a", "E9F0F2",
    "https://www.eksempel.example",
)  # fmt: skip


def case_for(
    declared: Schema, known: Mapping[str, Any] | None = None, short: bool = False
) -> dict[str, Any] | None:
    """
    Return a case that a schema accepts, None where none was found.

    What `known` holds is kept where it fits; all else is made up. `short` leaves out what may
    be left out, says no, and takes the last of the choices: the letter's other side.
    """
    maker = Maker(declared, short)
    made = maker.group(declared.shape, (), known or {}, bool(known) or short)
    for _ in range(MAX_ROUNDS):
        before = json.dumps(made, default=float)
        try:
            errors = declared.errors(case.read(before.encode()))
        except CaseError:  # such as a number too long for any case
            return None
        if not errors:
            return made
        mending.mend(maker, made, errors)
        if json.dumps(made, default=float) == before:
            return None
    return None


def value_for(declared: Schema, shape: Shape, path: tuple[str, ...]) -> Any:
    """Return a made up value for a place of a case, by its shape and the names that lead there."""
    return Maker(declared, short=True).value(shape, path)


@dataclass
class Maker:
    """Makes up values for the places of one schema, the same ones each time."""

    declared: Schema
    short: bool = False
    turns: dict[tuple[Any, ...], int] = field(default_factory=dict)

    def group(
        self, shape: Shape, path: tuple[str, ...], known: Mapping[str, Any], sparing: bool
    ) -> dict[str, Any]:
        """Return an object with each field; `sparing` adds only required ones to a known case."""
        needed = required(shape)
        found: dict[str, Any] = {}
        for name, inner in shape.properties.items():
            if name in known:
                found[name] = self.kept(inner, (*path, name), known[name])
            elif not sparing or name in needed:
                found[name] = self.value(inner, (*path, name))
        if shape.is_open:
            found |= {name: value for name, value in known.items() if name not in found}
        return found

    def kept(self, shape: Shape, path: tuple[str, ...], value: Any) -> Any:
        """Return a known value with what it lacks, or another where it does not fit."""
        if isinstance(value, dict) and (shape.properties or "object" in shape.types):
            return self.group(shape, path, value, True)
        if isinstance(value, list) and "array" in shape.types:
            return [self.kept(shape.items(), (*path, ITEM), item) for item in value]
        return value if self.fits(shape, value) else self.value(shape, path)

    def value(self, shape: Shape, path: tuple[str, ...]) -> Any:
        """Return a made up value for a place."""
        sort = sort_of(shape)
        if len(path) > MAX_DEPTH:
            return {}
        if shape.properties or sort == "gruppe":
            return self.group(shape, path, {}, self.short)
        if sort == "liste":
            return self._list(shape, (*path, ITEM))
        return next(
            (value for value in self.candidates(shape, path, sort) if self.fits(shape, value)), ""
        )

    def _list(self, shape: Shape, path: tuple[str, ...]) -> list[Any]:
        """Return the items of a list; where no two may be alike, choices are taken in turn."""
        items, count = shape.items(), self._count(shape)
        if shape.get("uniqueItems") and items.choices is not None:
            return list(items.choices[:count])
        if shape.get("uniqueItems"):
            count = max(1, shape.get("minItems") or 0)
        return [self.value(items, path) for _ in range(count)]

    def _count(self, shape: Shape) -> int:
        low, high = shape.get("minItems") or 0, shape.get("maxItems")
        wanted = max(1 if self.short else ITEMS, low)
        return int(wanted if high is None else min(wanted, high))

    def candidates(self, shape: Shape, path: tuple[str, ...], sort: str) -> Iterator[Any]:
        """Yield values for a place, the likeliest first."""
        if shape.choices is not None:
            yield from reversed(shape.choices) if self.short else shape.choices
        if sort == "ja_nej":
            yield from (not self.short, self.short)
        elif sort == "cpr":
            yield from self._turned(CPR)  # each number is another child's
        elif sort in _BY_SORT:
            yield from _BY_SORT[sort]
            yield from (int(shape.get(end)) for end in ("minimum", "maximum") if shape.get(end))
        else:
            yield from self._texts(shape, path)

    def _turned(self, values: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return values, beginning each time with the next."""
        turn = self.turns[values] = self.turns.get(values, -1) + 1
        first = turn % len(values)
        return values[first:] + values[:first]

    def _texts(self, shape: Shape, path: tuple[str, ...]) -> Iterator[str]:
        said = names.words(next(step for step in reversed(path) if step != ITEM))
        if said and said[-1] == "navn":
            yield self._person(path)
        hint = names.hint(path)
        yield from {"cpr": CPR, "email": _BY_SORT["email"]}.get(hint, ())
        yield from self._turned(_WORDS[said[-1]]) if said and said[-1] in _WORDS else ()
        if shape.get("pattern") is None:
            title = shape.label or "tekst"
            text = f"Eksempel: {title}"
            yield text[: shape.get("maxLength") or len(text)].rstrip()
            yield text.ljust(shape.get("minLength") or 0, "x")
        yield from _PATTERNED

    def _person(self, path: tuple[str, ...]) -> str:
        said = [word for step in path for word in names.words(step)]
        for roles, name in _ROLES:
            if any(role in said for role in roles):
                return name
        return str(self._turned(PEOPLE)[0])

    def fits(self, shape: Shape, value: Any) -> bool:
        """Say whether a value is right by all that surely applies to its place."""
        exact = json.loads(json.dumps(value, default=float), parse_float=Decimal)
        return all(
            validators.explainer(part.node, self.declared.registry, part.resolver).is_valid(exact)
            for part in shape.parts
            if not part.optional
        )


def text(made: Mapping[str, Any]) -> bytes:
    """Return a case as the bytes of its file."""
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
