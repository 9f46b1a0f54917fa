"""Whether a value fits a place of the schema, by what applies there for certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from render import validators
from render.schema import Schema
from render.shape import Shape


def errors(schema: Schema, shape: Shape, value: Any) -> Iterator[Any]:
    """Yield what the schemas that apply to a place for certain have against a value."""
    for validator in validating(schema, shape):
        yield from validator.iter_errors(value)


def validating(schema: Schema, shape: Shape) -> Sequence[Any]:
    """Return the validators of a place, for who asks it of many values."""
    sure = [part for part in shape.parts if not part.optional]
    return [validators.explainer(part.node, schema.registry, part.resolver) for part in sure]
