"""Let what is said of one item of a list be said of another, at a slot of its own."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from qa.proof.contract import Contract
from qa.proof.site import Site, Slot
from qa.proof.value import Rows


def another(contract: Contract, rows: Rows, slot: Slot) -> Rows:
    """Return a list with another slot for any of its items: two of them may differ."""
    if rows.slot is None or rows.slot == slot:
        return rows
    contract.renew(rows.slot, slot)
    move = _Move(rows.slot, slot)
    each, told = move(rows.each), move(rows.told)
    return Rows(rows.length, each, told, slot)


class _Move:
    """Puts one slot in another's place, in all that names it; what is shared stays shared."""

    def __init__(self, old: Slot, new: Slot) -> None:
        self._old, self._new = old, new
        self._known: dict[int, tuple[Any, Any]] = {}  # by id; what has one must live

    def __call__(self, thing: Any) -> Any:
        if thing == self._old:
            return self._new
        if isinstance(thing, tuple):
            moved = tuple(map(self, thing))
            return thing if all(a is b for a, b in zip(moved, thing, strict=True)) else moved
        if not is_dataclass(thing) or isinstance(thing, type):
            return thing
        known = self._known.get(id(thing))
        if known is None:
            known = self._known[id(thing)] = (thing, self._parts(thing))
        return known[1]

    def _parts(self, thing: Any) -> Any:
        if isinstance(thing, Site):
            path = self(thing.path)
            return thing if path is thing.path else Site(path, thing.shape, thing.may_lack)
        found = {one.name: getattr(thing, one.name) for one in fields(thing) if one.init}
        changed = {name: new for name, old in found.items() if (new := self(old)) is not old}
        return replace(thing, **changed) if changed else thing
