"""Check an answer by the schema at its place, and say what is wanted instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from render import validators, wording
from render.branches import json_path
from render.errors import Problem
from render.message import Message
from render.schema import Schema
from segl.asking.answers import Place, Value
from segl.asking.question import Question
from segl.asking.way import Row

_TWICE = Message(
    "Det står allerede på listen. Skriv noget andet.",
    "That is on the list already. Write something else.",
)


def refusals(
    schema: Schema, case: dict[str, Any], question: Question, value: Value
) -> list[Message]:
    """Return why the schema refuses a value as the answer to a question, [] if it does not."""
    told = [wording.demand(error, question.shape) for error in _errors(schema, question, value)]
    if not told and _is_twice(schema, case, question.place, value):
        told = [_TWICE]
    return list(dict.fromkeys(told))


def _errors(schema: Schema, question: Question, value: Value) -> Iterator[Any]:
    """Yield what is against a value in the schemas that apply to its place for certain."""
    for part in question.shape.parts:
        if not part.optional:
            validator = validators.explainer(part.node, schema.registry, part.resolver)
            yield from validator.iter_errors(value)


def _is_twice(schema: Schema, case: dict[str, Any], place: Place, value: Value) -> bool:
    """Say whether a list that wants different items has this one already."""
    if not isinstance(place[-1], int):
        return False
    items: Any = case
    for step in place[:-1]:
        items = items[step]
    if value not in [item for index, item in enumerate(items) if index != place[-1]]:
        return False
    trial = [*items[: place[-1]], value]
    parts = schema.shape.at(list(place[:-1])).parts
    return any(part.node.get("uniqueItems") and len(trial) > 1 for part in parts)


def place_of(problem: Problem, rows: Sequence[Row]) -> Place | None:
    """Return the place of the answer that a problem is about, None where it is about none."""
    paths = [(json_path(list(row.question.place)), row.question.place) for row in rows]
    exact = [place for path, place in paths if path == problem.path]
    inside = [
        place for path, place in paths if path.startswith((f"{problem.path}.", f"{problem.path}["))
    ]
    around = [place for path, place in paths if problem.path.startswith((f"{path}.", f"{path}["))]
    return next(iter([*exact, *around[::-1], *inside]), None)
