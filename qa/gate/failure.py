"""What the gate tells: a failure with its place and the case that shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from qa.gate.places import Case
from render.message import Message
from render.place import Place

Kind = Literal["refused", "damaged", "invalid", "differs", "unreached"]


@dataclass(frozen=True, slots=True)
class Failure:
    """
    One thing that a drawn case showed: each kind is told by a rule of its own.

    `case` is None where it is about no single case.
    """

    kind: Kind
    place: Place
    message: Message
    case: Case | None = field(default=None, compare=False)

    @property
    def mark(self) -> tuple[str, Place, Message]:
        """What makes two failures the same, whatever their cases."""
        return self.kind, self.place, self.message
