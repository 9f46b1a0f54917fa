"""The words for what differs in libraries' own law, the same on the screen and on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.compare.own_law import LawChange
from render.message import Message

LAW = Message("Bibliotekets egen lov (law/)", "The library's own law (law/)")
ABOUT = {
    "row": Message("Række", "Row"),
    "correction": Message("Rettelse", "Correction"),
    "confirmation": Message("Bekræftelse", "Confirmation"),
    "file": Message("Kan ikke bruges", "Cannot be used"),
}
SIGNS = {"added": "+", "removed": "-", "changed": "*", "unread": "?"}


def law(found: Sequence[LawChange], language: str) -> Iterator[str]:
    """Yield what differs, under a heading; nothing where nothing does."""
    if found:
        yield LAW.text(language)
    for one in found:
        yield f"  {SIGNS[one.kind]} {ABOUT[one.about].text(language)}: {one.what.text(language)}"
