"""The numbers of drawings, which must differ within a part (ISO/IEC 29500-1, 20.4.2.5)."""

from __future__ import annotations

from collections.abc import Iterable

from render.ooxml import WP, Element

_DRAWING = f"{{{WP}}}docPr"
_LONGEST = 9  # digits; Word itself counts to 2^31


def highest(roots: Iterable[Element]) -> int:
    """Return the highest number of a drawing in some parts, 0 without one."""
    return max((_number(drawing) for root in roots for drawing in root.iter(_DRAWING)), default=0)


def renumber(root: Element, last: int) -> int:
    """
    Give a drawing a new number where one before it has its own; return how many got one.

    `last` is the highest number so far. Word calls some files damaged for such a thing,
    and no person can see or mend it.
    """
    seen: set[str] = set()
    changed = 0
    for drawing in root.iter(_DRAWING):
        own = drawing.get("id", "")
        if own in seen:
            changed += 1
            drawing.set("id", str(last + changed))
        seen.add(own)
    return changed


def _number(drawing: Element) -> int:
    own = drawing.get("id", "")
    return int(own) if own.isascii() and own.isdigit() and len(own) <= _LONGEST else 0
