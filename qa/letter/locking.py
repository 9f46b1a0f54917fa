"""Which paragraphs of a template are locked: words that no caseworker may change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qa.finding import SEVERITIES
from qa.law.catalogue import DocumentType, Section
from qa.law.sections import matches
from qa.letter.slot import Slot
from render.message import Message


@dataclass(frozen=True)
class Lock:
    """
    How fast a paragraph is locked.

    `severity` is that of a change; `sections` are the required sections around it, the outer
    first. `is_closed` says that the section has no room for the caseworker's own text.
    """

    severity: str
    sections: tuple[Section, ...] = ()
    is_closed: bool = False

    @property
    def title(self) -> Message | None:
        """The innermost required section, None outside any."""
        return self.sections[-1].title if self.sections else None

    @property
    def basis(self) -> str:
        """The legal basis of the innermost required section, "" outside any."""
        return self.sections[-1].basis if self.sections else ""


FREE = Lock("info")


def locks(slots: Sequence[Slot], language: str, kind: DocumentType | None) -> Mapping[int, Lock]:
    """
    Return how fast each paragraph is locked, by its number.

    In a section that the law asks for, as the grade of the fact says; in a shared paragraph at
    least as a warning; elsewhere a change is only told.
    """
    trail: list[tuple[int, tuple[Section, ...], list[Slot]]] = []
    inside: dict[int, list[tuple[Section, ...]]] = {}
    members: list[tuple[tuple[Section, ...], list[Slot]]] = []
    for slot in slots:
        level = slot.line.level
        if level is not None:
            while trail and trail[-1][0] >= level:
                trail.pop()
            own: list[Slot] = []
            trail.append((level, tuple(_named(slot, language, kind)) if level else (), own))
            members.append((trail[-1][1], own))
        for _, _, below in trail:
            below.append(slot)
        inside[slot.number] = [sections for _, sections, _ in trail if sections]
    closed = {
        slot.number
        for sections, own in members
        if sections and not any(_is_room(one, sections) for one in own)
        for slot in own
    }
    return {slot.number: _lock(slot, inside[slot.number], slot.number in closed) for slot in slots}


def _lock(slot: Slot, around: list[tuple[Section, ...]], is_closed: bool) -> Lock:
    sections = tuple(section for found in around for section in found)
    levels = [section.severity for section in sections]
    if slot.source:
        levels.append("warning")
    if not levels:
        return FREE
    return Lock(min(levels, key=SEVERITIES.index), sections, is_closed)


def _named(slot: Slot, language: str, kind: DocumentType | None) -> Iterator[Section]:
    words = " ".join(slot.line.paragraph.text.split())
    for section in kind.sections if kind is not None else ():
        if matches(words, section.headings.get(language, ())):
            yield section


def _is_room(slot: Slot, sections: Sequence[Section]) -> bool:
    """
    Say whether a paragraph is the caseworker's own: all of the case, or a list of it.

    What a section that must state facts takes of the case is the facts.
    """
    stating = any(section.facts for section in sections)
    return slot.spread or bool(slot.loop) or (slot.weight == 0 and not stating)
