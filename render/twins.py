"""A drawing is stored twice, for newer and older Words: both must hold the same tags."""

from __future__ import annotations

from render.ledger import Ledger
from render.ooxml import MC, Element, w


def check(ledger: Ledger) -> None:
    """Note each drawing whose fallback copy holds other tags."""
    for both in ledger.story.root.iter(f"{{{MC}}}AlternateContent"):
        sides = [_codes(ledger, side) for side in both if any(True for _ in side.iter(w("p")))]
        if any(codes != sides[0] for codes in sides[1:]):
            ledger.fault(
                "twin",
                ledger.story.place(both),
                "Tekstboksen har to udgaver i filen med forskellige koder. "
                "Slet tekstboksen og indsæt den igen.",
                "The text box has two copies in the file with different tags. "
                "Delete the text box and insert it again.",
            )


def _codes(ledger: Ledger, side: Element) -> list[str]:
    return [ledger.tags[number].code for number in ledger.inside(side)]
