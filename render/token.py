"""A piece of a part: markup that opens or closes an element, other markup, or a tag."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Token(NamedTuple):
    """
    A piece of a part: `kind` is "start", "end", "text" or "tag".

    "start" and "end" carry the element's `name` (`@name` for the inside of an
    attribute); "text" is any markup that neither opens nor closes; `number` is
    the tag's for "tag".
    """

    kind: Literal["start", "end", "text", "tag"]
    markup: str = ""
    name: str = ""
    number: int = 0
