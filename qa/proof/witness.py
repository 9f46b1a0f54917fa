"""
From a model of the solver to a case: the smallest that the schema accepts and that shows it.

What the model says of a site is put into the case; all else is made up, and only where the
schema asks for it.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from qa.fiction import example
from qa.proof.contract import Contract
from qa.proof.formula import Formula, Model, holds, leaves
from qa.proof.site import ITEM, KINDS, Path, Site, Slot
from qa.proof.texts import VISIBLE
from render import case
from render.errors import CaseError
from render.schema import Schema

MAX_ITEMS = 50
MAX_TRIES = 80
Case = dict[str, Any]


@dataclass(frozen=True)
class Maker:
    """Makes cases of one schema; `root` is the path under which its sites stand."""

    schema: Schema
    contract: Contract
    root: Path = ()

    def case(self, model: Model, about: Formula) -> Case | None:
        """
        Return a case that the schema accepts, as a model says; None where none was found.

        Texts that the formula `about` does not look at are made up where that is possible: a
        model may give them any word.
        """
        looked_at = {leaf.key[1] for leaf in leaves(about) if len(leaf.key) > 1}
        for paths in (looked_at, None):
            made = example.case_for(self.schema, self._known(model, paths), short=True)
            if made is not None:
                return _exact(made)
        return None

    def _known(self, model: Model, paths: Container[object] | None) -> Case:
        """Return what a model says of the case, nested as a case is."""
        known: Case = {}
        under = len(self.root)
        sites = (s for s in self.contract.sites.values() if s.path[:under] == self.root)
        for site in sorted(sites, key=lambda site: len(site.path)):
            if not site.path[under:] or (not self.root and site.path[0] == "kommune"):
                continue
            steps = [_step(step, model) for step in site.path[under:]]
            holder = _into(known, steps[:-1])
            free = paths is not None and site.path not in paths and not site.shape.choices
            value = self._value(site, model, free) if holder is not None else _NOTHING
            if value is not _NOTHING:
                _put(holder, steps[-1], value)
        return known

    def _value(self, site: Site, model: Model, free: bool) -> Any:
        """Return the value of a site by a model, made up where the model leaves it open."""
        kind = next((kind for kind in KINDS if _is(site, kind, model)), None)
        match kind:
            case "null":
                return None
            case "boolean":
                return bool(model.get(site.truth.key, False))
            case "number":
                return model.get(site.number.key, _NOTHING)
            case "text":
                return self._made_up(site) if free else self._text(site, model)
            case "list":
                length = int(model.get(site.length.key, 0))
                item = example.value_for(self.schema, site.shape.items(), _names(site.path))
                return [copy.deepcopy(item) for _ in range(min(length, MAX_ITEMS))]
            case "object":
                return {}
        return _NOTHING

    def _text(self, site: Site, model: Model) -> Any:
        code = model.get(site.text.key)
        text = self.contract.texts.text(int(code)) if code is not None else None
        if text is not None:
            return text
        if code is not None and code < VISIBLE:
            return next((blank for blank in site.blanks if blank), " ")
        return self._made_up(site)

    def _made_up(self, site: Site) -> Any:
        return example.value_for(self.schema, site.shape, _names(site.path))


_NOTHING = object()


def _is(site: Site, kind: str, model: Model) -> bool:
    return kind in site.kinds and holds(site.has(kind), model) is True


def _names(path: Path) -> tuple[str, ...]:
    return tuple(step if isinstance(step, str) else ITEM for step in path)


def _into(value: Any, steps: Sequence[str | int]) -> Any:
    """Return what stands at the end of some steps, None where they lead nowhere."""
    for step in steps:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _put(holder: Any, step: str | int, value: Any) -> None:
    """Put a value where it belongs, if there is room for it."""
    with suppress(IndexError, TypeError):
        holder[step] = value


def _step(step: str | Slot, model: Model) -> str | int:
    """Return a step in a real case: any item of a list stands where its loop has it."""
    if isinstance(step, str):
        return step
    if step.index is not None:
        return step.index
    return int(model.get(("turn", step.number), 0))


def _exact(made: Mapping[str, Any]) -> Case:
    """Return a case as it is read from its file: exact numbers."""
    return case.read(json.dumps(made, default=float).encode("utf-8"))


def smallest(made: Case, shows: Callable[[Case], bool]) -> Case:
    """Leave out of a case what need not be there for it to show the same."""
    tries = 0
    for path in list(_paths(made)):
        if tries >= MAX_TRIES:
            break
        smaller = copy.deepcopy(made)
        if _without(smaller, path):
            tries += 1
            if shows(smaller):
                made = smaller
    return made


def _paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the paths into a case, outer before inner, the last items of lists first."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield (*path, name)
            yield from _paths(inner, (*path, name))
    elif isinstance(value, list):
        for number in reversed(range(len(value))):
            yield (*path, number)
            yield from _paths(value[number], (*path, number))


def _without(made: Any, path: tuple[str | int, ...]) -> bool:
    """Take out what stands at a path; say whether anything did."""
    try:
        del _into(made, path[:-1])[path[-1]]
    except (KeyError, IndexError, TypeError):
        return False
    return True


def refusal(render: Callable[[Case], object], made: Case) -> CaseError | None:
    """Return how filling refuses a case, None where it does not."""
    try:
        render(made)
    except CaseError as error:
        return error
    return None
