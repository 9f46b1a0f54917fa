"""The choices that a schema offers in a place, and the words that each goes by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from render.branches import word_of
from render.fields import sort_of
from render.shape import Shape

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "_": " ", "-": " "})


def folded(text: str) -> str:
    """Return words as they are compared: case, hyphens and how æ, ø, å are written aside."""
    return " ".join(text.casefold().translate(_LETTERS).split())


def offered(shape: Shape) -> tuple[Any, ...]:
    """Return the only values that there are in a place, () where they are not all named."""
    sure = shape.choices
    if sure is None:  # words that the alternatives of the schema offer between them
        nodes = [part.node for part in shape.parts if part.optional]
        named = [node for node in nodes if {"const", "enum"} & set(node)]
        sure = tuple(word for node in named for word in node.get("enum", [node.get("const")]))
    return tuple(dict.fromkeys(w for w in sure if isinstance(w, str | bool | int | Decimal)))


def sort(shape: Shape) -> str:
    """Return the sort of value that is written in a place, a key of render.fields.SORTS."""
    return "valg" if offered(shape) and "boolean" not in shape.types else sort_of(shape)


def explained(shape: Shape) -> tuple[str, dict[Any, str]]:
    """
    Return the schema's help to a place, parted into what it says in general and of each choice.

    Schemas explain choices as `medhold: alt, der er søgt om. delvis: noget af det.`
    """
    rest = help_ = str(shape.get("description") or "").strip()
    words: dict[Any, str] = {}
    for choice in offered(shape):
        match = re.search(rf"(?:^|(?<=\s)){re.escape(word_of(choice))}: ([^.]*)\.\s*", rest)
        if match is None:
            return help_, {}
        words[choice] = match[1]
        rest = rest[: match.start()] + rest[match.end() :]
    return rest.strip(), words


def word(shape: Shape, choice: Any) -> str:
    """
    Return a choice as it is shown.

    That is the schema's title for it, else its explanation where that is only the
    same word with its Danish letters, else the word as it stands.
    """
    for part in shape.parts:
        if part.optional and part.node.get("const", shape) == choice and "title" in part.node:
            return str(part.node["title"])
    plain, explanation = word_of(choice), explained(shape)[1].get(choice, "")
    return explanation if folded(explanation) == folded(plain) else plain.replace("_", " ")


def labels(shape: Shape) -> Iterator[tuple[Any, list[str]]]:
    """Yield each choice with the words that it goes by."""
    for choice in offered(shape):
        words = ["ja", "yes"] if choice is True else ["nej", "no"] if choice is False else []
        yield choice, [word_of(choice), word(shape, choice), *words]
