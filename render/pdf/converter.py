"""What turns Word files into PDF, and what is said where it could not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from render.errors import ToolError
from render.message import Message


class Converter(Protocol):
    """
    A way to LibreOffice, safe to be used by several threads.

    `group` is how many letters are best handed over at a time.
    """

    group: int

    def start(self) -> None:
        """Begin what takes time before the first letter, without waiting for it."""

    def pdfs(self, letters: Sequence[bytes]) -> list[bytes | ToolError]:
        """Return LibreOffice's PDF of each Word file, in order, or why there is none."""

    def close(self) -> None:
        """End what was started."""


def refused() -> ToolError:
    """Return that LibreOffice ran, but made no PDF of a letter."""
    return ToolError(
        Message(
            "LibreOffice kunne ikke lave brevet om til PDF. Åbn Word-filen, gem den igen, og prøv "
            "igen.",
            "LibreOffice could not turn the letter into PDF. Open the Word file, save it again, "
            "and try again.",
        )
    )


def died() -> ToolError:
    """Return that LibreOffice ended in the middle of a letter, more than once."""
    return ToolError(
        Message(
            "LibreOffice gik ned under arbejdet med brevet, også i andet forsøg.",
            "LibreOffice crashed over the letter, at the second attempt too.",
        )
    )


def late(seconds: float) -> ToolError:
    """Return that a letter took too long."""
    return ToolError(
        Message(
            f"LibreOffice blev ikke færdig med brevet på {seconds:g} sekunder og blev afbrudt.",
            f"LibreOffice did not finish the letter in {seconds:g} seconds and was stopped.",
        )
    )


def silent() -> ToolError:
    """Return that LibreOffice is there, but does not start."""
    return ToolError(
        Message(
            "LibreOffice er installeret, men kan ikke starte. Prøv »soffice --headless --version«.",
            'LibreOffice is installed, but does not start. Try "soffice --headless --version".',
        )
    )
