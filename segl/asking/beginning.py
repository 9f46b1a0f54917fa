"""The answers that a case at hand already gives, so that only what it lacks is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from render.branches import json_path
from render.schema import Schema
from render.shape import UNKNOWN
from segl.asking import checking
from segl.asking.answers import Answer, Answers, Mark, Place
from segl.asking.course import MAX_ROUNDS, course
from segl.asking.question import Question
from segl.asking.way import Paths


def read(
    schema: Schema,
    case: Mapping[str, Any],
    prose: Paths = frozenset(),
    *,
    is_whole: bool = True,
) -> Answers:
    """
    Return what a case answers of the schema's questions, as far as the schema accepts it.

    What no question took, as one before it is still open, is offered when it is asked. That a
    case lacks something is an answer, too, unless it is not whole.
    """
    answers = Answers()
    for _ in range(MAX_ROUNDS):
        found = course(schema, answers, prose)
        given = answers
        for question in found.open:
            answer = _answer(question, case)
            if answer is Mark.BLANK and not is_whole:
                continue
            if _fits(schema, answers, question, answer):
                answers = answers.give(question.place, answer)
        if answers is given:
            break
    rest = {place: answer for place, answer in _told(case) if place not in answers.given}
    return Answers(answers.given, rest)


def unused(schema: Schema, case: Mapping[str, Any], answers: Answers) -> Iterator[str]:
    """Yield the paths of what a case holds and no question will take."""
    found = course(schema, answers)
    for place, answer in _told(case):
        if isinstance(answer, Mark) or _at(found.case, place) is not Mark.BLANK:
            continue
        if found.question is None or schema.shape.at(list(place)) is UNKNOWN:
            yield json_path(list(place))


def _answer(question: Question, case: Mapping[str, Any]) -> Any:
    value = _at(case, question.place)
    if question.kind == "value":
        return value
    return Mark.THERE if isinstance(value, dict | list) and value else Mark.BLANK


def _fits(schema: Schema, answers: Answers, question: Question, answer: Any) -> bool:
    if not question.fits(answer):
        return False
    if isinstance(answer, Mark):
        return True
    if not isinstance(answer, str | int | Decimal | None):
        return False
    return checking.chosen(schema, answers.given, question, [answer]) == answer


def _at(case: Any, place: Place) -> Any:
    """Return the value at a place of a case, `Mark.BLANK` where there is none."""
    for step in place:
        try:
            case = case[step]
        except (LookupError, TypeError):
            return Mark.BLANK
    return case


def _told(value: Any, place: Place = ()) -> Iterator[tuple[Place, Answer]]:
    """Yield all that a case says, place by place."""
    if isinstance(value, dict | list):
        if place:
            yield place, Mark.THERE if value else Mark.BLANK
        steps = value.items() if isinstance(value, dict) else enumerate(value)
        for step, inner in steps:
            yield from _told(inner, (*place, step))
    else:
        yield place, value
