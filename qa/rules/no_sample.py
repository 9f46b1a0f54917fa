"""A template that was never filled has never been tried."""

from __future__ import annotations

from collections.abc import Iterator

from qa import commands
from qa.rule import Found, rule
from qa.subject import Subject
from render.message import Message


@rule(
    "LIB003",
    "warning",
    Message("Skabelonen har ingen prøvesag", "The template has no sample case"),
    Message(
        "Uden en opdigtet sag er brevet aldrig blevet udfyldt, før den første borger får det.",
        "Without a fictional case the letter has never been filled before the first citizen "
        "gets it.",
    ),
    bad="(skabelonen har ingen prøvesager) Kære {{ navn }}",
    good="Kære {{ navn }}",
)
def check(subject: Subject) -> Iterator[Found]:
    """Yield once for a template of a library that has no sample case at all."""
    shelf = subject.shelf
    if shelf is not None and shelf.is_first and not shelf.cases:
        yield Found(
            subject.start,
            Message(
                "Skabelonen er ikke prøvet: mappen »cases« er tom eller mangler.",
                'The template is untried: the folder "cases" is empty or missing.',
            ),
            _fix(subject),
        )


def _fix(subject: Subject) -> Message:
    command = commands.sample(subject, "eksempel.json")
    return Message(
        f"Lav mindst én sag med opdigtede svar: {command.da}",
        f"Make at least one case with fictional answers: {command.en}",
    )
