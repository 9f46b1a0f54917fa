"""An edit of a finished letter: what a hand does in Word, and which codes must speak of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qa.letter.checking import read_subject
from qa.letter.subject import Subject
from render.library import Library
from render.ooxml import Element
from word_letter import P, Word


@dataclass(frozen=True)
class Sheet:
    """A letter to be edited, with what the check sees in it."""

    word: Word
    subject: Subject

    def at(self, index: int) -> Element:
        """Return the paragraph of the body by its index among all."""
        place = self.subject.body[index].place
        return list(self.word.root.iter(P))[(place.paragraph or 1) - 1]

    def locked(self, least: int = 6, severity: str = "error") -> list[Element]:
        """Return the paragraphs of text that are locked so fast and have enough words."""
        return [
            self.at(index)
            for index, pair in self.subject.pairs.items()
            if pair.slot.weight >= least
            and pair.slot.line.level is None
            and not pair.slot.loop
            and self.subject.lock(pair.slot).severity == severity
            and self.subject.lock(pair.slot).sections
        ]

    def required(self) -> list[list[Element]]:
        """Return the sections that the letter must have and that an error speaks of."""
        return [
            self.word.section(" ".join(state.headings[0].line.text.split()))
            for state in self.subject.outline.states
            if state.needed
            and len(state.headings) == 1
            and state.section.severity == "error"
            and state.headings[0].line.level
        ]


Do = Callable[[Sheet], bool]


@dataclass(frozen=True)
class Edit:
    """An edit by its name; `codes` must speak after it. `case` is where the letter shall go."""

    name: str
    codes: tuple[str, ...]
    do: Do
    case: str = ""


def edited(edit: Edit, data: bytes, library: Library) -> bytes | None:
    """Return a letter after an edit, None where the letter has not what the edit is about."""
    sheet = Sheet(Word(data), read_subject(data, "", library))
    return sheet.word.save() if edit.do(sheet) else None
