"""Schemas of a line or two, the questions that they make, and a person who answers."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest

from render import schema as schemas
from render.message import Message
from render.schema import Schema
from segl.asking.answers import Answers
from segl.asking.conversation import Conversation
from segl.asking.course import course
from segl.asking.question import Question
from segl.asking.terminal import Terminal
from segl.asking.way import Paths

TODAY = datetime.date(2026, 11, 20)


def make_schema(properties: Mapping[str, Any], **words: Any) -> Schema:
    """Return the schema of a case with some fields."""
    content = {"type": "object", "properties": properties, **words}
    return schemas.from_documents({"sag.json": content}, "sag.json")


@pytest.fixture(scope="session")
def schema() -> Callable[..., Schema]:
    """`schema({"x": {...}}, required=["x"])`: the schema of a case."""
    return make_schema


@pytest.fixture(scope="session")
def ask() -> Callable[..., Question]:
    """`ask({"type": "integer"})`: the question for a field of that kind, required."""

    def ask(node: Mapping[str, Any], required: bool = True, prose: bool = False) -> Question:
        made = make_schema({"x": node}, required=["x"] if required else [])
        paths: Paths = frozenset({("x",)} if prose else ())
        question = course(made, Answers(), paths).question
        assert question is not None
        return question

    return ask


class Person:
    """
    Someone at a terminal who types lines, presses Ctrl-D after them, and reads all.

    Lines in a tuple are pasted at once, into a terminal that does not mark them.
    """

    def __init__(self, lines: Iterable[str | tuple[str, ...]], language: str, shows: bool) -> None:
        self._lines = list(lines)
        self._pasted: list[str] = []
        self.read: list[str] = []
        self.terminal = Terminal(
            language, shows, self.read.append, self._type, read_rest=self._rest
        )

    def _type(self, prompt: str) -> str:
        self.read.append(prompt)
        if self._pasted:
            return self._pasted.pop(0)
        if not self._lines:
            raise EOFError
        line = self._lines.pop(0)
        first, *self._pasted = (line,) if isinstance(line, str) else line
        return first

    def _rest(self) -> list[str]:
        rest, self._pasted = self._pasted, []
        return rest

    @property
    def left(self) -> list[str | tuple[str, ...]]:
        """The lines not typed yet."""
        return self._lines

    @property
    def screen(self) -> str:
        """All that was written, without colours."""
        import click

        return click.unstyle("\n".join(self.read))


Talk = Callable[..., tuple[dict[str, Any] | None, Person, Conversation]]


@pytest.fixture
def talk() -> Talk:
    """`talk(schema, *lines, prose=, answers=, ...)`: the case made, the person, the talk."""

    def talk(
        made: Schema,
        *lines: str | tuple[str, ...],
        prose: Paths = frozenset(),
        answers: Answers | None = None,
        language: str = "da",
        shows: bool = True,
        **more: Any,
    ) -> tuple[dict[str, Any] | None, Person, Conversation]:
        person = Person(lines, language, shows)
        end = Message("lav brevet", "make the letter")
        conversation = Conversation(
            made, person.terminal, TODAY, end, prose, answers=answers or Answers(), **more
        )
        return conversation.run(), person, conversation

    return talk
