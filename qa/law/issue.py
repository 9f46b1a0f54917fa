"""Something wrong in a library's own law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from render.message import Message

Kind = Literal["file", "expired", "unknown", "twice", "dangling", "person"]


@dataclass(frozen=True, slots=True)
class Issue:
    """
    Something wrong in a file of `law/`: of which kind, in which file, and what to do.

    `file` cannot be used, `expired` is a correction, `unknown` a row that is spoken of, `twice`
    a row that is there already, `dangling` a row that refers to one that is not, `person`
    somebody who is named where a role is to stand.
    """

    kind: Kind
    file: str
    message: Message
    fix: Message | None = None

    @property
    def named(self) -> Message:
        """Return the message with the file before it."""
        return Message(f"{self.file}: {self.message.da}", f"{self.file}: {self.message.en}")
