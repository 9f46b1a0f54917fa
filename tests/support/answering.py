"""A case turned into what a person would type to make it: the lines, in the order asked for."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from render.schema import Schema
from segl.asking import sense
from segl.asking.answers import Answer, Answers, Mark, Place
from segl.asking.course import course
from segl.asking.question import Question
from segl.asking.typed import command
from segl.asking.way import Paths

TODAY = datetime.date(2026, 1, 1)  # when the case is told


def at(case: Any, place: Place) -> Any:
    """Return the value at a place of a case, `Mark.BLANK` where there is none."""
    for step in place:
        try:
            case = case[step]
        except (LookupError, TypeError):
            return Mark.BLANK
    return case


def answer_to(question: Question, case: Any) -> Answer:
    """Return the answer to a question that leads to a case."""
    value: Any = at(case, question.place)
    if question.kind == "value":
        return value  # type: ignore[no-any-return]
    return Mark.BLANK if value in (Mark.BLANK, []) else Mark.THERE


def typed(question: Question, answer: Answer) -> list[str]:
    """Return the lines with which a person gives an answer."""
    if question.kind != "value":
        return ["j" if answer is Mark.THERE else "n"]
    if answer is Mark.BLANK or answer is None:
        return [""]
    if isinstance(answer, bool):
        return ["ja" if answer else "nej"]
    if isinstance(answer, int | Decimal):
        return [f"{answer:f}".replace(".", ",") if isinstance(answer, Decimal) else f"{answer}"]
    assert isinstance(answer, str)
    if question.sort == "dato":
        year, month, day = answer.split("-")
        line = f"{day}-{month}-{year}"
        return [line, "j"] if sense.doubt(question, answer, TODAY) else [line]
    lines = [_meant(line) for line in answer.split("\n")]
    return [*lines, "."] if question.is_prose else lines


def _meant(line: str) -> str:
    is_command = command(line, "da") or line.strip() == "." or line.startswith("\\")
    return f"\\{line}" if is_command else line


def script(schema: Schema, case: Any, prose: Paths = frozenset()) -> Iterator[list[str]]:
    """Yield, question by question, the lines that make a case."""
    answers = Answers()
    while (question := course(schema, answers, prose).question) is not None:
        answer = answer_to(question, case)
        yield typed(question, answer)
        answers = answers.give(question.place, answer)
