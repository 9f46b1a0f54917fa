"""A filled part as a reader meets it: its text, its headings, what is wrong with its XML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from render import ooxml
from render.errors import TemplateError
from render.message import Message
from render.ooxml import Element, w
from render.story import Story, is_fallback, plain_text


@dataclass(frozen=True)
class Page:
    """One filled part; `levels` are the outline levels of the template's styles."""

    name: str
    root: Element
    levels: Mapping[str, int]

    @cached_property
    def paragraphs(self) -> str:
        """The text of all paragraphs, a single blank between any two words."""
        return folded(" ".join(plain_text(one) for one in self.root.iter(w("p"))))

    @cached_property
    def whole(self) -> str:
        """All text of the part, whatever element it stands in."""
        return folded("".join(str(text) for text in self.root.itertext()))

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The headings that show something, in order; those of fallback copies left out."""
        story = Story(self.name, "body", self.root, self.levels)
        found = (
            folded(plain_text(one))
            for one in self.root.iter(w("p"))
            if story.level(one) is not None and not is_fallback(one)
        )
        return tuple(text for text in found if text)


def folded(text: str) -> str:
    """Return a text with a single blank wherever white space stands, none at its ends."""
    return " ".join(text.split())


def pages(parts: Mapping[str, bytes], levels: Mapping[str, int]) -> Iterator[Page | Broken]:
    """Yield each filled part, or why it is no sound XML."""
    for name, data in parts.items():
        try:
            yield Page(name, ooxml.parse(data, name), levels)
        except TemplateError as error:
            yield Broken(name, error.message)


@dataclass(frozen=True, slots=True)
class Broken:
    """A part that cannot be read again."""

    name: str
    why: Message
