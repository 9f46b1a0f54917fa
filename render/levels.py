"""The level at which markup stands: in text, among runs, blocks, rows or cells."""

from __future__ import annotations

from render.nodes import Shape

_LEVELS = {"w:t": "text", "w:tbl": "row", "w:tr": "cell"}
_LEVELS |= dict.fromkeys(("w:p", "w:hyperlink", "w:ins", "w:smartTag", "w:fldSimple"), "run")
_BLOCK = frozenset({
    "w:body", "w:tc", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:txbxContent",
})  # fmt: skip


def level(inside: tuple[str, ...]) -> str:
    """
    Name the level at which markup stands, by the elements around it, outermost first.

    A content control has the level of what it stands in; "" is a level of no use to
    markup, such as the inside of an attribute, an equation or a field instruction.
    """
    while inside[-2:] == ("w:sdt", "w:sdtContent"):
        inside = inside[:-2]
    name = inside[-1] if inside else ""
    return "block" if name in _BLOCK else _LEVELS.get(name, "")


def fits(shape: Shape, inside: tuple[str, ...], wrapped: bool) -> bool:
    """Say whether markup of a shape may print inside the named elements."""
    if shape.level == "text" and wrapped and not shape.closes:
        return True
    if not shape.level:
        return False
    closes = shape.closes
    same = shape.level == level(inside)
    return same and (not closes or inside[-len(closes) :] == closes)
