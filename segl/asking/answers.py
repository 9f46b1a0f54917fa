"""The answers that a person has given so far: by place, in the order given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

Place = tuple[str | int, ...]  # names of fields and numbers of items, from the case down


class Mark(Enum):
    """
    What an answer says without being a value.

    `BLANK`: there is nothing here (a field skipped, a group or list left out, no
    further item). `THERE`: the group, list or item is there, and its fields follow.
    """

    BLANK = "blank"
    THERE = "there"


Value = str | bool | int | Decimal | None
Answer = Value | Mark
Given = Mapping[Place, Answer]


@dataclass(frozen=True)
class Answers:
    """
    `given` are the answers that count; `earlier` were taken back, and are still offered.

    Both hold personal data: they are shown to the person who gave them, and to no log.
    """

    given: Given = field(default_factory=dict, repr=False)
    earlier: Given = field(default_factory=dict, repr=False)

    def give(self, place: Place, answer: Answer) -> Answers:
        """Return the answers with one more; "nothing" for an item takes it out of its list."""
        if answer is Mark.BLANK and isinstance(place[-1], int):
            return self._without(place)
        given = {key: value for key, value in self.given.items() if key != place}
        return Answers(given | {place: answer}, _but(self.earlier, place))

    def take_back(self, *places: Place) -> Answers:
        """Return the answers without those at and below some places, which become earlier ones."""
        back = {k: v for k, v in self.given.items() if any(k[: len(p)] == p for p in places)}
        given = {key: value for key, value in self.given.items() if key not in back}
        return Answers(given, {**self.earlier, **back})

    def take_one_back(self, place: Place) -> Answers:
        """Return the answers with the one at a place asked for again; what is below it stays."""
        back = {place: self.given[place]}
        return Answers(_but(self.given, place), {**self.earlier, **back})

    def offer(self, place: Place, answer: Answer) -> Answers:
        """Return the answers with one more that is only offered."""
        return Answers(self.given, {**self.earlier, place: answer})

    def forget(self, place: Place) -> Answers:
        """Return the answers without the earlier one at a place; the same where there is none."""
        if place not in self.earlier:
            return self
        return Answers(self.given, _but(self.earlier, place))

    def has_items_after(self, place: Place) -> bool:
        """Say whether a place is an item of a list, and not the last one with answers."""
        above, step = place[:-1], place[-1]
        below = [key for key in self.given if key[: len(above)] == above and len(key) > len(above)]
        values = {key[len(above)] for key in below if self.given[key] is not Mark.BLANK}
        return isinstance(step, int) and any(isinstance(v, int) and v > step for v in values)

    def _without(self, place: Place) -> Answers:
        """Take out an item; those after it move up, and after the last the list is at its end."""
        above, index = place[:-1], int(place[-1])
        moved = dict(_moved(self.given, above, index))
        if not any(key[: len(place)] == place for key in moved):
            moved[place] = Mark.BLANK
        return Answers(moved, dict(_moved(self.earlier, above, index)))


def _but(answers: Given, place: Place) -> dict[Place, Answer]:
    return {key: value for key, value in answers.items() if key != place}


def _moved(answers: Given, above: Place, index: int) -> Iterable[tuple[Place, Answer]]:
    for key, value in answers.items():
        step = key[len(above)] if len(key) > len(above) and key[: len(above)] == above else None
        if not isinstance(step, int) or step < index:
            yield key, value
        elif step > index:
            yield (*above, step - 1, *key[len(above) + 1 :]), value
