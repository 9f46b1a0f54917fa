"""Tie a concept of the law or the letter to a path in the case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from render.manifest import Manifest
    from render.schema import Schema
    from render.shape import Shape

MAX_DEPTH = 6
ONE, SEVERAL = "modtager", "modtagere"  # whom a letter is to; a case may name several


def concept_path(concept: str, schema: Schema | None, manifest: Manifest) -> tuple[str, ...]:
    """
    Return the path of the field that stands for a concept, () where none does.

    The manifest's `[binds]` decide; without one it is the first property that
    refers to `common.json#/$defs/<concept>`.
    """
    named = manifest.binds.get(concept)
    if isinstance(named, Mapping):
        named = named.get("path")
    if isinstance(named, str):
        return tuple(named.split("."))
    if schema is None:
        return ()
    return next(_search(schema.shape, f"#/$defs/{concept}", ()), ())


def _search(shape: Shape, ending: str, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if len(path) >= MAX_DEPTH:
        return
    properties = shape.properties
    for name, inner in properties.items():
        if any(str(part.node.get("$ref", "")).endswith(ending) for part in inner.parts):
            yield (*path, name)
    for name, inner in properties.items():
        yield from _search(inner, ending, (*path, name))


def value_at(case: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    """Return the value at a path of a case, None where the path leads nowhere."""
    value: Any = case
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value if path else None
