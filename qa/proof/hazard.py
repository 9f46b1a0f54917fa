"""What can go wrong when a tag is filled: where, why, and under which formula."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qa.proof.formula import Formula
from qa.proof.site import Path
from render.message import Message
from render.tag import Tag

Kind = Literal["absent", "blank", "kind", "empty", "zero", "format"]


@dataclass(frozen=True, slots=True)
class Hazard:
    """
    A use that some case makes fail.

    `kind`: the value is "absent" (missing or null), "blank" where it prints, of a wrong
    "kind", an "empty" list of which an item is taken, "zero" as a divisor, or a text or
    number that a filter cannot "format". `written` is the expression as a message names it,
    `path` the site of the case that is to blame (() where none is), `why` says it in words.
    """

    kind: Kind
    tag: Tag
    written: str
    path: Path
    condition: Formula
    why: Message
