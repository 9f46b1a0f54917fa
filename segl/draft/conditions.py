"""Fields that only some letters need: the letter's own conditions, put into the schema."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from qa.flow.facts import Holds, Path
from render.fields import ITEM
from render.record import record
from segl.draft.guess import Guess

Node = dict[str, Any]
Condition = tuple[Holds, ...]  # of each field at most one


@record
class Rule:
    """Under a condition some fields are required; those of `only` have no place elsewhere."""

    condition: Condition
    required: tuple[Path, ...]
    only: tuple[Path, ...]

    def node(self) -> Node:
        """Return the rule as it stands in a schema's `allOf`."""
        tests = [_nested(one.path, _test(one)) for one in self.condition]
        node: Node = {"if": tests[0] if len(tests) == 1 else {"allOf": tests}}
        node["then"] = _consequence(self.required, "required")
        if self.only:
            node["else"] = _consequence(self.only, "false")
        return node


def find(fields: Mapping[str, Guess]) -> Mapping[Path, Condition]:
    """Return the fields that only some letters need, with the condition that makes them so."""
    every = {guess.path: guess for guess in _all(fields.values())}
    found: dict[Path, Condition] = {}
    for path, guess in every.items():
        condition = _condition(guess.when, every)
        above = [found[path[:n]] for n in range(1, len(path)) if path[:n] in found]
        if condition and condition not in above:
            found[path] = condition
    return found


def rules(fields: Mapping[str, Guess], own: Collection[Path]) -> Iterator[Rule]:
    """Yield one rule for each condition on fields of the schema's own, as the letter asks."""
    every = {guess.path: guess for guess in _all(fields.values())}
    by_condition: dict[Condition, list[Path]] = {}
    for path, condition in find(fields).items():
        if path not in own:
            continue  # a shared concept decides
        by_condition.setdefault(condition, []).append(path)
    for condition, paths in by_condition.items():
        yield Rule(condition, tuple(paths), tuple(path for path in paths if every[path].only))


def _all(guesses: Any) -> Iterator[Guess]:
    for guess in guesses:
        yield guess
        if guess.sort == "gruppe":
            yield from _all(guess.keys.values())


def _condition(when: frozenset[Holds], every: Mapping[Path, Guess]) -> Condition:
    """Return what fields must be, each once; () where it cannot be said in a schema."""
    found: dict[Path, Holds] = {}
    for holds in when:
        asked = every.get(holds.path)
        if asked is None or asked.sort not in ("valg", "ja_nej") or ITEM in holds.path:
            continue
        if asked.when or not asked.required:
            continue  # it is not in every case itself
        one = _yes_or_no(holds) if asked.sort == "ja_nej" else holds
        found[holds.path] = _both(found[holds.path], one) if holds.path in found else one
    if not all(holds.values for holds in found.values()):
        return ()
    return tuple(sorted(found.values(), key=lambda holds: holds.path))


def _yes_or_no(holds: Holds) -> Holds:
    """Return what a yes/no is, for what it is not."""
    kept = tuple(value for value in (True, False) if (value in holds.values) is holds.among)
    return Holds(holds.path, kept, True)


def _both(one: Holds, other: Holds) -> Holds:
    """Return what holds of a field of which two things hold."""
    if one.among is other.among is False:
        return Holds(one.path, tuple(dict.fromkeys((*one.values, *other.values))), False)
    first, second = (one, other) if one.among else (other, one)
    kept = tuple(v for v in first.values if (v in second.values) is second.among)
    return Holds(one.path, kept, True)


def _test(holds: Holds) -> Node:
    """Return the schema of a value; what is not said by name stays open to further choices."""
    values = {"enum": sorted(holds.values, key=str)}
    return values if holds.among else {"not": values}


def _nested(path: Path, test: Node) -> Node:
    """Return the schema that a field at a path is there and passes a test."""
    for name in reversed(path):
        test = {"properties": {name: test}, "required": [name]}
    return test


def _consequence(paths: tuple[Path, ...], kind: str) -> Node:
    """Return the schema that requires some fields, or that has no place for them."""
    node: Node = {}
    for path in paths:
        inner = node
        for name in path[:-1]:
            inner = inner.setdefault("properties", {}).setdefault(name, {})
        if kind == "required":
            inner.setdefault("required", []).append(path[-1])
        else:
            inner.setdefault("properties", {})[path[-1]] = False
    return node
