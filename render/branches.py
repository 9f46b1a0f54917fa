"""What follows from an `if` in a schema: which branch an error lies in, and why it applies."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from referencing.exceptions import Unresolvable

from render.record import record
from render.shape import Shape

if TYPE_CHECKING:
    from referencing._core import Resolver

Steps = list[str | int]
Words = tuple[str, str]  # the same in Danish and English
_SHOWN = re.compile(r"(?!.*\d{6})\w[\w '.-]{0,59}")
NO_WORDS = ("", "")
_BY_KEY = frozenset({"properties", "patternProperties", "prefixItems"})
_COMBINED = frozenset({"allOf", "anyOf", "oneOf", "dependentSchemas"})
_PLAIN = frozenset({"items", "additionalProperties"})
_SAID = frozenset({"enum", "const", "type", "title", "description", "$comment"})
_MAX_CHOICES = 4


def json_path(steps: Steps) -> str:
    """Write a path as `afgoerelse.stoette[2].navn`."""
    text = ""
    for step in steps:
        name = step if _SHOWN.fullmatch(str(step)) else "…"  # no numbers of persons, no commands
        text += f"[{step}]" if isinstance(step, int) else f".{name}" if text else str(name)
    return text


def choices_of(node: Mapping[str, Any]) -> list[Any]:
    """Return the values that an `enum` or `const` allows, [] without one."""
    return list(node["enum"]) if "enum" in node else [node["const"]] if "const" in node else []


def word_of(choice: Any) -> str:
    """Write a choice as a message shows it."""
    return choice if isinstance(choice, str) and choice else json.dumps(choice, default=float)


@record
class Branch:
    """A `then` (`holds`) or `else` on the way to an error; `asks` is its `if`, `depth` deep."""

    asks: Any
    holds: bool
    depth: int

    def place(self, error: Any) -> Steps:
        """Return the place in the case of which the `if` asks."""
        return list(error.absolute_path)[: self.depth]


def branches_of(
    node: Any, resolver: Resolver[Any], way: Steps, depth: int = 0
) -> list[Branch] | None:
    """
    Return the branches on an error's way through the schema, None if it does not lead there.

    `jsonschema` leaves `if` and `$ref` out of the way, so that references are tried.
    """
    if not isinstance(node, Mapping):
        return None if way else []
    if not way:
        return []
    found = _inside(node, resolver, way, depth) if way[0] in node else None
    if found is None and "$ref" in node:
        try:
            resolved = resolver.lookup(node["$ref"])
        except Unresolvable:  # told when the schema is read
            return None
        return branches_of(resolved.contents, resolved.resolver, way, depth)
    return found


def _inside(node: Any, resolver: Resolver[Any], way: Steps, depth: int) -> list[Branch] | None:
    word, inner, rest = way[0], node[way[0]], way[1:]
    if not rest:
        return []
    if word in ("then", "else"):
        found = branches_of(inner, resolver, rest, depth)
        branch = Branch(node["if"], word == "then", depth)
        return None if found is None else [branch, *found]
    if word in _PLAIN:
        return branches_of(inner, resolver, rest, depth + 1)
    if word in _BY_KEY or word in _COMBINED:
        keys = range(len(inner)) if isinstance(inner, list) else inner
        if rest[0] not in keys:
            return None
        return branches_of(inner[rest[0]], resolver, rest[1:], depth + (word in _BY_KEY))
    return []


def follows(asks: Any, place: Steps, refused: Sequence[Steps]) -> bool:
    """Say whether an `if` asks about a refused field, or about something inside one."""
    if any(place[: len(steps)] == steps for steps in refused):
        return True
    if not isinstance(asks, Mapping):
        return False
    inner = [(node, [*place, name]) for name, node in asks.get("properties", {}).items()]
    inner += [(None, [*place, name]) for name in asks.get("required", ())]
    inner += [(node, place) for word in ("allOf", "anyOf", "oneOf") for node in asks.get(word, ())]
    inner += [(asks.get("not"), place)]
    return any(follows(node, steps, refused) for node, steps in inner)


def reason_for(branch: Branch, place: Steps, shape: Shape, case: Any) -> Words:
    """Say when a branch applies, such as ", når »Udfald« er afslag", if that is simple."""
    node = branch.asks
    while isinstance(node, Mapping) and len(node.get("properties", ())) == 1:
        ((name, inner),) = node["properties"].items()
        if set(node) - {"properties", "required", "type"} or set(node.get("required", ())) - {name}:
            return NO_WORDS
        place, node = [*place, name], inner
    if not isinstance(node, Mapping) or set(node) - _SAID or not _stands(case, place):
        return NO_WORDS
    field, choices, is_not = shape.at(place), choices_of(node), not branch.holds
    sure = (part.node for part in field.parts if not part.optional)
    every = next((list(part["enum"]) for part in sure if "enum" in part), [])
    if is_not and any(choice not in choices for choice in every):
        choices, is_not = [choice for choice in every if choice not in choices], False
    if not 0 < len(choices) <= _MAX_CHOICES:
        return NO_WORDS
    subject, words = field.label or json_path(place), [word_of(choice) for choice in choices]
    return (
        f", når »{subject}« {'ikke er' if is_not else 'er'} {' eller '.join(words)}",
        f', when "{subject}" is {"not " if is_not else ""}{" or ".join(words)}',
    )


def _stands(case: Any, steps: Steps) -> bool:
    """Say whether a case has a value at a place."""
    try:
        for step in steps:
            case = case[step]
    except (LookupError, TypeError):
        return False
    return True
