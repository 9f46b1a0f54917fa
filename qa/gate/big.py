"""A letter with a very long list: how long it takes and how large it gets; told, not judged."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from qa.gate.places import Case, Steps
from qa.proof.proof import Proof
from qa.proof.site import Slot
from render.errors import CaseError
from render.message import Message

ROWS = 5_000


@dataclass(frozen=True, slots=True)
class Big:
    """A case with a list of so many items, and where the list stands."""

    case: Case
    name: str
    rows: int


def case(proof: Proof, cases: Sequence[Case], rows: int) -> Big | None:
    """Return the first case with a list that is looped over made long; None where none may be."""
    for path in _lists(proof):
        for one in cases:
            items = _at(one, path)
            if isinstance(items, list) and items:
                made = _long(one, path, rows)
                if proof.schema.accepts(made):
                    return Big(made, ".".join(str(step) for step in path), rows)
    return None


def _lists(proof: Proof) -> Iterator[Steps]:
    """Yield the lists that loops go over, those inside other lists left out."""
    found = {
        site.path[:-1]: None
        for site in proof.contract.sites.values()
        if site.path and isinstance(site.path[-1], Slot)
    }
    for path in found:
        steps = tuple(step for step in path if isinstance(step, str))
        if len(steps) == len(path) and steps[:1] != ("kommune",):
            yield steps


def _at(value: Any, path: Steps) -> Any:
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _long(one: Case, path: Steps, rows: int) -> Case:
    made = copy.deepcopy(one)
    items = _at(made, path)
    items[:] = [items[n % len(items)] for n in range(rows)]
    return made


def told(made: Big, seconds: float, letter: bytes) -> Message:
    """Say how long a letter took, and how large it is."""
    size = len(letter) / 1000
    return Message(
        f"{made.rows} punkter i »{made.name}«: {seconds:.1f} sekunder, {size:.0f} kB",
        f'{made.rows} items in "{made.name}": {seconds:.1f} seconds, {size:.0f} kB',
    )


def refused(made: Big, error: CaseError) -> Message:
    """Say that so long a list cannot be filled in."""
    return Message(
        f"{made.rows} punkter i »{made.name}«: {error.message.da}",
        f'{made.rows} items in "{made.name}": {error.message.en}',
    )
