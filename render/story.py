"""Number the paragraphs, tables and headings of a part, so that any spot can be named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from render.ooxml import MC, Element, local, w
from render.origins import Origins
from render.place import Place

_P, _TBL, _TR, _TC, _T = w("p"), w("tbl"), w("tr"), w("tc"), w("t")
_PPR, _PSTYLE, _OUTLINE, _VAL = w("pPr"), w("pStyle"), w("outlineLvl"), w("val")
_ANCHORS = frozenset({_TBL, _TR, _TC, _P})
_SKIP = frozenset({_P, w("txbxContent"), w("moveFrom")})
_BREAKS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "\u2011"}
_INSTRUCTION = w("instrText")
MAX_QUOTE = 60


def heading_styles(styles: Element | None) -> dict[str, int]:
    """
    Map style ids to outline levels (1-9; 0 for the document's title).

    A style's level is its own `w:outlineLvl` or that of the style that it is
    based on (ISO/IEC 29500-1, 17.3.1.20), or follows from its built-in name.
    """
    if styles is None:
        return {}
    found: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in styles.iter(w("style")):
        style_id = style.get(w("styleId"), "")
        level = _own_level(style)
        if level is not None:
            found[style_id] = level
        parent = style.find(w("basedOn"))
        if parent is not None:
            based[style_id] = parent.get(w("val"), "")
    for style_id in based:
        _inherit(style_id, found, based)
    return found


def _own_level(style: Element) -> int | None:
    name = style.find(w("name"))
    words = (name.get(w("val"), "") if name is not None else "").lower().split()
    if words == ["title"]:
        return 0
    if len(words) == 2 and words[0] == "heading" and words[1].isdigit():
        return int(words[1])
    return _outline_level(style.find(w("pPr")))


def _outline_level(properties: Element | None) -> int | None:
    outline = properties.find(_OUTLINE) if properties is not None else None
    value = outline.get(_VAL, "9") if outline is not None else "9"
    return int(value) + 1 if value.isdigit() and int(value) < 9 else None


def _inherit(style_id: str, found: dict[str, int], based: Mapping[str, str]) -> None:
    chain = [style_id]
    while chain[-1] not in found and based.get(chain[-1]) and len(chain) < 20:
        chain.append(based[chain[-1]])
    if chain[-1] in found and found[chain[-1]] > 0:
        found.setdefault(style_id, found[chain[-1]])


def own_text(paragraph: Element) -> Iterator[Element]:
    """Yield a paragraph's text-bearing elements in order, not those of text boxes in it."""
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        if element.tag in _SKIP:
            continue
        if element.tag == _T or (element.tag in _BREAKS and _is_in_run(element)):
            yield element
        elif element.tag not in _BREAKS:
            stack.extend(reversed(element))


def _is_in_run(element: Element) -> bool:
    """Tell a tab in a run from the tab stops of the paragraph's properties."""
    parent = element.getparent()
    return parent is not None and local(parent) == "r"


def characters(element: Element) -> str:
    """Return the characters that a text-bearing element stands for."""
    return _BREAKS.get(str(element.tag)) or element.text or ""


def plain_text(paragraph: Element) -> str:
    """Return the text of a paragraph as a reader sees it."""
    return "".join(characters(element) for element in own_text(paragraph))


def field_instructions(root: Element) -> Iterator[list[Element]]:
    """Yield the instruction texts of each field; a field may stand inside another."""
    fields: list[list[Element]] = []
    for element in root.iter(w("fldChar"), _INSTRUCTION):
        kind = element.get(w("fldCharType"))
        if element.tag == _INSTRUCTION:
            if not fields:  # outside any field
                yield [element]
            else:
                fields[-1].append(element)
        elif kind == "begin":
            fields.append([])
        elif fields:
            yield fields.pop()
            if kind == "separate":
                fields.append([])
    yield from fields  # begun, but never ended


def is_fallback(element: Element) -> bool:
    """Say whether an element stands in the fallback twin of alternate content."""
    return any(True for _ in element.iterancestors(f"{{{MC}}}Fallback"))


@dataclass
class Story:
    """
    The numbering of one part; built in one walk, asked for places afterwards.

    With `origins` some of it was written in another file, and places say where too.
    """

    part: str
    kind: str
    root: Element
    headings: Mapping[str, int]
    origins: Origins | None = None
    _number: dict[Element, int] = field(default_factory=dict)
    _trail: dict[Element, tuple[str, ...]] = field(default_factory=dict)
    _own_trail: dict[Element, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        counts: dict[tuple[Element | None, str], int] = {}
        trail: list[tuple[int, str]] = []
        trails: dict[str, list[tuple[int, str]]] = {}
        for element in self.root.iter(*_ANCHORS):
            scope = element.getparent() if element.tag in (_TR, _TC) else None
            key = (scope, str(element.tag))
            counts[key] = counts.get(key, 0) + 1
            self._number[element] = counts[key]
            if element.tag == _P:
                self._extend(trail, element)
                self._trail[element] = tuple(text for _, text in trail)
                if self.origins is not None:
                    self._extend_own(trails, element, *self.origins.paragraph(counts[key]))

    def _extend_own(
        self, trails: dict[str, list[tuple[int, str]]], element: Element, source: str, number: int
    ) -> None:
        """Follow the headings of the file that a paragraph was written in, and of no other."""
        if number == 1:
            trails.pop(source, None)
        trail = trails.setdefault(source, [])
        self._extend(trail, element)
        self._own_trail[element] = tuple(text for _, text in trail)

    def _extend(self, trail: list[tuple[int, str]], paragraph: Element) -> None:
        level = self.level(paragraph)
        if level is None:
            return
        while trail and trail[-1][0] >= level:
            trail.pop()
        text = " ".join(plain_text(paragraph).split())
        if text:
            trail.append((level, _shorten(text)))

    def level(self, paragraph: Element) -> int | None:
        """Return the heading level of a paragraph, None for running text."""
        properties = paragraph.find(_PPR)
        own = _outline_level(properties)
        if own is not None or properties is None:
            return own
        style = properties.find(_PSTYLE)
        return self.headings.get(style.get(_VAL, "")) if style is not None else None

    def place(self, element: Element, quote: str = "") -> Place:
        """Return the place of an element: its paragraph, its innermost cell, its headings."""
        paragraph = _nearest(element, _P)
        cell = _nearest(element, _TC)
        return Place(
            self.part,
            self.kind,
            self._number.get(paragraph) if paragraph is not None else None,
            self._cell(cell) if cell is not None else None,
            self._trail.get(paragraph, ()) if paragraph is not None else (),
            _shorten(" ".join(quote.split())),
            own=self._own(paragraph, cell) if paragraph in self._own_trail else None,
        )

    def _own(self, paragraph: Element | None, cell: Element | None) -> Place | None:
        """Return where a paragraph stands in the file that it was written in."""
        if paragraph is None or self.origins is None:
            return None
        source, number = self.origins.paragraph(self._number[paragraph])
        inner = self._cell(cell) if cell is not None else None
        if inner is not None:
            holder, table = self.origins.table(inner[0])
            inner = (table, inner[1], inner[2]) if holder == source else None
        return Place(
            self.origins.part(source, self.part),
            "body" if source else self.kind,
            number,
            inner,
            self._own_trail[paragraph],
            source=source,
        )

    def _cell(self, cell: Element) -> tuple[int, int, int] | None:
        row, table = _nearest(cell, _TR), _nearest(cell, _TBL)
        if row is None or table is None:
            return None
        return (self._number[table], self._number[row], self._number[cell])


def _nearest(element: Element, tag: str) -> Element | None:
    if element.tag == tag:
        return element
    return next(element.iterancestors(tag), None)


def _shorten(text: str) -> str:
    return text if len(text) <= MAX_QUOTE else text[: MAX_QUOTE - 1].rstrip() + "…"
