"""Schemas drawn at random, with conditions of every form: each valid case can be told."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from answering import answer_to
from render import schema as schemas
from render.schema import Schema
from segl.asking.answers import Answers
from segl.asking.course import Course, course

Node = dict[str, Any]
LEAVES: tuple[Node, ...] = (
    {"type": "string"},
    {"enum": ["x", "y", "z"]},
    {"type": "boolean"},
    {"type": "integer"},
)
WORDS: dict[str, list[Any]] = {
    "string": ["x", "yy"],
    "boolean": [True, False],
    "integer": [1, 2, 3],
}
ASKS: dict[str, Node] = {
    "string": {"minLength": 2},
    "boolean": {"const": True},
    "integer": {"minimum": 2},
    "array": {"minItems": 2},
}
MAX_QUESTIONS = 200


def _node(r: Random, depth: int) -> Node:
    kind = r.random() if depth else 1
    if kind < 0.25:
        return _group(r, depth - 1)
    if kind < 0.4:
        return {"type": "array", "items": _node(r, depth - 1), "minItems": 1}
    return r.choice(LEAVES)


def _group(r: Random, depth: int) -> Node:
    """Return a closed group with conditions over its own fields and those below."""
    fields = {name: _node(r, depth) for name in r.sample("abcd", r.randint(1, 4))}
    node: Node = {"type": "object", "properties": fields, "additionalProperties": False}
    node["required"] = [name for name in fields if r.random() < 0.4]
    if conditions := [_conditional(r, fields) for _ in range(r.randint(0, 2))]:
        node["allOf"] = conditions
    one, other = r.choice(list(fields)), r.choice(list(fields))
    extra: list[Node] = [
        {"dependentRequired": {one: [other]}},
        {"dependentSchemas": {one: _effect(r, fields)}},
        {"anyOf": [{"required": [one]}, {"required": [other]}]},
        {"not": {"required": sorted({one, other})}},
    ]
    return node | (r.choice(extra) if r.random() < 0.3 else {})


def _conditional(r: Random, fields: Node) -> Node:
    node: Node = {"if": _condition(r, fields, 1), "then": _effect(r, fields)}
    return node | ({"else": _effect(r, fields)} if r.random() < 0.5 else {})


def _condition(r: Random, fields: Node, depth: int) -> Node:
    name, kind = r.choice(list(fields)), r.random()
    if kind < 0.3 and depth:
        word = r.choice(["not", "anyOf", "allOf", "oneOf"])
        inner = [_condition(r, fields, depth - 1) for _ in range(2)]
        return {word: inner[0] if word == "not" else inner}
    if kind < 0.5:
        return {"required": [name]}
    asks: Node = {"properties": {name: _ask(r, fields[name])}}
    return asks | ({"required": [name]} if r.random() < 0.7 else {})


def _ask(r: Random, field: Node) -> Node:
    if "enum" in field:
        return {"const": r.choice(field["enum"])}
    if field["type"] == "object":
        return _condition(r, field["properties"], 0)
    return ASKS[field["type"]]


def _effect(r: Random, fields: Node) -> Node:
    name, kind = r.choice(list(fields)), r.random()
    if kind < 0.4:
        return {"required": [name]}
    if kind < 0.7:
        return {"properties": {name: False}}
    field = fields[name]
    if field.get("type") == "object":
        return {"properties": {name: _effect(r, field["properties"])}}
    return {"properties": {name: _ask(r, field)}}


def _case(r: Random, node: Node) -> Any:
    """Return something of a schema's form; whether it is valid, the validator says."""
    if "enum" in node:
        return r.choice(node["enum"])
    if node["type"] == "array":
        return [_case(r, node["items"]) for _ in range(r.randint(1, 2))]
    if node["type"] == "object":
        fields = node["properties"].items()
        return {k: _case(r, n) for k, n in fields if k in node["required"] or r.random() < 0.5}
    return r.choice(WORDS[node["type"]])


def _told(schema: Schema, case: Any) -> Course:
    """Answer every question from a case; return where that leads."""
    answers = Answers()
    for _ in range(MAX_QUESTIONS):
        way = course(schema, answers)
        assert not way.aside  # no answer of a valid case is without its question
        if way.question is None:
            break
        answer = answer_to(way.question, case)
        assert way.question.fits(answer)  # nothing is demanded that the case may lack
        answers = answers.give(way.question.place, answer)
    return way


@pytest.mark.parametrize("seed", range(8))
def test_a_valid_case_of_any_schema_can_be_told(seed: int) -> None:
    r, tried = Random(seed), 0
    for _ in range(60):
        content = _group(r, 2)
        schema = schemas.from_documents({"sag.json": content}, "sag.json")
        drawn = [_case(r, content) for _ in range(20)]
        for case in [one for one in drawn if schema.accepts(one)][:3]:
            assert _told(schema, case).case == case, (content, case)
            tried += 1
    assert tried > 90
