"""
What a Word file says, apart from how it was saved: that by which two files are one template.

Word, LibreOffice and SharePoint write runs, styles, properties and part names anew, and work out
page numbers and dates again (ISO/IEC 29500-1, 17.16): none of this is what a file says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from render import package
from render.esdh.document import TEMPLATE
from render.ooxml import Element, local, w
from render.package import Package
from render.record import record
from render.story import Story, characters, heading_styles, is_fallback

_MEDIA = "word/media/"
_TAGS = ("{{", "{%")
_STORIES = {
    "header": "sidehoved", "footer": "sidefod", "footnotes": "fodnote", "endnotes": "slutnote",
}  # fmt: skip
_WORKED_OUT = frozenset({
    "PAGE", "NUMPAGES", "SECTIONPAGES", "DATE", "TIME", "SAVEDATE", "PRINTDATE", "CREATEDATE",
    "EDITTIME", "FILENAME", "FILESIZE", "DOCPROPERTY", "REF", "PAGEREF", "STYLEREF", "TOC", "SEQ",
    "AUTHOR", "LASTSAVEDBY", "TITLE", "TEMPLATE", "REVNUM", "NUMWORDS", "NUMCHARS",
})  # fmt: skip
_P, _T, _SIMPLE, _CHAR, _TOLD = (
    w("p"), w("t"), w("fldSimple"), w("fldChar"), w("instrText"),
)  # fmt: skip
_SPACES = frozenset({w("tab"), w("br"), w("cr"), w("noBreakHyphen")})
_APART = frozenset({w("txbxContent"), w("moveFrom"), w("pPr"), w("rPr")})


@record
class Printed:
    """
    A file by its content: its text in lines with tags as written, and its pictures by digest.

    Headings begin with `#`; what stands in headers, footers and notes comes last, each line
    once. `made_of` is the template that a filled letter names, "" in a template.
    """

    lines: tuple[str, ...]
    pictures: frozenset[str]
    made_of: str = ""

    @cached_property
    def text(self) -> str:
        """The digest of its text."""
        return hashlib.sha256("\n".join(self.lines).encode()).hexdigest()

    @property
    def has_tags(self) -> bool:
        """Whether it is a template at all: it has places for a case."""
        return any(mark in line for line in self.lines for mark in _TAGS)

    @property
    def headings(self) -> tuple[str, ...]:
        """Its headings in order."""
        return tuple(line.lstrip("# ") for line in self.lines if line.startswith("#"))

    def count(self, mark: str) -> int:
        """Return how often a mark such as `{{` stands in the text."""
        return sum(line.count(mark) for line in self.lines)


def read(data: bytes) -> Printed:
    """Read a file; raises TemplateError for one that is no sound Word file."""
    found = package.from_bytes(data)
    pictures = (
        hashlib.sha256(member.data()).hexdigest()
        for name, member in found.members.items()
        if name.startswith(_MEDIA)
    )
    return Printed(tuple(_lines(found)), frozenset(pictures), _made_of(found))


def _lines(found: Package) -> Iterator[str]:
    relations = found.relationships(found.main)
    styles = next((one.target for one in relations if one.kind == "styles"), "")
    levels = heading_styles(found.parse(styles)) if styles in found.members else {}
    yield from _story(found, found.main, levels)
    around = {
        f"{_STORIES[one.kind]}: {line}"
        for one in relations
        if one.kind in _STORIES and one.target in found.members
        for line in _story(found, one.target, {})
    }
    yield from sorted(around)


def _story(found: Package, part: str, levels: dict[str, int]) -> Iterator[str]:
    root = found.parse(part)
    story, reader = Story(part, "body", root, levels), _Reader()
    for paragraph in root.iter(_P):
        if is_fallback(paragraph):
            continue
        text = " ".join("".join(reader.words(paragraph)).split())
        if text:
            level = story.level(paragraph)
            yield text if level is None else f"{'#' * max(level, 1)} {text}"


@dataclass
class _Reader:
    """The fields that are open: what each is asked for, and whether its result has begun."""

    told: list[str] = field(default_factory=list)
    begun: list[bool] = field(default_factory=list)

    def words(self, element: Element) -> Iterator[str]:
        """Yield the text under an element; a field that is worked out is only named."""
        for child in element:
            if child.tag in _APART or (child.tag == _P):
                continue
            if child.tag == _CHAR:
                yield from self._mark(child.get(w("fldCharType"), ""))
            elif child.tag == _TOLD and self.told:
                self.told[-1] += child.text or ""
            elif child.tag == _SIMPLE and _is_worked_out(child.get(w("instr"), "")):
                yield _named(child.get(w("instr"), ""))
            elif child.tag == _T or child.tag in _SPACES:
                yield "" if self._hides() else characters(child)
            else:
                yield from self.words(child)

    def _mark(self, kind: str) -> Iterator[str]:
        if kind == "begin":
            self.told.append("")
            self.begun.append(False)
        elif kind == "separate" and self.told:
            self.begun[-1] = True
        elif kind == "end" and self.told:
            self.begun.pop()
            asked = self.told.pop()
            if _is_worked_out(asked) and not self._hides():
                yield _named(asked)

    def _hides(self) -> bool:
        """Say whether a text is the result of a field that is worked out."""
        pairs = zip(self.told, self.begun, strict=True)
        return any(begun and _is_worked_out(asked) for asked, begun in pairs)


def _is_worked_out(asked: str) -> bool:
    return asked.split()[:1] != [] and asked.split()[0].upper() in _WORKED_OUT


def _named(asked: str) -> str:
    return f"‹{asked.split()[0].upper()}›"


def _made_of(found: Package) -> str:
    name = found.related("custom-properties")
    for entry in found.parse(name) if name else ():
        if local(entry) == "property" and entry.get("name") == TEMPLATE:
            return "".join(map(str, entry.itertext())).strip()
    return ""
