"""The directives of table cells: `colspan`, `cellbg`, `vm` and `hm` become properties."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from lxml import etree

from render.ledger import Ledger
from render.ooxml import XML, Element, local, w
from render.runs import drop_marker, leaf_text
from render.tag import Context, Tag

_DIRECTIVE = re.compile(r"(colspan|cellbg)\s+(.+)|(vm|hm)", re.DOTALL)
_PROPERTY = {"colspan": "gridSpan", "hm": "gridSpan", "cellbg": "shd", "vm": "vMerge"}
_ORDER = (
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap",
    "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark",
)  # fmt: skip


def resolve(ledger: Ledger) -> None:
    """Turn each directive into properties of its cell, printed by tags of their own."""
    for tag in list(ledger.tags.values()):
        match = _DIRECTIVE.fullmatch(tag.code) if tag.kind == "statement" else None
        if match is not None and tag.number in ledger.nodes:
            _resolve(ledger, tag, match)


def _resolve(ledger: Ledger, tag: Tag, match: re.Match[str]) -> None:
    node = ledger.nodes[tag.number]
    cell = next(node.iterancestors(w("tc")), None)
    word = match[1] or match[3]
    if cell is None:
        _refuse(ledger, tag, f"»{word}« virker kun i", f'"{word}" only works in')
    elif _is_taken(ledger, cell, _PROPERTY[word]):
        _refuse(ledger, tag, f"»{word}« kan kun stå én gang i", f'"{word}" may stand but once in')
    elif word == "colspan":
        _property(cell, "gridSpan").set(w("val"), _print(ledger, tag, cell, match[2], "span"))
    elif word == "cellbg":
        _shade(cell, _print(ledger, tag, cell, match[2], "color"))
    elif word == "vm":
        _vertical(ledger, tag, cell)
    else:
        _horizontal(ledger, tag, cell)
    ledger.deleted += drop_marker(node)


def _refuse(ledger: Ledger, tag: Tag, da: str, en: str) -> None:
    del ledger.nodes[tag.number]
    ledger.fault("lift", tag.place, f"{da} en tabelcelle.", f"{en} a table cell.")


def _is_taken(ledger: Ledger, cell: Element, name: str) -> bool:
    """Say whether another directive prints this property of the cell."""
    present = cell.find(f"{w('tcPr')}/{w(name)}")
    values = present.attrib.values() if present is not None else ()
    return any(ledger.signs.search(str(value)) for value in values)


def _print(
    ledger: Ledger, tag: Tag, cell: Element, code: str, simple: Literal["span", "color"]
) -> str:
    """Make the directive print a value, and return what stands for it in an attribute."""
    context = Context("attribute", simple)
    ledger.tags[tag.number] = replace(tag, kind="output", code=code.strip(), context=context)
    ledger.nodes[tag.number] = cell
    return ledger.sign(tag.number)


def _shade(cell: Element, fill: str) -> None:
    shade = _property(cell, "shd")
    shade.set(w("val"), "clear")
    shade.set(w("color"), "auto")
    shade.set(w("fill"), fill)


def _vertical(ledger: Ledger, tag: Tag, cell: Element) -> None:
    """`vm`: cells that a loop repeats become one, the text kept in the first."""
    context = Context("attribute")
    first, other, end = (
        ledger.sign(ledger.make(tag, code, context, cell))
        for code in ("if loop.first", "else", "endif")
    )
    _property(cell, "vMerge").set(w("val"), f"{first}restart{other}continue{end}")
    ledger.tags[tag.number] = replace(tag, kind="comment", code="")
    for text in list(cell.iter(w("t"))):
        own = next(text.iterancestors(w("tc")), None) is cell
        if own and (leaf_text(text) or len(text)):
            _only_first(ledger, tag, text)


def _only_first(ledger: Ledger, tag: Tag, text: Element) -> None:
    opening = ledger.mark(ledger.make(tag, "if loop.first", Context("text")))
    opening.tail, text.text = text.text, None
    text.insert(0, opening)
    text.append(ledger.mark(ledger.make(tag, "endif", Context("text"))))
    text.set(f"{{{XML}}}space", "preserve")


def _horizontal(ledger: Ledger, tag: Tag, cell: Element) -> None:
    """`hm`: cells that a loop repeats become one cell as wide as all of them."""
    span = _property(cell, "gridSpan", keep=True)
    width = span.get(w("val")) or "1"
    code = "loop.length" if width == "1" else f"{width} * loop.length"
    span.set(w("val"), _print(ledger, tag, cell, code, "span"))
    cell.addprevious(ledger.mark(ledger.make(tag, "if loop.first", Context("block"))))
    cell.addnext(ledger.mark(ledger.make(tag, "endif", Context("block"))))


def _property(cell: Element, name: str, keep: bool = False) -> Element:
    """Return a fresh (or, with `keep`, the present) property of a cell, in schema order."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = etree.Element(w("tcPr"))
        cell.insert(0, properties)
    present = properties.find(w(name))
    if present is not None:
        if keep:
            return present
        properties.remove(present)
    before = _ORDER[: _ORDER.index(name)]
    element = etree.Element(w(name))
    properties.insert(sum(local(child) in before for child in properties), element)
    return element
