"""A letter: what a page of Danish text needs, each under a plain name."""

from __future__ import annotations

from kit import runs, table
from kit.blank import blank
from kit.flow import Flow
from kit.table import Column, Fact, Row


class Letter(Flow):
    """The body of a letter, with its letterhead and footers."""

    def __init__(self, title: str) -> None:
        self.document = blank(title)
        super().__init__(self.document)

    def letterhead(self, name: str, *lines: str, later: str) -> None:
        """The sender at the top of the first page; LATER tops the following ones."""
        section = self.document.sections[0]
        top = Flow(section.first_page_header)
        top.line(name, "Brevhoved navn")
        for line in lines[:-1]:
            top.line(line, "Brevhoved linje")
        top.line(lines[-1], "Brevhoved sidste linje")
        Flow(section.header).line(later, "header")

    def footer(self, contact: str) -> None:
        """How to reach the sender, and `Side X af Y`, on every page."""
        section = self.document.sections[0]
        for footer in (section.first_page_footer, section.footer):
            bottom = Flow(footer)
            bottom.line(contact, "Sidefod kontakt")
            paragraph = bottom.line("Side ", "footer")
            runs.field(paragraph, "PAGE")
            runs.write(paragraph, " af ")
            runs.field(paragraph, "NUMPAGES")

    def opening(self, caption: str) -> tuple[Flow, Flow]:
        """The recipient's block to the left, the references to the right."""
        recipient, reference = table.side_by_side(self.document, caption, 8.8, 7.2)
        return recipient, reference

    def subject(self, text: str) -> None:
        """What the letter is about."""
        self.line(text, "Title")

    def heading(self, text: str, level: int = 1) -> None:
        """A heading that Word and screen readers know as one."""
        self.line(text, f"heading {level}")

    def new_page(self, text: str) -> None:
        """A heading that begins a page, such as that of a form to cut off and send back."""
        self.line(text, "heading 1").paragraph_format.page_break_before = True

    def contact(self, *lines: str) -> None:
        """Name, address and numbers, set apart."""
        self.block(*lines, style="Kontakt")

    def after_block(self, text: str) -> None:
        """The first paragraph under a contact block or a table."""
        self.line(text, "Efter blok")

    def table(self, caption: str, loop: str, *columns: Column) -> None:
        """A table with a row for each item of LOOP."""
        table.repeating(self.document, caption, loop, list(columns))

    def facts(self, caption: str, head: tuple[str, str], *facts: Fact) -> None:
        """A table of what is known: a fact a row, its name to the left."""
        table.facts(self.document, caption, head, list(facts))

    def fixed(self, caption: str, head: dict[str, float], *rows: Row) -> None:
        """A table of known rows under HEAD (headings and widths), on one page if it is short."""
        table.fixed(self.document, caption, head, list(rows), together=True)

    def signatures(self, caption: str) -> tuple[Flow, Flow]:
        """Two places side by side for those who sign together, on one page."""
        left, right = table.side_by_side(self.document, caption, 8.0, 8.0)
        return left, right

    def signature(self, name: str, *lines: str, greeting: str = "Med venlig hilsen") -> None:
        """Greeting, a line to sign on, and the printed name under it."""
        self.greet(greeting)
        self.signed(name, *lines)

    def greet(self, greeting: str) -> None:
        """The words above a signature."""
        self.line(greeting, "Hilsen")

    def signed(self, name: str, *lines: str) -> None:
        """A line to sign on, and the printed name under it."""
        self.line(name, "Underskrift")
        self.block(*lines, style="Afsender")
