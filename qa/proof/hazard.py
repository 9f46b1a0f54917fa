"""What can go wrong when a tag is filled: where, why, and under which formula."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qa.proof.formula import Formula
from qa.proof.site import Path
from render.errors import CaseError
from render.message import Message
from render.tag import Tag
from render.values import ABSENT, BLANK, KINDS

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

    def is_shown(self, error: CaseError | None) -> bool:
        """Say whether a case that was refused shows this hazard, here and for this reason."""
        if error is None:
            return False
        said = [one.message for one in error.problems if one.place == self.tag.place]
        return any(self._is_meant(message) for message in said)

    def _is_meant(self, message: Message) -> bool:
        absent = any(KINDS[kind].en in message.en for kind in ABSENT)
        if self.kind in ("absent", "blank"):
            return absent if self.kind == "absent" else message == BLANK
        return not absent and message != BLANK
