"""A flow of paragraphs into a body, a header, a footer or a table cell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from docx.blkcntnr import BlockItemContainer
from docx.document import Document
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from kit import runs

CONTROL = "Styring (forsvinder i brevet)"


class Flow:
    """Writes one paragraph after the other, and the tags that choose among them."""

    def __init__(self, place: BlockItemContainer | Document) -> None:
        self.place = place

    def line(self, text: str, style: str = "Normal") -> Paragraph:
        """One paragraph in STYLE."""
        paragraph = self._fresh()
        paragraph.style = style
        runs.write(paragraph, text)
        return paragraph

    def block(self, *lines: str, style: str) -> None:
        """Lines that belong together and stay on one page."""
        *first, last = lines
        for text in first:
            self.line(text, style).paragraph_format.keep_with_next = True
        self.line(last, style)

    def text(self, *paragraphs: str) -> None:
        """Ordinary paragraphs."""
        for paragraph in paragraphs:
            self.line(paragraph)

    def lead_in(self, text: str, style: str = "Normal") -> None:
        """A paragraph that stays with the list, block or table it introduces."""
        self.line(text, style).paragraph_format.keep_with_next = True

    def bullets(self, *items: str) -> None:
        """A bulleted list."""
        for item in items:
            self.line(item, "List Bullet")

    def cosigned(self, greeting: str, name: str, *lines: str) -> None:
        """A line to sign on in a narrow place, with the printed name and LINES under it."""
        self.line(greeting, "Hilsen")
        self.line(name, "Underskrift").paragraph_format.right_indent = Cm(1)
        self.block(*lines, style="Afsender")

    @contextmanager
    def when(self, condition: str) -> Iterator[None]:
        """Paragraphs that are there only when CONDITION holds."""
        self._control(f"if {condition}")
        yield
        self._control("endif")

    def otherwise(self, condition: str = "") -> None:
        """Inside `when`: what stands there instead."""
        self._control(f"elif {condition}" if condition else "else")

    @contextmanager
    def each(self, loop: str) -> Iterator[None]:
        """Paragraphs repeated for each item, LOOP being such as `s in sager`."""
        self._control(f"for {loop}")
        yield
        self._control("endfor")

    def insert(self, block: str) -> None:
        """The shared paragraphs of that name, which lie in blocks/."""
        self.line(f"{{{{p blok('{block}') }}}}", CONTROL)

    def _control(self, tag: str) -> None:
        self.line(f"{{%p {tag} %}}", CONTROL)

    def _fresh(self) -> Paragraph:
        """A new paragraph, or the empty one that a cell or header begins with."""
        found = self.place.paragraphs
        if len(found) == 1 and not found[0].runs and not isinstance(self.place, Document):
            return found[0]
        return self.place.add_paragraph()
