"""Styles as they add up: what a run has of its own and by its styles (ISO/IEC 29500-1, 17.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from render.ooxml import Element, is_on, w
from render.record import record
from render.story import heading_styles

_B, _SZ, _LANG, _VAL, _RSTYLE = w("b"), w("sz"), w("lang"), w("val"), w("rStyle")
SIZE = 20  # half-points of text that no style gives a size
_NO_LANGUAGE = frozenset({"x-none", "zxx", "und"})


@record
class Format:
    """How a run looks and in what language it is; None is what nothing said."""

    bold: bool | None = None
    size: int | None = None
    language: str | None = None

    def over(self, below: Format) -> Format:
        """Return this format, with what it leaves open taken from the one below."""
        return Format(
            below.bold if self.bold is None else self.bold,
            below.size if self.size is None else self.size,
            below.language if self.language is None else self.language,
        )


_PLAIN = Format(False, SIZE, "")
_OPEN = Format()


def _format(properties: Element | None) -> Format:
    """Return what run properties say themselves."""
    bold: bool | None = None
    size: int | None = None
    language: str | None = None
    for entry in properties if properties is not None else ():
        if entry.tag == _B:
            bold = is_on(entry)
        elif entry.tag == _SZ:
            value = entry.get(_VAL, "")
            size = int(value) if value.isascii() and value.isdigit() else size
        elif entry.tag == _LANG:
            value = entry.get(_VAL, "").lower()
            language = "" if value in _NO_LANGUAGE else value or language
    return Format(bold, size, language)


@dataclass
class Styles:
    """The style part of a package; without one every style is plain."""

    root: Element | None
    _by_id: dict[str, Element] = field(default_factory=dict)
    _formats: dict[tuple[str, str], Format] = field(default_factory=dict)
    _default: dict[str, str] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    _lists: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.levels = heading_styles(self.root)
        self.base = _PLAIN
        if self.root is None:
            return
        defaults = self.root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        self.base = _format(defaults).over(_PLAIN)
        for style in self.root.iter(w("style")):
            style_id = style.get(w("styleId"), "")
            self._by_id.setdefault(style_id, style)
            if style.get(w("default")) in ("1", "true", "on"):
                self._default.setdefault(style.get(w("type"), ""), style_id)

    def default(self, kind: str) -> str:
        """Return the id of the style of what names none; `kind` is "paragraph", "character" ..."""
        return self._default.get(kind, "")

    def name(self, style_id: str) -> str:
        """Return the built-in (English) or own name of a paragraph style, lower-cased."""
        if style_id not in self._names:
            style = self._by_id.get(style_id or self.default("paragraph"))
            name = style.find(w("name")) if style is not None else None
            self._names[style_id] = name.get(_VAL, "").lower() if name is not None else ""
        return self._names[style_id]

    def is_list(self, style_id: str) -> bool:
        """Say whether a paragraph style numbers or bullets its paragraphs."""
        if style_id not in self._lists:
            self._lists[style_id] = any(
                style.find(f"{w('pPr')}/{w('numPr')}") is not None for style in self.chain(style_id)
            )
        return self._lists[style_id]

    def chain(self, style_id: str) -> Iterator[Element]:
        """Yield a style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while style_id in self._by_id and style_id not in seen:
            seen.add(style_id)
            style = self._by_id[style_id]
            yield style
            based = style.find(w("basedOn"))
            style_id = based.get(_VAL, "") if based is not None else ""

    def _styled(self, style_id: str) -> Format:
        found = _OPEN
        for style in self.chain(style_id):
            found = found.over(_format(style.find(w("rPr"))))
        return found

    def _under(self, paragraph_style: str, run_style: str) -> Format:
        """Return what the styles of a run give it; bold twice is not bold (17.7.3)."""
        key = (paragraph_style, run_style)
        if key not in self._formats:
            outer = self._styled(paragraph_style or self.default("paragraph"))
            inner = self._styled(run_style) if run_style else _OPEN
            both = inner.over(outer).over(self.base)
            bold = bool(inner.bold) != bool(outer.bold) or bool(self.base.bold)
            self._formats[key] = Format(bold, both.size, both.language)
        return self._formats[key]

    def run(self, properties: Element | None, paragraph_style: str) -> Format:
        """Return the format of a run, nothing left open, from its properties and styles."""
        if properties is None:
            return self._under(paragraph_style, "")
        style = properties.find(_RSTYLE)
        named = style.get(_VAL, "") if style is not None else ""
        return _format(properties).over(self._under(paragraph_style, named))

    @property
    def has_colors(self) -> bool:
        """Whether any style colours its words."""
        return self.root is not None and next(self.root.iter(w("color")), None) is not None

    @property
    def language(self) -> str:
        """The language of text that nothing else marks, "" without one."""
        return self._under("", "").language or ""
