"""The tags of one part while it is read: numbered, placed, each with its marker in the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from render.errors import Fault
from render.message import Message
from render.ooxml import Element
from render.place import Place
from render.story import Story
from render.tag import Context, Tag

MARKER = "segl"


@dataclass
class Ledger:
    """
    What is known of a part's tags so far.

    A tag in text has a processing instruction for a marker, one in an attribute the
    words `sign(number)`; `nodes` holds the instruction, or the element with the
    attribute, for every tag that is still in the tree. `begun` is the last delimiter
    that nothing closed, and its paragraph.
    """

    story: Story
    next: int
    tags: dict[int, Tag] = field(default_factory=dict)
    nodes: dict[int, Element] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)
    literal: int = 0
    deleted: int = 0
    in_raw: bool = False
    begun: tuple[str, int] = ("", 0)

    def __post_init__(self) -> None:
        self._word = _fresh_word(self.story.root)
        self.signs = re.compile(re.escape(self._word) + r"(\d+);")

    def fault(self, kind: str, place: Place, da: str, en: str) -> None:
        """Note something wrong with the part."""
        self.faults.append(Fault(kind, place, Message(da, en)))

    def notice(self, kind: str, place: Place, da: str, en: str) -> None:
        """Note something that is told, but is no reason not to fill."""
        self.notices.append(Fault(kind, place, Message(da, en)))

    def number(self) -> int:
        """Return the next free number."""
        self.next += 1
        return self.next - 1

    def make(self, tag: Tag, code: str, context: Context, holder: Element | None = None) -> int:
        """Add a statement that a directive stands for, and return its number."""
        number = self.number()
        self.tags[number] = Tag(
            number, "statement", "", code, tag.place, context, twin=tag.twin, made=True
        )
        if holder is not None:
            self.nodes[number] = holder
        return number

    def mark(self, number: int) -> Element:
        """Return a new marker for a tag, to be put where the tag prints."""
        node = etree.ProcessingInstruction(MARKER, str(number))
        self.nodes[number] = node
        return node

    def sign(self, number: int) -> str:
        """Return the words that stand for a tag in an attribute."""
        return f"{self._word}{number};"

    def move(self, number: int, context: Context) -> None:
        """Note that a tag prints elsewhere than where it was written."""
        self.tags[number] = replace(self.tags[number], context=context)

    def inside(self, owner: Element) -> list[int]:
        """Return the numbers of the tags in an element, those in its attributes too."""
        return sorted(number for number in set(self._marks(owner)) if number in self.nodes)

    def _marks(self, owner: Element) -> Iterator[int]:
        for node in owner.iter(etree.ProcessingInstruction):
            yield int(node.text or "0")
        for element in owner.iter(etree.Element):
            for value in element.attrib.values():
                if self._word in value:
                    yield from map(int, self.signs.findall(str(value)))


def _fresh_word(root: Element) -> str:
    """Return a word that occurs in no attribute of the part."""
    values = {str(value) for node in root.iter(etree.Element) for value in node.attrib.values()}
    word = f"{MARKER}-"
    while any(word in value for value in values):
        word += "x-"
    return word
