"""Check an answer by the schema at its place, and say what is wanted instead."""

from __future__ import annotations

from collections.abc import Sequence

from render import wording
from render.branches import json_path
from render.errors import Problem
from render.message import Message
from render.schema import Schema
from segl.asking.answers import Given, Place, Value
from segl.asking.question import Question
from segl.asking.way import Row
from segl.written import fitting

_TWICE = Message(
    "Det står allerede på listen. Skriv noget andet.",
    "That is on the list already. Write something else.",
)


def chosen(
    schema: Schema, given: Given, question: Question, values: Sequence[Value]
) -> Value | Message:
    """
    Return the first of some values that the schema accepts as the answer to a question.

    Where it accepts none, return what it asks of the first. `given` are the answers so far.
    """
    told = [_refusal(schema, question, value) for value in values]
    if None not in told:
        return told[0]
    value = values[told.index(None)]
    return _TWICE if _is_twice(schema, given, question.place, value) else value


def _refusal(schema: Schema, question: Question, value: Value) -> Message | None:
    """Return why the schemas that apply to a place for certain refuse a value."""
    error = next(fitting.errors(schema, question.shape, value), None)
    return None if error is None else wording.demand(error, question.shape)


def _is_twice(schema: Schema, given: Given, place: Place, value: Value) -> bool:
    """Say whether a list that wants different items has this one already."""
    above, step = place[:-1], place[-1]
    parts = schema.shape.at(list(above)).parts if isinstance(step, int) else ()
    if not any(part.node.get("uniqueItems") for part in parts):
        return False
    return value in [other for key, other in given.items() if key[:-1] == above and key != place]


def told(problem: Problem) -> Message:
    """Return what a problem says, without the path that means nothing to a person at a form."""
    path = f" ({problem.path})"
    return Message(problem.message.da.replace(path, ""), problem.message.en.replace(path, ""))


def place_of(problem: Problem, rows: Sequence[Row]) -> Place | None:
    """Return the place of the answer that a problem is about, None where it is about none."""
    paths = [(json_path(list(row.question.place)), row.question.place) for row in rows]
    exact = [place for path, place in paths if path == problem.path]
    inside = [
        place for path, place in paths if path.startswith((f"{problem.path}.", f"{problem.path}["))
    ]
    around = [place for path, place in paths if problem.path.startswith((f"{path}.", f"{path}["))]
    return next(iter([*exact, *around[::-1], *inside]), None)
