"""
Words whose colour hardly differs from what lies behind them (ISO/IEC 29500-1, 17.3.2.6, 17.3.5).

The ratio is that of WCAG 2.1, success criterion 1.4.3. A colour that nobody chose is black on
white to the eye; behind a table style that shades its cells nothing is judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from render.ooxml import Element, is_on, w
from render.place import Place
from render.story import is_fallback
from render.survey.looks import Reader

_P, _R, _T, _TC, _TBL = w("p"), w("r"), w("t"), w("tc"), w("tbl")
_COLOR, _SHADE, _HIGHLIGHT = w("color"), w("shd"), w("highlight")
_COLORED = _COLOR  # as an attribute: the colour of a pattern
_RPR, _PPR, _VAL, _FILL = w("rPr"), w("pPr"), w("val"), w("fill")
_HEX = re.compile(r"[0-9a-fA-F]{6}")
_WHITE, _BLACK = "FFFFFF", "000000"
_NAMED = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00",
    "magenta": "FF00FF", "red": "FF0000", "yellow": "FFFF00", "white": "FFFFFF",
    "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080",
    "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Faint:
    """Words of a paragraph in a colour on a ground, the ratio of both, and their size."""

    place: Place
    text: str
    color: str
    ground: str
    ratio: float
    is_large: bool


def read(reader: Reader) -> Iterator[Faint]:
    """Yield the coloured words of a part with their contrast, a paragraph and colour once."""
    if not any(True for _ in reader.story.root.iter(_COLOR)) and not reader.styles.has_colors:
        return
    for paragraph in reader.story.root.iter(_P):
        if not is_fallback(paragraph):
            yield from _faint(reader, paragraph)


def _faint(reader: Reader, paragraph: Element) -> Iterator[Faint]:
    style = _style(paragraph.find(_PPR), "pStyle")
    seen: set[tuple[str, str]] = set()
    for run in paragraph.iter(_R):
        text = "".join(piece.text or "" for piece in run.iter(_T))
        if not text.strip() or next(run.iterancestors(_P), None) is not paragraph:
            continue
        properties = run.find(_RPR)
        color = _color(reader, properties, style)
        ground = _ground(reader, properties, paragraph, style) if color else None
        if color is None or ground is None or (color, ground) in seen:
            continue
        seen.add((color, ground))
        ratio, large = contrast(color, ground), _is_large(reader, properties, style)
        yield Faint(reader.look(paragraph).place, text.strip(), color, ground, ratio, large)


def _style(properties: Element | None, name: str) -> str:
    found = properties.find(w(name)) if properties is not None else None
    return found.get(_VAL, "") if found is not None else ""


def _color(reader: Reader, properties: Element | None, style: str) -> str | None:
    """Return the colour that somebody chose for a run, None where that is nobody."""
    named = [properties] if properties is not None else []
    for name in (_style(properties, "rStyle"), style or reader.styles.default("paragraph")):
        named += [rpr for s in reader.styles.chain(name) if (rpr := s.find(_RPR)) is not None]
    for one in named:
        entry = one.find(_COLOR)
        if entry is not None:
            value = entry.get(_VAL, "")
            return value.upper() if _HEX.fullmatch(value) else None
    return None


def _ground(
    reader: Reader, properties: Element | None, paragraph: Element, style: str
) -> str | None:
    """Return the colour behind a run, None where it cannot be known."""
    marked = properties.find(_HIGHLIGHT) if properties is not None else None
    if marked is not None and marked.get(_VAL) in _NAMED:
        return _NAMED[marked.get(_VAL, "")]
    holders = [properties, paragraph.find(_PPR)]
    chain = reader.styles.chain(style or reader.styles.default("paragraph"))
    holders += [one.find(_PPR) for one in chain]
    for cell in paragraph.iterancestors(_TC):
        holders.append(cell.find(w("tcPr")))
    for holder in holders:
        shade = holder.find(_SHADE) if holder is not None else None
        if shade is not None and _is_shade(shade):
            return _shade(shade)
    return None if _is_shaded_by_style(reader, paragraph) else _WHITE


def _is_shade(shade: Element) -> bool:
    return shade.get(_VAL) not in ("clear", "nil", None) or shade.get(_FILL, "auto") != "auto"


def _shade(shade: Element) -> str | None:
    """Return the colour of a shading: its fill, or its pattern where that covers all (17.18.78)."""
    name = _COLORED if shade.get(_VAL) == "solid" else _FILL
    value = shade.get(name, "auto")
    if name == _COLORED and value == "auto":
        return _BLACK
    plain = shade.get(_VAL, "clear") in ("clear", "nil", "solid")
    return value.upper() if plain and _HEX.fullmatch(value) else None


def _is_shaded_by_style(reader: Reader, paragraph: Element) -> bool:
    """Say whether a table style, or a text box, may lie behind a paragraph."""
    if next(paragraph.iterancestors(w("txbxContent")), None) is not None:
        return True
    for table in paragraph.iterancestors(_TBL):
        name = _style(table.find(w("tblPr")), "tblStyle")
        if any(next(one.iter(_SHADE), None) is not None for one in reader.styles.chain(name)):
            return True
    return False


def _is_large(reader: Reader, properties: Element | None, style: str) -> bool:
    """Say whether words are large: 18 points, or 14 and bold (WCAG 2.1, "large scale")."""
    found = reader.styles.run(properties, style)
    size = found.size or 0
    bold = bool(found.bold) or (properties is not None and is_on(properties.find(w("b"))))
    return size >= 36 or (size >= 28 and bold)


def contrast(one: str, other: str) -> float:
    """Return the ratio of two colours, 1 to 21, by the formula of WCAG 2.1."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(int(color[i : i + 2], 16) / 255) for i in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return float(value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4)
