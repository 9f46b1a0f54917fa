"""Where in a template something stands, in terms that a Word user can follow."""

from __future__ import annotations

from collections.abc import Iterator

from render.message import Message
from render.record import record

METADATA = "metadata"
STORIES = {
    "body": Message("brødteksten", "the body"),
    "header": Message("sidehovedet", "the header"),
    "footer": Message("sidefoden", "the footer"),
    "footnote": Message("fodnoterne", "the footnotes"),
    "endnote": Message("slutnoterne", "the endnotes"),
    "properties": Message("dokumentets egenskaber", "the document properties"),
    METADATA: Message("[metadata] i template.toml", "[metadata] of template.toml"),
    "link": Message("et linkmål", "a link target"),
    "comment": Message("en kommentar", "a comment"),
    "chart": Message("et diagram", "a chart"),
    "diagram": Message("en SmartArt-figur", "a SmartArt figure"),
    "block": Message("en byggeblok", "a building block"),
    "numbering": Message("en listes nummerering", "the numbering of a list"),
    "embedded": Message("et indlejret dokument", "an embedded document"),
    "store": Message("dokumentets datalager", "the document's data store"),
    "file": Message("filen", "the file"),
}


@record
class Near:
    """
    How a reader finds a paragraph where Word shows no numbers: from the heading above it.

    `nth` counts the paragraphs outside tables that show something, 0 for the heading itself; of
    what stands in a table, it counts the tables. `heading` is "" where there is none above.
    """

    heading: str
    nth: int

    def describe(self, cell: tuple[int, int, int] | None, danish: bool) -> str:
        """Return it as a phrase, "" for what stands above all that shows something."""
        name = "overskriften" if danish else "the heading"
        heading = f"{name} »{self.heading}«" if self.heading else ""
        if not self.nth:
            return heading
        under = f" under {heading}" if heading else ""
        if cell is None:
            return (f"{self.nth}. afsnit" if danish else f"paragraph {self.nth}") + under
        words = ("tabel", "række", "kolonne") if danish else ("table", "row", "column")
        return f"{words[0]} {self.nth}{under}, {words[1]} {cell[1]}, {words[2]} {cell[2]}"


@record
class Place:
    """
    A spot in a template.

    `part` is the member's name in the package, `story` a key of STORIES;
    `paragraph` counts from 1 within the part; `cell` is (table, row, column),
    each from 1, of the innermost cell; `heading` is the trail of headings
    above; `quote` holds the words at the spot (template text, never case data).

    Where shared paragraphs were inserted, all this counts in the whole that came of it, and
    `own` is the place in the file that a person opens. `source` is that file, seen from its
    library, where it is that of a shared paragraph ("" for the template's own). `near` is there in
    finished letters alone: their readers know no numbers of paragraphs.
    """

    part: str = ""
    story: str = "file"
    paragraph: int | None = None
    cell: tuple[int, int, int] | None = None
    heading: tuple[str, ...] = ()
    quote: str = ""
    source: str = ""
    own: Place | None = None
    near: Near | None = None

    @property
    def told(self) -> Place:
        """The place in the file that a person opens to look at it."""
        return self.own.quoting(self.quote) if self.own is not None else self

    def quoting(self, words: str) -> Place:
        """Return the same place with other words quoted."""
        spot = (self.part, self.story, self.paragraph, self.cell, self.heading)
        return Place(*spot, words, self.source, self.own, self.near)

    def describe(self, language: str) -> str:
        """Return the place as a phrase: file, story, heading trail, paragraph, cell, words."""
        if self.own is not None:
            return self.told.describe(language)
        danish = language == "da"
        bits = [STORIES[self.story].text(language)]
        if self.source:
            bits = [f"{'blokken' if danish else 'the shared paragraphs'} {self.source}"]
        if self.near is not None:
            bits += filter(None, [self.near.describe(self.cell, danish)])
        else:
            bits += self._counted(danish)
        text = ", ".join(bits)
        return f"{text}: »{self.quote}«" if self.quote else text

    def _counted(self, danish: bool) -> Iterator[str]:
        """Yield headings, cell and paragraph by their numbers in the file."""
        if self.heading:
            yield f"under »{' › '.join(self.heading)}«"
        if self.cell is not None:
            table, row, column = self.cell
            words = ("tabel", "række", "kolonne") if danish else ("table", "row", "column")
            yield f"{words[0]} {table}, {words[1]} {row}, {words[2]} {column}"
        if self.paragraph is not None:
            yield f"{'afsnit' if danish else 'paragraph'} {self.paragraph}"
