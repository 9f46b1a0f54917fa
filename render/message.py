"""What a person reads, in Danish and English."""

from __future__ import annotations

from collections.abc import Sequence

from render.record import record


@record
class Message:
    """One sentence in the two languages that Segl speaks to its users."""

    da: str
    en: str

    def text(self, language: str) -> str:
        """Return the sentence in `language` ("da" or "en")."""
        return self.da if language == "da" else self.en

    def __str__(self) -> str:
        return self.en


NOTHING = Message("", "")


def did_you_mean(near: Sequence[str], before: str = "") -> Message:
    """Return, after `before`, whether the nearest known word was meant; empty if none is near."""
    if not near:
        return Message("", "")
    return Message(f"{before}Mente du »{near[0]}«?", f'{before}Did you mean "{near[0]}"?')
