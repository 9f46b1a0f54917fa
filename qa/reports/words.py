"""What machines pass on of a finding for a person to read."""

from __future__ import annotations

from collections.abc import Iterator

from qa.finding import Finding
from render.message import Message

BASIS = Message("Grundlag", "Basis")
CORRECTED = Message("Rettelse af lovkataloget", "Correction of the law")


def described(finding: Finding, language: str) -> Iterator[str]:
    """Yield lines: what is wrong, where, what to do, on what basis."""
    yield finding.message.text(language)
    if finding.place.part or finding.place.quote:
        yield f"{finding.place.describe(language)}."
    if finding.fix is not None:
        yield finding.fix.text(language)
    if finding.basis:
        yield f"{BASIS.text(language)}: {finding.basis}."
