"""One question: the place it fills, what the schema says of it, how it is called."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Literal

from render.record import record
from render.shape import Shape
from segl.asking.answers import Answer, Mark, Place
from segl.written import choices

Kind = Literal["value", "there", "more"]  # a field; whether a group or list is there; an item more


@record
class Question:
    """
    A question as the answers so far have made it.

    `trail` are the titles of the groups around it, outermost first; `is_prose` says
    whether the answer may be of several lines: a long text, or one printed as paragraphs.
    """

    place: Place
    kind: Kind
    shape: Shape
    required: bool
    trail: tuple[str, ...] = ()
    is_prose: bool = False

    @property
    def title(self) -> str:
        """What the field is called: its title, else its name; items are numbered."""
        return titled(self.shape, self.place)

    @property
    def help(self) -> str:
        """What the schema says to help, "" if nothing."""
        return str(self.shape.get("description") or "").strip()

    @cached_property
    def sort(self) -> str:
        """The sort of the answer, a key of render.fields.SORTS."""
        return choices.sort(self.shape)

    @cached_property
    def choices(self) -> tuple[Any, ...]:
        """The only answers that there are, () where they are not all named."""
        return choices.offered(self.shape)

    @property
    def may_be_null(self) -> bool:
        """Whether the schema has a field that is there, and empty."""
        return "null" in self.shape.types or None in (self.shape.choices or ())

    def fits(self, answer: Answer) -> bool:
        """Say whether an answer is one to this kind of question."""
        if self.kind != "value":
            return isinstance(answer, Mark)
        return answer is not Mark.THERE and (answer is not Mark.BLANK or not self.required)

    @cached_property
    def explained(self) -> tuple[str, dict[Any, str]]:
        """The help, parted into what it says in general and of each choice."""
        return choices.explained(self.shape)

    def word(self, choice: Any) -> str:
        """Return a choice as it is shown."""
        return choices.word(self.shape, choice)


def titled(shape: Shape, place: Place) -> str:
    """Return the title of a place: that of the schema, else its name; items are numbered."""
    name = next((step for step in reversed(place) if isinstance(step, str)), "")
    title = shape.label or name.replace("_", " ").capitalize()
    return f"{title} {place[-1] + 1}" if place and isinstance(place[-1], int) else title
