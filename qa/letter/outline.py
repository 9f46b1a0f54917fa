"""The headings of a finished letter: which required sections are there, empty, twice, missing."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from qa.law.catalogue import DocumentType, Section
from qa.law.sections import matches
from qa.letter.checked import Part, Presence
from qa.letter.pattern import HOLE
from qa.letter.periods import states_period
from qa.letter.places import Key, key, near
from render.finished.letter import Line
from render.place import Near

if TYPE_CHECKING:
    from qa.letter.subject import Subject


@dataclass(frozen=True)
class Heading:
    """A heading of a letter: its index in the body, and the paragraphs below it."""

    index: int
    line: Line
    content: tuple[Line, ...]

    @property
    def is_bare(self) -> bool:
        """Whether no text stands below, only headings if anything."""
        return all(one.is_blank for one in self.content if one.level is None)


@dataclass(frozen=True)
class State:
    """A section of the law in a letter: its headings there, and if the letter must have it."""

    section: Section
    headings: tuple[Heading, ...]
    needed: bool | None

    @property
    def presence(self) -> Presence:
        """Whether the section is there, in one word."""
        if self.headings:
            return "empty" if all(one.is_bare for one in self.headings) else "there"
        if self.needed is None:
            return "not_known"
        return "missing" if self.needed else "not_needed"


@dataclass(frozen=True)
class Outline:
    """The headings of one letter."""

    subject: Subject

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of the body that show something, in order."""
        return tuple(self._headings())

    def _headings(self) -> Iterator[Heading]:
        body = self.subject.body
        for index, line in enumerate(body):
            if line.level is None or line.is_blank:
                continue
            end = index + 1
            while end < len(body) and not _ends(line.level, body[end]):
                end += 1
            yield Heading(index, line, body[index + 1 : end])

    @cached_property
    def states(self) -> tuple[State, ...]:
        """The sections of the letter's type of document, in the catalogue's order."""
        kind = self.subject.document_type
        return tuple(self._states(kind)) if kind is not None else ()

    def _states(self, kind: DocumentType) -> Iterator[State]:
        reading = self.subject.reading
        for section in kind.sections:
            if not section.headings.get(self.subject.language):
                continue
            if reading is not None:
                needed = reading.needs(section.when)
            else:
                needed = True if section.when.is_always else None
            yield State(section, self.of(section), needed)

    def of(self, section: Section) -> tuple[Heading, ...]:
        """Return the headings that stand for a section; the title only for want of another."""
        accepted = section.headings.get(self.subject.language, ())
        found = [one for one in self.headings if matches(_words(one.line), accepted)]
        below = [one for one in found if one.line.level != 0]
        return tuple(below or found)

    @cached_property
    def complaints(self) -> tuple[tuple[Section, Heading], ...]:
        """
        The headings of guidance on complaint, with the section of the law that each stands for.

        Where the type of the letter is not known, as the decisions of the country have it.
        """
        found: list[tuple[Section, Heading]] = []
        route = self.subject.catalogue.law.route(self.subject.jurisdiction)
        for section in self._sections() if route is not None else ():
            words = (fact.words.get("da", ()) for fact in section.facts)
            if route is not None and any(states_period(one, route) for one in words):
                found += ((section, heading) for heading in self.of(section))
        told = {heading.index: (section, heading) for section, heading in reversed(found)}
        return tuple(told[index] for index in sorted(told))

    def _sections(self) -> Iterator[Section]:
        kind = self.subject.document_type
        kinds = self.subject.catalogue.documents.values() if kind is None else (kind,)
        yield from (section for one in kinds for section in one.sections)

    @cached_property
    def early(self) -> tuple[tuple[State, State], ...]:
        """The sections that stand before one which should precede them, each with that one."""
        earlier: list[State] = []
        found: list[tuple[State, State]] = []
        for state in self.states:
            if state.section.under or state.section.free or not state.headings:
                continue
            place = state.headings[0].index
            before = next((one for one in earlier if one.headings[0].index > place), None)
            if before is not None:
                found.append((state, before))
            earlier.insert(0, state)
        return tuple(found)

    @cached_property
    def gone(self) -> frozenset[str]:
        """The ids of the sections that are told as missing or empty, as wholes."""
        return frozenset(
            state.section.id
            for state in self.states
            if state.presence == "empty"
            or (state.presence == "missing" and not self.plain(state.section))
        )

    def plain(self, section: Section) -> tuple[int, ...]:
        """Return the lines of plain text that read exactly as a section's heading."""
        exact = [one for one in section.headings.get(self.subject.language, ()) if one[-1:] != "*"]
        return tuple(
            index
            for index, line in enumerate(self.subject.body)
            if line.level is None and not line.is_blank and matches(_words(line), tuple(exact))
        )

    @property
    def parts(self) -> tuple[Part, ...]:
        """The sections, as the outcome of the check has them."""
        return tuple(
            Part(state.section.row, state.section.title, state.presence) for state in self.states
        )

    @cached_property
    def _trails(self) -> dict[tuple[str, int | None], tuple[str, ...]]:
        """The headings above each paragraph, without words of the case."""
        trail: list[tuple[int, str]] = []
        found: dict[tuple[str, int | None], tuple[str, ...]] = {}
        for index, line in enumerate(self.subject.body):
            if line.level is not None and not line.is_blank:
                while trail and trail[-1][0] >= line.level:
                    trail.pop()
                shown = self._shown(index, line)
                if shown:
                    trail.append((line.level, shown))
            found[line.place.part, line.place.paragraph] = tuple(text for _, text in trail)
        return found

    def _shown(self, index: int, line: Line) -> str:
        """Return a heading as it may be told: its template's words, or an accepted heading."""
        pair = self.subject.pairs.get(index)
        if pair is not None and pair.exact and pair.pattern.weight:
            return " ".join(pair.pattern.text.replace(HOLE, "…").split())
        kind = self.subject.document_type
        for section in kind.sections if kind is not None else ():
            if matches(_words(line), section.headings.get(self.subject.language, ())):
                return _words(line)
        return ""

    @cached_property
    def _near(self) -> dict[Key, Near]:
        found = dict(near(self.subject.body, self._shown))
        others = [line for line in self.subject.lines if line.place.story != "body"]
        for _, part in itertools.groupby(others, key=lambda line: line.place.part):
            found |= near(list(part), lambda index, line: "")
        return found

    def near(self, line: Line) -> Near:
        """Return what a paragraph is near, as a reader finds it."""
        return self._near[key(line)]

    def trail(self, line: Line) -> tuple[str, ...]:
        """Return the headings above a paragraph of the body."""
        return self._trails.get((line.place.part, line.place.paragraph), ())


def _words(line: Line) -> str:
    return " ".join(line.text.split())


def _ends(level: int, line: Line) -> bool:
    return line.level is not None and not line.is_blank and line.level <= level
