"""
The course of the questions: what the answers so far make of the schema.

Everything is worked out anew from the schema and the answers, so that an answer
taken back or changed takes its consequences with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from render.schema import Schema
from segl.asking.answers import Answers, Place
from segl.asking.question import Question
from segl.asking.way import Learned, Paths, Row, Way

MAX_ROUNDS = 500


@dataclass(frozen=True)
class Course:
    """
    `rows` are the questions answered and `open` those to be asked, in order; `number` is
    that of the next one, and `case` is what the answers make. `aside` are places with
    answers that no longer have a question.
    """

    rows: tuple[Row, ...]
    open: tuple[Question, ...]
    number: int
    case: dict[str, Any] = field(repr=False)
    aside: tuple[Place, ...]

    @property
    def question(self) -> Question | None:
        """The next question, None when all are answered."""
        return self.open[0] if self.open else None


def course(schema: Schema, answers: Answers, prose: Paths = frozenset()) -> Course:
    """
    Return the course of a case that is being filled in.

    A field on which a condition of the schema depends is asked for before what the
    condition decides. `prose` are the paths of texts that print as paragraphs.
    """
    learned = Learned()
    for _ in range(MAX_ROUNDS):
        learned.grew = False
        way = Way.of(schema, answers.given, prose, learned)
        way.go()
        if not learned.grew:
            break
    found = way.found
    return Course(
        tuple(found.rows), tuple(found.open), found.number, found.case, tuple(found.aside)
    )
