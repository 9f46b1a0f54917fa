"""Which section each paragraph stands in, when a block is left out of the letter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from render.nodes import Body, For, If, Paragraph, walk
from render.survey.sections import Section
from render.tag import Tag

Looks = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Moved:
    """
    Words outside a block that get another section's look when the block is left out.

    `section` ends in the block that `tag` begins; `paragraph` are the first of the words,
    `what` names what looks otherwise: "paper", "margins", "columns", "first" or "headers".
    """

    section: Section
    tag: Tag
    paragraph: Paragraph
    what: str


def moved(
    body: Body, paragraphs: Sequence[Paragraph], sections: Sequence[Section]
) -> Iterator[Moved]:
    """Yield, once for each block with a section break, what its absence does to the rest."""
    last = next((s for s in sections if s.place.paragraph is None), None)
    if last is None:
        return
    ends = {s.place.paragraph: s for s in sections if s.place.paragraph is not None}
    story = _Story(paragraphs, ends, last)
    sides = dict(_sides(body))
    seen: set[int] = set()
    for holder in paragraphs:
        for depth, (block, _) in enumerate(holder.blocks if story.breaks(holder) else ()):
            if block in sides and block not in seen:
                seen.add(block)
                yield from story.moved(holder, depth, *sides[block])


@dataclass(frozen=True)
class _Story:
    """The paragraphs of the body, the sections by the number of their last, the last section."""

    paragraphs: Sequence[Paragraph]
    ends: Mapping[int, Section]
    last: Section

    def breaks(self, paragraph: Paragraph) -> bool:
        return paragraph.place.paragraph in self.ends

    def moved(
        self, holder: Paragraph, depth: int, tag: Tag, sides: tuple[int | None, ...]
    ) -> Iterator[Moved]:
        """Compare the letter with the break and without it, the blocks around being written."""
        around = dict(holder.blocks[:depth])
        there = self._looks(dict(holder.blocks))
        chosen = {dict(p.blocks).get(tag.number) for p in self.paragraphs if self.breaks(p)}
        for side in sides:
            if side is not None and side in chosen:  # its author chose a section for it
                continue
            gone = self._looks({**around, tag.number: side})
            for paragraph, what in self._differences(tag, there, gone):
                yield Moved(self.ends[holder.place.paragraph or 0], tag, paragraph, what)
                return

    def _differences(
        self, tag: Tag, there: Mapping[int, Looks], gone: Mapping[int, Looks]
    ) -> Iterator[tuple[Paragraph, str]]:
        """Yield the paragraphs of words outside the block that look otherwise, and how."""
        for paragraph in self.paragraphs:
            number = paragraph.place.paragraph or 0
            if tag.number in dict(paragraph.blocks) or not paragraph.text.strip():
                continue
            if number in there and number in gone:
                for name, look in there[number].items():
                    if look != gone[number][name]:
                        yield paragraph, name
                        break

    def _looks(self, path: Mapping[int, int | None]) -> dict[int, Looks]:
        """Return how each paragraph of a path looks; a block that it does not name is written."""
        found: dict[int, Looks] = {}
        waiting: list[int] = []
        headers: Mapping[str, bytes] = {}
        for paragraph in self.paragraphs:
            if any(path.get(block, 0) != side for block, side in paragraph.blocks):
                continue
            number = paragraph.place.paragraph or 0
            waiting.append(number)
            if number in self.ends:
                headers = {**headers, **self.ends[number].headers}
                look = {**self.ends[number].setup, "headers": headers}
                found |= dict.fromkeys(waiting, look)
                waiting = []
        look = {**self.last.setup, "headers": {**headers, **self.last.headers}}
        return found | dict.fromkeys(waiting, look)


def _sides(body: Body) -> Iterator[tuple[int, tuple[Tag, tuple[int | None, ...]]]]:
    """Yield each block with the ways in which it can be written; None where it is left out."""
    for node in walk(body):
        if isinstance(node, If):
            whole = node.branches[-1].test is None
            sides = (*range(len(node.branches)), *(() if whole else (None,)))
            yield node.branches[0].tag.number, (node.branches[0].tag, sides)
        elif isinstance(node, For):
            yield node.tag.number, (node.tag, (0, 1 if node.otherwise else None))
