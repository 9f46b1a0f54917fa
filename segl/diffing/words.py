"""The words for what differs in libraries' own law, the same on the screen and on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qa.compare.blocks import BlockDifference
from qa.compare.own_law import LawChange
from render.message import Message

LAW = Message("Bibliotekets egen lov (law/)", "The library's own law (law/)")
ABOUT = {
    "row": Message("Række", "Row"),
    "correction": Message("Rettelse", "Correction"),
    "confirmation": Message("Bekræftelse", "Confirmation"),
    "file": Message("Kan ikke bruges", "Cannot be used"),
}
BLOCK = {
    "added": Message("Nyt fælles afsnit", "New shared paragraph"),
    "removed": Message("Fælles afsnit væk", "Shared paragraph gone"),
    "changed": Message("Fælles afsnit ændret", "Shared paragraph changed"),
}
IN_BLOCKS = Message(
    "Desuden ændret gennem fælles afsnit, vist for sig",
    "Also changed by shared paragraphs, shown by themselves",
)
TOUCHED = Message("Kun ændret gennem fælles afsnit", "Changed by shared paragraphs alone")
SIGNS = {"added": "+", "removed": "-", "changed": "*", "unread": "?"}


def letters(one: BlockDifference) -> Message:
    """Return how many letters a block touches, and which."""
    count, named = len(one.letters), ", ".join(one.letters)
    if not count:
        return Message("Ingen breve bruger det.", "No letter uses it.")
    da, en = ("brev", "letter") if count == 1 else ("breve", "letters")
    return Message(f"Det berører {count} {da}: {named}.", f"It touches {count} {en}: {named}.")


def law(found: Sequence[LawChange], language: str) -> Iterator[str]:
    """Yield what differs, under a heading; nothing where nothing does."""
    if found:
        yield LAW.text(language)
    for one in found:
        yield f"  {SIGNS[one.kind]} {ABOUT[one.about].text(language)}: {one.what.text(language)}"
