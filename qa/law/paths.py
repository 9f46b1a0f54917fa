"""
Required sections on every path: is there a letter that lacks one, or holds it empty?

The question is put to the proof; what it answers with is a case, which is filled and read
again before it is believed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from qa.flow.outline import Heading, exclude
from qa.law.binding import meets
from qa.law.catalogue import Fact, Section
from qa.law.sections import matches
from qa.proof.formula import FALSE, Formula, conj, disj, neg
from qa.proof.letter import Letter
from qa.proof.proof import Proof, Shown
from qa.proof.telling import when
from qa.subject import Subject
from render.message import Message
from render.nodes import Paragraph
from render.place import Place

Outline = tuple[Heading, ...]


@dataclass(frozen=True)
class Paths:
    """The sections of one template's document type, over all of its letters."""

    subject: Subject
    proof: Proof

    @cached_property
    def letter(self) -> Letter:
        """The letter over all cases."""
        return self.proof.letter

    def headings(self, section: Section) -> Iterator[tuple[int, Formula]]:
        """Yield the lines that may be a section's heading, with when they are."""
        found = list(self._matching(section))
        below = [one for one in found if self.letter.lines[one[0]].level != 0]
        yield from below or found  # the document's title is a section only for want of another

    def _matching(self, section: Section) -> Iterator[tuple[int, Formula]]:
        accepted = section.headings.get(self.subject.language, ())
        for place in self.letter.headings:
            line = self.letter.lines[place]
            reads = disj(*(w.when for w in line.wordings if _is_heading(w.text, accepted)))
            if reads != FALSE:
                yield place, reads

    def place(self, section: Section) -> Place | None:
        """Return where the first heading of a section stands, None without one."""
        found = next(self.headings(section), None)
        if found is None:
            return None
        paragraph = self.letter.lines[found[0]].paragraph
        return paragraph.place.quoting(_words(paragraph.text))

    def is_needed(self, section: Section) -> bool:
        """Say whether any letter needs a section."""
        needed = meets(self.subject, self.proof, section.when)
        return not self.proof.excluded(needed)

    def is_proved(self, section: Section) -> bool:
        """Say whether every letter that needs a section has it."""
        return self.proof.excluded(self.lacking(section))

    def is_held(self, section: Section) -> bool:
        """Say whether a section is proved, and has text wherever it stands."""
        bare = (
            conj(there, neg(self.letter.filled(place)))
            for place, there in self.headings(section)
            if self.letter.lines[place].level != 0
        )
        return self.is_proved(section) and self.proof.excluded(disj(*bare))

    def told(self, shown: Shown) -> Message:
        """Return in which letters, in words."""
        return when(shown.condition, shown.case, self.proof.contract)

    def lacking(self, section: Section) -> Formula:
        """Return the formula that a letter needs a section and has no heading of it."""
        if not (section.when.is_always or section.when.concept):
            return FALSE  # it may lack where its words do not fit, which no case tells
        standing = disj(*(there for _, there in self.headings(section)))
        return conj(meets(self.subject, self.proof, section.when), neg(standing))

    def missing(self, section: Section) -> Shown | None:
        """Return a letter that lacks a section which it needs; None where none was shown."""
        accepted = section.headings.get(self.subject.language, ())
        return self.proof.letter_shown(
            self.lacking(section), lambda outline: not _standing(outline, accepted)
        )

    def empty(self, section: Section) -> Iterator[tuple[Place, Shown]]:
        """Yield the headings of a section under which no text stands, in some letter."""
        for place, there in self.headings(section):
            line = self.letter.lines[place]
            if line.level == 0:
                continue
            found = self.proof.letter_shown(
                conj(there, neg(self.letter.filled(place))), _is_empty(section, self.subject)
            )
            if found is not None:
                yield line.paragraph.place.quoting(_words(line.paragraph.text)), found

    def unstated(self, section: Section, fact: Fact) -> Shown | None:
        """Return a letter with a section that does not state a fact; None where none was shown."""
        if not self.is_known(fact):
            return None
        return self.proof.letter_shown(self.leaving_out(section, fact), None)

    def is_known(self, fact: Fact) -> bool:
        """Say whether the catalogue has words, or fields, for a fact in this language."""
        return bool(fact.words.get(self.subject.language) or fact.fields)

    def is_stated(self, section: Section, fact: Fact) -> bool:
        """Say whether every letter with a section states a fact in it."""
        return self.is_known(fact) and self.proof.excluded(self.leaving_out(section, fact))

    def leaving_out(self, section: Section, fact: Fact) -> Formula:
        """Return the formula that a section stands in a letter and does not state a fact."""
        words = fact.words.get(self.subject.language, ())
        paths = [tuple(field.split(".")) for field in fact.fields]
        without: list[Formula] = []
        for place, there in self.headings(section):
            said = (
                conj(together, disj(line.says(words), *(line.prints(path) for path in paths)))
                for line, together in self.letter.below(place)
            )
            without.append(conj(there, self.letter.filled(place), neg(disj(*said))))
        return disj(*without)

    def together(self, *paragraphs: Paragraph) -> bool:
        """Say whether some paragraphs can stand in one letter."""
        known = {id(line.paragraph): line.when for line in self.letter.lines}
        return not self.proof.excluded(conj(*(known[id(one)] for one in paragraphs)))


def _is_heading(text: str, accepted: tuple[str, ...]) -> bool:
    return matches(_words(text), accepted)


def _words(text: str) -> str:
    return " ".join(text.split())


def _standing(outline: Outline, accepted: tuple[str, ...]) -> list[Heading]:
    found = [one for one in outline if matches(one.text, accepted)]
    return [one for one in found if one.paragraph.level != 0] or found


def _is_empty(section: Section, subject: Subject) -> Callable[[Outline], bool]:
    accepted = section.headings.get(subject.language, ())
    return lambda outline: any(one.is_bare for one in _standing(outline, accepted))


def paths(subject: Subject) -> Paths | None:
    """Return the sections over all letters; None where the template cannot be proved."""
    proof = subject.sound_proof
    return Paths(subject, proof) if proof is not None else None


def together(over: Paths | None, first: Paragraph, second: Paragraph) -> bool:
    """Say whether two paragraphs can stand in one letter, as far as is known."""
    if exclude(first, second):
        return False
    return over is None or over.together(first, second)
