"""What a rule on finished letters looks at: the letter, and its template as the library has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from qa.flow.words import Words
from qa.law import catalogue
from qa.law.catalogue import Catalogue, DocumentType
from qa.letter.aligning import Pair, said
from qa.letter.checked import Standing
from qa.letter.inferring import Reading
from qa.letter.master import Master
from qa.letter.outline import Outline
from qa.letter.shelf import Found, Shelf
from render.errors import SeglError
from render.esdh.document import Document
from render.finished.letter import Finished, Line
from render.library import Library
from render.place import Place

STRICT = ("current", "changed")  # the library has the version that the letter names


@dataclass(frozen=True)
class Subject:
    """
    A finished letter to be judged.

    `finished` is None where the file cannot be read, and `error` says why. `library` is None
    where there is none to judge by; `number` is the case that the letter shall go to, and
    `named` the template that the caller says it is of, "" where the letter itself decides.
    """

    name: str
    finished: Finished | None
    error: SeglError | None = None
    library: Library | None = None
    number: str = ""
    named: str = ""

    @property
    def document(self) -> Document:
        """What the letter says of itself."""
        return self.finished.document if self.finished is not None else Document()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The paragraphs of all stories."""
        return self.finished.lines if self.finished is not None else ()

    @property
    def body(self) -> tuple[Line, ...]:
        """The paragraphs of the body."""
        return self.finished.body if self.finished is not None else ()

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """The paragraphs that show something, as the analyses of texts take them."""
        return tuple(
            Words(line.place, line.text, line.text.lower())
            for line in self.lines
            if not line.is_blank
        )

    # --- the template ------------------------------------------------------------------

    @property
    def template(self) -> str:
        """The id of the template that the letter is of, "" where nobody says."""
        return self.named or self.document.template

    @cached_property
    def shelf(self) -> Shelf | None:
        """The library at hand."""
        return Shelf(self.library) if self.library is not None else None

    @cached_property
    def found(self) -> Found | None:
        """The template as the library has it; None where it has none that can be read."""
        if self.shelf is None or not self.template or self.finished is None:
            return None
        text = "\n".join(line.text for line in self.lines)
        return self.shelf.find(self.template, self.language, text)

    @property
    def master(self) -> Master | None:
        """The template, ready to judge by."""
        return self.found.master if self.found is not None else None

    @property
    def standing(self) -> Standing:
        """How the library has the template now."""
        if not self.template:
            return "none"
        if self.found is None:
            return "unknown"
        own = self.document
        if own.template != self.template:  # the caller says which it is
            return "current"
        if own.version != self.found.entry.manifest.version:
            return "outdated"
        return "current" if own.digest in ("", self.found.digest) else "changed"

    @property
    def is_same(self) -> bool:
        """Whether the letter was made of the very template that the library has now."""
        return self.standing == "current"

    @property
    def language(self) -> str:
        """The language of the letter: what it says of itself, else Danish."""
        return self.document.language or "da"

    # --- the law -----------------------------------------------------------------------

    @property
    def jurisdiction(self) -> str:
        """The law that the letter is under: its template's, else that of the library."""
        if self.found is not None and self.found.entry.manifest.jurisdiction:
            return self.found.entry.manifest.jurisdiction
        return self.library.manifest.jurisdiction if self.library is not None else ""

    @cached_property
    def catalogue(self) -> Catalogue:
        """The law as the library has it; empty where no jurisdiction is known."""
        if self.shelf is None:
            return catalogue.read(self.jurisdiction)
        return self.shelf.law.catalogue(self.jurisdiction)

    @property
    def type(self) -> str:
        """The type of document: the template's, else what the letter says of itself."""
        manifest = self.found.entry.manifest if self.found is not None else None
        return manifest.type if manifest is not None else self.document.type

    @property
    def document_type(self) -> DocumentType | None:
        """The catalogue's row for this type of document, if it has one."""
        return self.catalogue.documents.get(self.type)

    # --- the letter --------------------------------------------------------------------

    @cached_property
    def reading(self) -> Reading | None:
        """The letter read by its template; None without one that can be judged by."""
        if self.master is None:
            return None
        return Reading(self.master, said([line.text for line in self.body]))

    @cached_property
    def pairs(self) -> Mapping[int, Pair]:
        """What each paragraph of the body stands for, by its index."""
        if self.reading is None:
            return {}
        return {pair.said.index: pair for pair in self.reading.alignment.pairs}

    @cached_property
    def outline(self) -> Outline:
        """The headings of the letter, and the required sections among them."""
        return Outline(self)

    @property
    def start(self) -> Place:
        """The place of the letter as a whole."""
        return Place()

    def place(self, line: Line, quote: str = "") -> Place:
        """Return where a paragraph stands, under headings that every such letter has."""
        place = line.place
        trail = self.outline.trail(line) if place.story == "body" else ()
        return Place(place.part, place.story, place.paragraph, place.cell, trail, quote)

    def at(self, place: Place, quote: str = "") -> Place:
        """Return a place that was read from the file without the letter's own words."""
        for line in self.lines:
            if (line.place.part, line.place.paragraph) == (place.part, place.paragraph):
                return self.place(line, quote)
        return Place(place.part, place.story, quote=quote)

    def each(self, story: str = "body") -> Iterator[tuple[int, Line]]:
        """Yield the paragraphs of a story that show something, with their index in it."""
        own = (line for line in self.lines if line.place.story == story)
        yield from ((index, line) for index, line in enumerate(own) if not line.is_blank)
