"""The outline of a template: its headings, and the paragraphs that stand under each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from render.nodes import Paragraph
from render.template import Template


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with what follows it, up to the next heading of its level or above."""

    paragraph: Paragraph
    content: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """The heading's words, with `…` for what the case fills."""
        return " ".join(self.paragraph.text.split())

    @property
    def is_empty(self) -> bool:
        """Whether nothing visible stands below the heading."""
        return not any(paragraph.text.strip() for paragraph in self.content)

    @property
    def is_bare(self) -> bool:
        """Whether no text stands below the heading, only headings if anything."""
        return not any(one.text.strip() for one in self.content if one.level is None)


def headings(template: Template) -> tuple[Heading, ...]:
    """Return the headings of the body, in order."""
    body = next((part for part in template.parts if part.story == "body"), None)
    return tuple(_headings(body.paragraphs)) if body is not None else ()


def _headings(paragraphs: Sequence[Paragraph]) -> Iterator[Heading]:
    for index, paragraph in enumerate(paragraphs):
        if paragraph.level is None or not paragraph.text.strip():
            continue
        end = index + 1
        while end < len(paragraphs) and not _ends(paragraph.level, paragraphs[end]):
            end += 1
        yield Heading(paragraph, tuple(paragraphs[index + 1 : end]))


def _ends(level: int, paragraph: Paragraph) -> bool:
    return paragraph.level is not None and paragraph.level <= level


def exclude(left: Paragraph, right: Paragraph) -> bool:
    """Say whether two paragraphs stand in different branches of one condition."""
    branches = dict(left.blocks)
    return any(branches.get(tag, branch) != branch for tag, branch in right.blocks)
