"""The paragraphs of a part as rules will see them, drafted while the tokens go by."""

from __future__ import annotations

from dataclasses import dataclass, field

from render.fold import Entry
from render.nodes import Paragraph
from render.ooxml import w
from render.story import Story


@dataclass
class _Draft:
    index: int
    blocks: tuple[tuple[int, int], ...]
    content: list[str | int] = field(default_factory=list)


@dataclass
class Drafts:
    """The paragraphs begun so far, by the stack entry that tells each from the others."""

    _drafts: dict[Entry, _Draft] = field(default_factory=dict)

    def begin(self, entry: Entry, skipped: int, blocks: tuple[tuple[int, int], ...]) -> None:
        """Begin a paragraph inside some blocks; `skipped` were left out of the part so far."""
        self._drafts[entry] = _Draft(len(self._drafts) + skipped, blocks)

    def add(self, stack: list[Entry], piece: str | int) -> None:
        """Add literal text or a tag's number to the innermost paragraph of the stack."""
        entry = next((entry for entry in reversed(stack) if entry[0] == "w:p"), None)
        if entry is not None:
            self._drafts[entry].content.append(piece)

    def finish(self, story: Story) -> dict[Entry, Paragraph]:
        """Return the paragraphs by their entries, placed by those of the tree."""
        elements = list(story.root.iter(w("p")))
        return {
            entry: Paragraph(
                story.place(elements[draft.index]),
                story.level(elements[draft.index]),
                tuple(draft.content),
                draft.blocks,
            )
            for entry, draft in self._drafts.items()
            if draft.index < len(elements)
        }
