"""A finished letter as a person edits it in Word: paragraphs, sections, properties."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from render import archive, package
from render.ooxml import Element, w
from render.properties import add_one
from render.story import heading_styles, plain_text

P, R, T, PPR = w("p"), w("r"), w("t"), w("pPr")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TYPES = "[Content_Types].xml"


@dataclass
class Word:
    """A letter opened for editing; `save` gives the bytes."""

    data: bytes
    changed: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.package = package.from_bytes(self.data)
        self.main = self.package.main
        self.root = self.package.parse(self.main)
        styles = self.package.related("styles", self.main)
        self.levels = heading_styles(self.package.parse(styles))

    @property
    def body(self) -> Element:
        """The body's element."""
        found = self.root.find(w("body"))
        assert found is not None
        return found

    def paragraphs(self) -> list[Element]:
        """Return the paragraphs of the body that show something."""
        return [one for one in self.root.iter(P) if plain_text(one).strip()]

    def find(self, words: str) -> Element | None:
        """Return the first paragraph that holds some words, None where none does."""
        return next((one for one in self.paragraphs() if words in plain_text(one)), None)

    def level(self, paragraph: Element) -> int | None:
        """Return the level of a heading, None for text."""
        style = paragraph.find(f"{PPR}/{w('pStyle')}")
        return self.levels.get(style.get(w("val"), "")) if style is not None else None

    def heading(self, words: str) -> Element | None:
        """Return the heading that reads as some words."""
        every = (one for one in self.paragraphs() if self.level(one))
        return next((one for one in every if plain_text(one).strip() == words), None)

    def section(self, words: str) -> list[Element]:
        """Return a heading with all that stands below it, as elements of the body; [] if none."""
        heading = self.heading(words)
        if heading is None or heading.getparent() is not self.body:
            return []
        level = self.level(heading) or 1
        found = [heading]
        for one in heading.itersiblings():
            own = self.level(one) if one.tag == P else None
            if one.tag == w("sectPr") or (own is not None and own <= level):
                break
            found.append(one)
        return found

    def write(self, paragraph: Element, text: str) -> None:
        """Write other words into a paragraph, in the look of its first."""
        runs = list(paragraph.iter(R))
        first = next((one for one in runs if one.find(T) is not None), None)
        for run in runs:
            if run is not first and run.find(T) is not None:
                holder = run.getparent()
                assert holder is not None
                holder.remove(run)
        run = first if first is not None else etree.SubElement(paragraph, R)
        for old in [one for one in run if one.tag in (T, w("br"), w("tab"), w("noBreakHyphen"))]:
            run.remove(old)
        new = etree.SubElement(run, T)
        new.text = text
        new.set(_SPACE, "preserve")

    def replace(self, old: str, new: str, every: bool = False) -> bool:
        """Replace words in the first paragraph that has them, or in all; say if any had."""
        met = [one for one in self.paragraphs() if old in plain_text(one)]
        for one in met if every else met[:1]:
            self.write(one, plain_text(one).replace(old, new))
        return bool(met)

    def copy(self, paragraph: Element, text: str) -> Element:
        """Put a paragraph of other words behind one, in its look."""
        made = copy.deepcopy(paragraph)
        self.write(made, text)
        paragraph.addnext(made)
        return made

    def remove(self, *elements: Element) -> None:
        """Delete elements."""
        for one in elements:
            holder = one.getparent()
            assert holder is not None
            holder.remove(one)

    def run(self, paragraph: Element, xml: str) -> None:
        """Put markup at the end of a paragraph."""
        names = f'xmlns:w="{w("x")[1:-2]}"'
        for one in etree.fromstring(f"<x {names}>{xml}</x>"):
            paragraph.append(one)

    def mark(self, paragraph: Element, xml: str) -> None:
        """Give all runs of a paragraph a property."""
        for run in paragraph.iter(R):
            holder = run.find(w("rPr"))
            if holder is None:
                holder = etree.Element(w("rPr"))
                run.insert(0, holder)
            holder.insert(0, etree.fromstring(f'<w:{xml} xmlns:w="{w("x")[1:-2]}"/>'))

    # --- properties --------------------------------------------------------------------

    def properties(self) -> Iterator[tuple[str, Element]]:
        """Yield the custom properties by name; what is changed in them is saved."""
        yield from ((one.get("name", ""), one) for one in self._custom())

    def _custom(self) -> Element:
        if not hasattr(self, "_properties"):
            self._name = self.package.related("custom-properties")
            self._properties = self.package.parse(self._name)
        return self._properties

    def put(self, name: str, value: str) -> None:
        """Set a custom property."""
        root = self._custom()
        for one in [one for one in root if one.get("name") == name]:
            root.remove(one)
        add_one(root, name, value)

    def forget(self) -> None:
        """Take all custom properties of Segl's out."""
        root = self._custom()
        for one in [one for one in root if one.get("name", "").startswith("Segl")]:
            root.remove(one)

    def part(self, name: str, content: bytes, kind: str, relation: str) -> None:
        """Add a part that the body is related to."""
        types = self.package.parse(_TYPES)
        entry = etree.SubElement(types, f"{{{types.nsmap[None]}}}Override")
        entry.set("PartName", f"/{name}")
        entry.set("ContentType", kind)
        self.changed[_TYPES] = etree.tostring(types)
        rels = package.relationships_name(self.main)
        root = self.package.parse(rels)
        entry = etree.SubElement(root, f"{{{root.nsmap[None]}}}Relationship")
        entry.set("Id", "rIdHand")
        entry.set("Type", relation)
        entry.set("Target", name.rpartition("/")[2])
        self.changed[rels] = etree.tostring(root)
        self.changed[name] = content

    def save(self) -> bytes:
        """Return the bytes of the edited letter."""
        changed = {**self.changed, self.main: etree.tostring(self.root)}
        if hasattr(self, "_properties"):
            changed[self._name] = etree.tostring(self._properties)
        return archive.write(self.package.members, changed)
