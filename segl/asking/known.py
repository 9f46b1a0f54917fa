"""
What a records system knows of a case, as the beginning of a case to be filled in.

A value that the schema refuses is left out and told by the field's name: a caseworker is asked
for it as if nobody knew it. Nothing here repeats a value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from render.esdh.prefill import Wanted
from render.message import Message
from render.record import record
from render.schema import Schema
from render.shape import Shape
from segl.asking.answers import Answer, Answers, Place
from segl.asking.question import titled
from segl.cases import cells, paths
from segl.written import fitting

TYPED = "--from"  # a fact that a person typed, and no system told
_TYPED = Message("det nummer, du skrev", "the number that you typed")
_UNCONFIRMED = Message("ikke bekræftet", "not confirmed")
_REFUSED = Message(
    "{0} oplyser noget, som ikke passer til disse felter, så du bliver spurgt: {1}.",
    "{0} tells something that does not fit these fields, so you are asked: {1}.",
)
_UNTOLD = Message("{0} oplyser ikke: {1}.", "{0} does not tell: {1}.")
_TOLD = Message(
    "Udfyldt på forhånd med det, {0} oplyser. Se det efter: {1}.",
    "Filled in beforehand by what {0} tells. Look it over: {1}.",
)
_ASSUMED = Message(
    "»ikke bekræftet« betyder, at ingen har set efter i {0}, at oplysningen er den, feltet mener.",
    '"not confirmed" means that nobody has looked in {0} whether the fact is what the field means.',
)


@record
class Origin:
    """Where the answer to a field is from: the answer as it was told, the system, the fact."""

    answer: Answer
    system: str
    fact: str
    confirmed: bool

    def __repr__(self) -> str:
        return f"Origin(fact={self.fact!r})"  # the answer is personal

    @property
    def words(self) -> Message:
        """What is shown beside the answer: `SBSYS: Nummer, ikke bekræftet`."""
        if self.fact == TYPED:
            return _TYPED
        shown = f"{self.system}: {self.fact}"
        if self.confirmed:
            return Message(shown, shown)
        return Message(f"{shown}, {_UNCONFIRMED.da}", f"{shown}, {_UNCONFIRMED.en}")


Origins = Mapping[Place, Origin]


@record
class Known:
    """
    What a case begins with: values by place, and where each is from.

    `refused` and `untold` are titles of fields: told in a form that does not fit, or not at all.
    """

    system: str
    origins: tuple[tuple[Place, Origin], ...]
    refused: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()

    @property
    def case(self) -> dict[str, Any]:
        """The values as a case, of which much may be lacking."""
        case: dict[str | int, Any] = {}
        for place, origin in self.origins:
            _put(case, place, origin.answer)
        return {str(key): _with_lists(value) for key, value in case.items()}

    def used(self, answers: Answers) -> Origins:
        """Return where the answers are from that a case began with."""
        places = {**answers.given, **answers.earlier}
        return {place: origin for place, origin in self.origins if place in places}

    def told(self, origins: Origins, schema: Schema, language: str) -> Iterator[str]:
        """Yield what is said before the first question: what is filled in, and what is not."""
        named = [
            f"{titled(schema.shape.at(list(place)), place)} ({origin.words.text(language)})"
            for place, origin in origins.items()
        ]
        if named:
            yield _TOLD.text(language).format(self.system, "; ".join(named))
            if not all(origin.confirmed for origin in origins.values()):
                yield _ASSUMED.text(language).format(self.system)
        for message, titles in ((_REFUSED, self.refused), (_UNTOLD, self.untold)):
            if titles:
                yield message.text(language).format(self.system, ", ".join(titles))


def _put(case: dict[str | int, Any], place: Place, answer: Answer) -> None:
    holder: Any = case
    for step in place[:-1]:
        holder = holder.setdefault(step, {}) if isinstance(holder, dict) else {}
    if isinstance(holder, dict):
        holder[place[-1]] = answer


def _with_lists(value: Any) -> Any:
    """Return a value in which items by number are lists, as far as none is missing before them."""
    if not isinstance(value, dict):
        return value
    if any(isinstance(key, int) for key in value):
        numbers = [number for number in range(len(value)) if number in value]
        whole = numbers[: next((i for i, n in enumerate(numbers) if i != n), len(numbers))]
        return [_with_lists(value[number]) for number in whole]
    return {key: _with_lists(inner) for key, inner in value.items()}


def read(schema: Schema, facts: Mapping[str, Any], wanted: Sequence[Wanted], system: str) -> Known:
    """Return what of the facts answers fields that the schema has, in a form that it accepts."""
    origins: list[tuple[Place, Origin]] = []
    refused: list[str] = []
    untold: list[str] = []
    for one in wanted:
        place = paths.parse(one.path)
        shape = paths.shape(schema, place) if place is not None else None
        if place is None or shape is None or shape.is_unknown:
            continue  # the field of another letter
        raw = facts.get(one.fact)
        value = _value(schema, shape, one.of(facts))
        if value is not None:
            origins.append((place, Origin(value, system, one.fact, one.confirmed)))
        elif raw is None or raw == "":
            untold.append(titled(shape, place))
        else:
            refused.append(titled(shape, place))
    return Known(system, tuple(origins), _once(refused), _once(untold))


def _once(titles: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(titles))


def _value(schema: Schema, shape: Shape, raw: Any) -> Answer:
    """Return a fact as the value of a field, None where it is none that the schema accepts."""
    read_cell = cells.reader(cells.Place(shape))
    if read_cell is None or not isinstance(raw, str | bool | int | float | Decimal):
        return None
    value = read_cell(cells.tidy(Decimal(str(raw)) if isinstance(raw, float) else raw))
    if not isinstance(value, str | bool | int | Decimal):
        return None
    return value if next(fitting.errors(schema, shape, value), None) is None else None
