"""The level at which markup stands: in text, a run, a block, a row, a cell or an attribute."""

from __future__ import annotations

from render.nodes import Shape

_LEVELS = {"w:t": "text", "w:tbl": "row", "w:tr": "cell"}
_BLOCK = frozenset({
    "w:body", "w:tc", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:txbxContent",
})  # fmt: skip


def level(inside: tuple[str, ...]) -> str:
    """Name the level at which markup stands, by the elements around it, outermost first."""
    name = inside[-1] if inside else ""
    if name.startswith("@"):
        return "attribute"
    if name in _BLOCK or (name == "w:sdtContent" and "w:p" not in _since_block(inside)):
        return "block"
    return _LEVELS.get(name, "run")


def _since_block(inside: tuple[str, ...]) -> tuple[str, ...]:
    start = max((i for i, name in enumerate(inside) if name in _BLOCK), default=-1)
    return inside[start + 1 :]


def fits(shape: Shape, inside: tuple[str, ...], wrapped: bool) -> bool:
    """Say whether markup of a shape may print inside the named elements."""
    if shape.level == "text" and wrapped and not shape.closes:
        return True
    closes = shape.closes
    same = shape.level == level(inside)
    return same and (not closes or inside[-len(closes) :] == closes)
