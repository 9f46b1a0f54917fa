"""Whether a value fits a place of the schema, by what applies there for certain."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from referencing import Registry

from render import validators
from render.schema import Schema
from render.shape import Shape

_OF_TEXT = frozenset(
    {"const", "enum", "format", "maxLength", "minLength", "pattern", "type"}
)  # keywords that a text can be refused by; those that combine schemas are in the shape already


def errors(schema: Schema, shape: Shape, value: Any) -> Iterator[Any]:
    """Yield what the schemas that apply to a place for certain have against a value."""
    sure = [part for part in shape.parts if not part.optional]
    for part in sure:
        validator = validators.explainer(part.node, schema.registry, part.resolver)
        yield from validator.iter_errors(value)


def accepts_text(shape: Shape) -> Callable[[str], bool]:
    """
    Return what says whether a text may stand in a place: fast, for who asks it of many.

    It knows what is said of texts and nothing else, so that only a no is certain.
    """
    sure = [part.node for part in shape.parts if not part.optional]
    said = [{word: node[word] for word in _OF_TEXT & set(node)} for node in sure]
    return validators.gate({"allOf": [{}, *said]}, Registry(), "tekst.json")
