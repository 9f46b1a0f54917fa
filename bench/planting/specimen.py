"""A sound template that a defect is planted into: its members, its schema, its sample cases."""

from __future__ import annotations

import copy
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
BODY = "word/document.xml"
Element = etree._Element


def w(name: str) -> str:
    """Return a qualified name of WordprocessingML."""
    return f"{{{W}}}{name}"


@dataclass
class Specimen:
    """
    One template under the knife.

    `files` are the other files of its library by path ({} for a loose file); `kind`
    is "library", "jinja" or "word" (no tags). Trees are written back by `packed`.
    """

    name: str
    kind: str
    members: dict[str, bytes]
    files: dict[str, Any] = field(default_factory=dict)
    raw: bytes | None = None
    trees: dict[str, Element] = field(default_factory=dict)

    def clone(self) -> Specimen:
        """Return a copy to plant into."""
        return Specimen(self.name, self.kind, dict(self.members), copy.deepcopy(self.files))

    def tree(self, member: str = BODY) -> Element:
        """Return the root of an XML member, which may be changed."""
        if member not in self.trees:
            self.trees[member] = etree.fromstring(self.members[member])
        return self.trees[member]

    def packed(self) -> bytes:
        """Return the file with what was changed."""
        if self.raw is not None:
            return self.raw
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.members.items():
                tree = self.trees.get(name)
                archive.writestr(name, data if tree is None else etree.tostring(tree))
        return out.getvalue()

    # --- what planters look for ------------------------------------------------------

    def texts(self, has: str = "", without: str = "\0") -> Iterator[Element]:
        """Yield the text elements of the body that hold some words and not others."""
        for element in self.tree().iter(w("t")):
            if has in (element.text or "") and without not in (element.text or ""):
                yield element

    def change(self, has: str, edit: Callable[[str], str], without: str = "\0") -> bool:
        """Edit the first text of the body that holds some words; say if there was one."""
        for element in self.texts(has, without):
            before = element.text or ""
            element.text = edit(before)
            if element.text != before:
                return True
        return False

    def paragraphs(self) -> list[Element]:
        """Return the paragraphs directly in the body."""
        body = self.tree().find(w("body"))
        return [] if body is None else body.findall(w("p"))

    def plain(self) -> Element | None:
        """Return a paragraph of ordinary words without tags, breaks or drawings."""
        for paragraph in self.paragraphs():
            text = words(paragraph)
            if len(text) > 30 and "{" not in text and not _is_odd(paragraph):
                return paragraph
        return None

    def heading(self, text: str) -> Element | None:
        """Return the heading with these words, None without one."""
        return next((p for p in self.paragraphs() if words(p) == text and style(p)), None)

    def insert(self, markup: str, after: Element | None = None) -> bool:
        """Put XML after a paragraph (the first plain one, else the first), or say no."""
        target = after if after is not None else self.plain()
        if target is None:
            target = next(iter(self.paragraphs()), None)
        if target is None:
            return False
        for element in reversed(fragment(markup)):
            target.addnext(element)
        return True

    def relate(self, kind: str, target: str, external: bool = False, part: str = BODY) -> str:
        """Add a relationship to a part and return its id."""
        folder, _, base = part.rpartition("/")
        name = f"{folder}/_rels/{base}.rels"
        if name not in self.members:
            self.members[name] = f'<Relationships xmlns="{RELATIONS}"/>'.encode()
        entry = etree.SubElement(self.tree(name), f"{{{RELATIONS}}}Relationship")
        entry.set("Id", "rIdPlanted")
        entry.set("Type", kind if kind.startswith("http") else f"{R}/{kind}")
        entry.set("Target", target)
        if external:
            entry.set("TargetMode", "External")
        return "rIdPlanted"

    def add(self, member: str, content: bytes, content_type: str) -> None:
        """Add a member with its content type."""
        self.members[member] = content
        types = self.tree("[Content_Types].xml")
        entry = etree.SubElement(types, f"{{{types.nsmap[None]}}}Override")
        entry.set("PartName", f"/{member}")
        entry.set("ContentType", content_type)

    def json(self, path: str, edit: Callable[[Any], None]) -> bool:
        """Edit a JSON file of the library; say if it is there."""
        if path not in self.files:
            return False
        content = json.loads(self.files[path])
        edit(content)
        self.files[path] = json.dumps(content, ensure_ascii=False)
        return True


def _is_odd(paragraph: Element) -> bool:
    odd = ("drawing", "pict", "br", "fldChar", "hyperlink", "sectPr")
    return any(True for name in odd for _ in paragraph.iter(w(name)))


def words(paragraph: Element) -> str:
    """Return the text of a paragraph."""
    return "".join(element.text or "" for element in paragraph.iter(w("t")))


def style(paragraph: Element) -> str:
    """Return the style id of a paragraph."""
    found = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return found.get(w("val"), "") if found is not None else ""


def fragment(markup: str) -> list[Element]:
    """Return the elements of some markup; the usual prefixes are declared."""
    names = {
        "w": W,
        "r": R,
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in names.items())
    return list(etree.fromstring(f"<x {declared}>{markup}</x>"))


def run(text: str, properties: str = "") -> str:
    """Return the markup of a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, properties: str = "", look: str = "") -> str:
    """Return the markup of a paragraph; `look` are the run's properties."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text, look)}</w:p>"


Plant = Callable[[Specimen], bool]
Ways = Callable[[Specimen], Iterator[Plant]]
MOST = 3  # places in one specimen for one class


@dataclass(frozen=True)
class Defect:
    """
    A class of defect.

    `codes` are the rules of Segl that it is a defect for; `plant` changes a specimen and
    says whether it could, or `ways` yields a planter for each place that the defect
    fits (at most `most` of a specimen);
    `needs` names the kinds of specimen ("" = all).
    """

    name: str
    codes: tuple[str, ...]
    plant: Plant | None = None
    needs: str = ""
    ways: Ways | None = None
    most: int = MOST

    def plants(self, specimen: Specimen) -> Iterator[Plant]:
        """Yield the planters for a specimen: one, or those of the places that it fits."""
        if self.plant is not None:
            yield self.plant
        if self.ways is not None:
            yield from islice(self.ways(specimen), self.most)


def edit(has: str, pattern: str, replacement: str) -> Plant:
    """Return a planter that replaces the first match of a pattern in the text of the body."""

    def plant(specimen: Specimen) -> bool:
        return specimen.change(has, lambda text: re.sub(pattern, replacement, text, count=1))

    return plant


def put(markup: str) -> Plant:
    """Return a planter that puts a paragraph after the first plain one."""
    return lambda specimen: specimen.insert(markup)
