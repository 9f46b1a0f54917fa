"""A case as a model of the proof's formulas: what is so in it, key by key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from qa.proof.contract import Contract
from qa.proof.formula import Key
from qa.proof.site import Path, Slot
from qa.proof.texts import OTHER, VISIBLE
from render.values import MISSING, is_visible, kind_of

Fact = bool | int | Decimal
_LIKE_NONE = 1  # a blank text that no literal is


@dataclass(frozen=True)
class Facts(Mapping[Key, Fact]):
    """
    What is so in a case at hand; a key that the case does not settle is missing.

    `turns` say which turn each loop is in, by the number of its tag.
    """

    case: Mapping[str, Any]
    municipality: Mapping[str, Any] | None
    contract: Contract
    turns: Mapping[int, int] = field(default_factory=dict)
    _others: dict[str, int] = field(default_factory=dict)

    def __getitem__(self, key: Key) -> Fact:
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[Key]:
        return iter(())  # they are asked for, never listed

    def __len__(self) -> int:
        return 0

    def _find(self, key: Key) -> Fact | None:
        match key:
            case ("turn", int() as number):
                return self._turn(number)
            case (str() as what, tuple() as path, *rest) if what in _READ:
                value = self.at(path)
                return _READ[what](self, value, *rest) if value is not None else None
        return None

    def at(self, path: Path) -> Any:
        """Return what stands at a path, MISSING where nothing does, None where no turn is known."""
        value: Any = self.case
        if path[:1] == ("kommune",):
            value = {"kommune": self.municipality or {}}
        for step in path:
            place = self._place(step) if isinstance(step, Slot) else step
            if place is None:
                return None
            value = _below(value, place)
        return _NULL if value is None else value

    def _place(self, slot: Slot) -> int | None:
        return slot.index if slot.index is not None else self._turn(slot.number)

    def _turn(self, number: int) -> int | None:
        """Return which turn the loop with a slot of its own is in, None where nobody knows."""
        return self.turns.get(self.contract.loops.get(number, 0))

    def text(self, value: Any) -> int | None:
        """Return the number of a text, the same for the same text."""
        if not isinstance(value, str):
            return None
        known = self.contract.texts.codes.get(value)
        if known is not None:
            return known
        if not is_visible(value):
            return VISIBLE - _LIKE_NONE
        return self._others.setdefault(value, OTHER + len(self._others))


_NULL = object()


def _below(value: Any, step: str | int) -> Any:
    if isinstance(value, dict) and isinstance(step, str):
        return value.get(step, MISSING)
    if isinstance(value, list) and isinstance(step, int):
        return value[step] if -len(value) <= step < len(value) else MISSING
    return MISSING


def _kind(value: Any) -> str:
    return "null" if value is _NULL else kind_of(value)


def _number(facts: Facts, value: Any) -> Fact | None:
    return value if _kind(value) == "number" else None


def _length(facts: Facts, value: Any) -> Fact | None:
    return len(value) if isinstance(value, list | dict) else None


_READ: Mapping[str, Any] = {
    "is": lambda facts, value, kind: _kind(value) == kind,
    "true": lambda facts, value: value is True if isinstance(value, bool) else None,
    "text": Facts.text,
    "number": _number,
    "length": _length,
}
