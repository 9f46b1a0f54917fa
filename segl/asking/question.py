"""One question: the place it fills, what the schema says of it, how it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Literal

from render.branches import word_of
from render.fields import sort_of
from render.shape import Shape
from segl.asking.answers import Answer, Mark, Place

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "_": " ", "-": " "})
Kind = Literal["value", "there", "more"]  # a field; whether a group or list is there; an item more


@dataclass(frozen=True)
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
        return "valg" if self.choices and "boolean" not in self.shape.types else sort_of(self.shape)

    @cached_property
    def choices(self) -> tuple[Any, ...]:
        """The only answers that there are, () where they are not all named."""
        sure = self.shape.choices
        if sure is None:  # words that the alternatives of the schema offer between them
            offered = [part.node for part in self.shape.parts if part.optional]
            named = [node for node in offered if {"const", "enum"} & set(node)]
            sure = tuple(word for node in named for word in node.get("enum", [node.get("const")]))
        return tuple(dict.fromkeys(w for w in sure if isinstance(w, str | bool | int | Decimal)))

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
        """
        The help, parted into what it says in general and of each choice.

        Schemas explain choices as `medhold: alt, der er søgt om. delvis: noget af det.`
        """
        rest, words = self.help, {}
        for choice in self.choices:
            match = re.search(rf"(?:^|(?<=\s)){re.escape(word_of(choice))}: ([^.]*)\.\s*", rest)
            if match is None:
                return self.help, {}
            words[choice] = match[1]
            rest = rest[: match.start()] + rest[match.end() :]
        return rest.strip(), words

    def word(self, choice: Any) -> str:
        """
        Return a choice as it is shown.

        That is the schema's title for it, else its explanation where that is only the
        same word with its Danish letters, else the word as it stands.
        """
        for part in self.shape.parts:
            if part.optional and part.node.get("const", self) == choice and "title" in part.node:
                return str(part.node["title"])
        word, explanation = word_of(choice), self.explained[1].get(choice, "")
        return explanation if folded(explanation) == folded(word) else word.replace("_", " ")


def folded(text: str) -> str:
    """Return words as they are compared: case, hyphens and how æ, ø, å are written aside."""
    return " ".join(text.casefold().translate(_LETTERS).split())


def titled(shape: Shape, place: Place) -> str:
    """Return the title of a place: that of the schema, else its name; items are numbered."""
    name = next((step for step in reversed(place) if isinstance(step, str)), "")
    title = shape.label or name.replace("_", " ").capitalize()
    return f"{title} {place[-1] + 1}" if place and isinstance(place[-1], int) else title
