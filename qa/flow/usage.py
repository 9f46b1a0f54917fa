"""Which fields of a schema anything uses: letters, manifest, the schema's own conditions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from qa.flow.names import walk
from qa.subject import Subject
from render.binds import concept_path
from render.fields import Field, fields
from render.schema import Schema
from render.shape import ITEM, UNKNOWN, Path, Shape

# what the program itself asks a case for: the letter's language, the file's name
_CONCEPTS = ("brevdato", "sagsnummer", "sprogvalg")
_NAMED = re.compile(r"\{\s*([\w.]+)\s*(?:\|[^{}]*)?\}")


def unused(subject: Subject) -> tuple[Field, ...]:
    """
    Return the fields that nothing uses; of a group without any use, the group alone.

    () where it cannot be known: a version with faults or names that are not followed.
    """
    walks = list(subject.walks)
    template, schema, others = subject.template, subject.schema, subject.others
    if template is None or schema is None or others is None:
        return ()
    for other in others:
        walks += walk([part.body for part in other.parts], schema.shape, UNKNOWN)
    if any(one.faults for one in (template, *others)) or any(one.unknown for one in walks):
        return ()
    used = {path for one in walks for path in one.used} | set(_elsewhere(subject, schema))
    whole = {path for one in walks for path in one.whole}
    demanded = set(_demanded(schema))
    found = _outermost(list(fields(schema.shape)), used, whole)
    return tuple(one for one in found if one.path not in demanded)


def _outermost(every: list[Field], used: set[Path], whole: set[Path]) -> Iterator[Field]:
    """Yield each unused field that does not stand in one already yielded."""
    above = {path[:n] for path in used for n in range(1, len(path) + 1)}
    told: set[Path] = set()
    for one in every:
        before = {one.path[:n] for n in range(1, len(one.path) + 1)}
        if one.path in above or before & whole or before & told:
            continue
        told.add(one.path)
        yield one


def _demanded(schema: Schema) -> Iterator[Path]:
    """Yield the fields that a shared concept asks of every case: no letter can leave them out."""
    own = {id(node) for node in _objects(schema.contents)}
    groups: list[tuple[Shape, Path]] = [(schema.shape, ())]
    groups += [(one.shape, one.path) for one in fields(schema.shape)]
    for shape, path in groups:
        if "array" in shape.types:
            shape, path = shape.items(), (*path, ITEM)
        for part in shape.parts:
            if id(part.node) not in own and not part.optional:
                yield from ((*path, name) for name in part.node.get("required", ()))


def _objects(node: Any) -> Iterator[Any]:
    if isinstance(node, Mapping):
        yield node
    for inner in node.values() if isinstance(node, Mapping) else node:
        if isinstance(inner, (Mapping, list)):
            yield from _objects(inner)


def _elsewhere(subject: Subject, schema: Schema) -> Iterator[Path]:
    """Yield the paths that the manifest, the program and the schema itself ask for."""
    manifest = subject.manifest
    for concept in (*_CONCEPTS, *manifest.binds):
        yield concept_path(concept, schema, manifest)
    for text in _texts(manifest.metadata):
        yield from (tuple(name.split(".")) for name in _NAMED.findall(text))
    yield from _conditions(schema.shape)
    for one in fields(schema.shape):
        inner = one.shape.items() if "array" in one.shape.types else one.shape
        yield from _conditions(inner)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def _conditions(shape: Shape) -> Iterator[Path]:
    """Yield the fields by which a schema decides on others (JSON Schema 2020-12, 10.2)."""
    for part in shape.parts:
        yield from _tested(part.node.get("if"), shape.path)
        for keyword in ("anyOf", "oneOf"):
            for side in part.node.get(keyword, ()):
                yield from _tested(side, shape.path, choosing=True)
        for keyword in ("dependentRequired", "dependentSchemas"):
            yield from ((*shape.path, name) for name in part.node.get(keyword, {}))


def _tested(node: Any, path: Path, choosing: bool = False) -> Iterator[Path]:
    """Yield the fields that a condition looks at; with `choosing`, those with fixed values."""
    if not isinstance(node, Mapping):
        return
    for name, inner in node.get("properties", {}).items():
        here = (*path, name)
        fixed = isinstance(inner, Mapping) and ("const" in inner or "enum" in inner)
        if fixed or not choosing:
            yield here
        yield from _tested(inner, here, choosing)
    if not choosing:
        yield from ((*path, name) for name in node.get("required", ()))
    for keyword in ("items", "contains"):
        yield from _tested(node.get(keyword), (*path, ITEM), choosing)
    for keyword in ("allOf", "anyOf", "oneOf"):
        for inner in node.get(keyword, ()):
            yield from _tested(inner, path, choosing)
    yield from _tested(node.get("not"), path, choosing)
