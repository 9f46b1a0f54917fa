"""What a rule on finished letters looks at: the letter, and its template as the library has it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from qa.flow.tongue import judge
from qa.flow.words import Words
from qa.law import catalogue
from qa.law.catalogue import Catalogue, DocumentType
from qa.letter.aligning import Pair, Said, said
from qa.letter.checked import Standing
from qa.letter.closing import closes
from qa.letter.difference import opening
from qa.letter.filled import Value, filled
from qa.letter.inferring import PLAIN, Reading
from qa.letter.locking import FREE, Lock
from qa.letter.master import Master
from qa.letter.outline import Outline
from qa.letter.pattern import Pattern
from qa.letter.shelf import Found, Shelf
from qa.letter.slot import Slot
from qa.letter.wrongs import Wrong, righted, wrong_bodies, wrong_periods
from render.binds import concept_path
from render.case_number import base, numbers
from render.errors import SeglError
from render.esdh.document import Document
from render.finished.letter import Finished, Line
from render.library import Library
from render.place import Place


@dataclass(frozen=True)
class Subject:
    """
    A finished letter to be judged.

    `finished` is None where the file cannot be read, and `error` says why. `shelf` has the library,
    None where there is none to judge by; `number` is the case that the letter shall go to, and
    `named` the template that the caller says it is of, "" where the letter itself decides.
    `mentions` are numbers of other cases that it may speak of.
    """

    name: str
    finished: Finished | None
    error: SeglError | None = None
    shelf: Shelf | None = None
    number: str = ""
    named: str = ""
    mentions: tuple[str, ...] = ()

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

    @property
    def library(self) -> Library | None:
        """The library at hand."""
        return self.shelf.library if self.shelf is not None else None

    @cached_property
    def found(self) -> Found | None:
        """The template as the library has it; None where it has none that can be read."""
        if self.shelf is None or not self.template or self.finished is None:
            return None
        text = "\n".join(line.text for line in self.lines)
        return self.shelf.find(self.template, self.tongue or self.document.language, text)

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

    @cached_property
    def tongue(self) -> str:
        """The language that the text is plainly in ("da", "kl", "en"), "" where it is not."""
        return judge("\n".join(line.text for line in self.body))

    @property
    def language(self) -> str:
        """The language of the letter: of the version that it is judged by, else what it says."""
        if self.master is not None:
            return self.master.proof.template.language
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
        return Reading(self.master, said(self.body))

    @property
    def paired(self) -> tuple[Pair, ...]:
        """What stands for paragraphs of the template, in the letter's order."""
        return self.reading.alignment.pairs if self.reading is not None else ()

    @cached_property
    def pairs(self) -> Mapping[int, Pair]:
        """What each paragraph of the body stands for, first if for several, by its index."""
        found: dict[int, Pair] = {}
        for pair in self.paired:
            found.setdefault(pair.said.index, pair)
        return found

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """What stands in the letter where its template prints a field."""
        if self.reading is None or self.master is None:
            return ()
        return tuple(filled(self.master, self.reading.alignment.pairs))

    def field(self, concept: str) -> str:
        """Return the path of the field that stands for a concept, "" where none does."""
        if self.master is None:
            return ""
        owner = self.master.subject
        return ".".join(concept_path(concept, owner.schema, owner.manifest))

    def printing(self, field: str) -> tuple[Slot, ...]:
        """Return the template's paragraphs that print a field, () where none does."""
        master = self.master
        return tuple(
            slot
            for slot in (master.slots if master is not None and field else ())
            for piece in slot.line.pieces
            if master is not None and master.prints(piece.tag).split("|")[0] == field
        )

    def title(self, field: str) -> str:
        """Return what a field is called in the schema, its path where it has no title."""
        owner = self.master.subject.schema if self.master is not None else None
        shape = owner.shape if owner is not None else None
        for name in field.split("."):
            shape = shape.properties.get(name) if shape is not None else None
        return (shape.title if shape is not None else "") or field

    @cached_property
    def case(self) -> str:
        """The number of the case that the letter is about: as it is told, says, or prints."""
        printed = (one.text for one in self.values if one.path == self.field("sagsnummer"))
        own = self.number or self.document.case or next(printed, "")
        if own:
            return base(own)
        named = (number for line in self.lines for number in numbers(line.text))
        return base(next(named, ""))

    def lock(self, slot: Slot) -> Lock:
        """Return how fast a paragraph of the template is locked."""
        return self.master.locks[slot.number] if self.master is not None else FREE

    def severity(self, slot: Slot) -> str:
        """
        Return how bad it is that a paragraph of the template is not as it ought to be.

        A section that the law does not ask for in this very letter is locked by its author alone.
        """
        lock = self.lock(slot)
        needed = [s.needed for s in self.outline.states if s.section in lock.sections]
        spared = lock.severity == "error" and needed and not any(one is not False for one in needed)
        return self.eased("warning" if spared else lock.severity)

    def is_sealed(self, slot: Slot) -> bool:
        """Say whether a paragraph stands where the law leaves no word open, as in guidance."""
        return self.lock(slot).is_closed and self.severity(slot) == "error"

    def eased(self, severity: str) -> str:
        """Return a severity as it may be where the template is not the one that was used."""
        return severity if self.is_same or severity == "info" else "warning"

    @cached_property
    def moved(self) -> tuple[tuple[Said, Slot], ...]:
        """The paragraphs that stand elsewhere than in the template, those of it in order."""
        if self.reading is None:
            return ()
        found: list[tuple[Said, Slot]] = []
        left = list(self.reading.alignment.extra)
        for slot in self.reading.alignment.lacking:
            fits = (
                one
                for one in left
                if any(_is_plain(p) and p.matches(one.normal) for p in slot.patterns)
            )
            one = next(fits, None)
            if one is not None:
                left.remove(one)
                found.append((one, slot))
        return tuple(found)

    @cached_property
    def added(self) -> tuple[Said, ...]:
        """The paragraphs that the template does not have, those that were moved left out."""
        if self.reading is None:
            return ()
        moved = {one for one, _ in self.moved}
        return tuple(one for one in self.reading.alignment.extra if one not in moved)

    @cached_property
    def closing(self) -> tuple[Slot, ...]:
        """The template's greeting and what stands below it; () where it has none."""
        slots = self.master.slots if self.master is not None else ()
        starts = [place for place, slot in enumerate(slots) if closes(slot.patterns[0].text)]
        if not starts:
            return ()
        below = itertools.takewhile(lambda slot: slot.line.level is None, slots[starts[-1] + 1 :])
        return (slots[starts[-1]], *below)

    @cached_property
    def removed(self) -> tuple[Slot, ...]:
        """
        The template's paragraphs that are missing.

        But for those in sections that are told as missing, and date and signature.
        """
        if self.reading is None:
            return ()
        moved = {slot.number for _, slot in self.moved}
        gone = self.outline.gone
        told = {slot.number for slot in (*self.closing, *self.printing(self.field("brevdato")))}
        return tuple(
            slot
            for slot in self.reading.alignment.lacking
            if slot.weight
            and slot.number not in moved | told
            and not any(section.id in gone for section in self.lock(slot).sections)
        )

    @cached_property
    def outline(self) -> Outline:
        """The headings of the letter, and the required sections among them."""
        return Outline(self)

    @cached_property
    def wrong_periods(self) -> tuple[Wrong, ...]:
        """The complaint periods that are wrong."""
        return tuple(wrong_periods(self))

    @cached_property
    def wrong_bodies(self) -> tuple[Wrong, ...]:
        """The bodies of complaint that are of another country."""
        return tuple(wrong_bodies(self))

    def righted(self, text: str, severity: str) -> str:
        """Return words of the letter with those put right that are told as wrong, so gravely."""
        return righted(text, (*self.wrong_periods, *self.wrong_bodies), severity)

    @property
    def start(self) -> Place:
        """The place of the letter as a whole."""
        return Place()

    def place(self, line: Line, quote: str = "") -> Place:
        """Return where a paragraph stands, under headings that every such letter has."""
        own = line.place
        trail = self.outline.trail(line) if own.story == "body" else ()
        near = self.outline.near(line)
        words = quote or ("" if near.heading and not near.nth else self._first_words(line))
        return Place(own.part, own.story, own.paragraph, own.cell, trail, words, near=near)

    def _first_words(self, line: Line) -> str:
        """Return how a paragraph begins, where its template says so; words of the case never."""
        if line.place.story != "body":
            return ""
        index = next((index for index, one in enumerate(self.body) if one is line), -1)
        pair = self.pairs.get(index)
        return opening(pair) if pair is not None else ""

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


def _is_plain(pattern: Pattern) -> bool:
    """Say whether a text that reads so is surely that text."""
    return pattern.weight >= PLAIN or (pattern.weight > 0 and not pattern.has_holes)
