"""
A finished letter: what a reader sees of it, paragraph by paragraph, and what its file says.

Nothing here knows a template: the letter may have been edited in Word, saved by another program,
or never have been filled by Segl at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from render.esdh.document import Document, of_properties
from render.esdh.letter import custom_properties
from render.finished import watermarks
from render.ooxml import local, w
from render.package import Package, from_bytes
from render.place import Place
from render.record import record
from render.story import Story, is_fallback, plain_text
from render.summary import WORDS
from render.survey.survey import Survey

_WORDS = WORDS | {"title"}


@record
class Line:
    """
    A paragraph of a letter: its text, and its heading level (0 the title, None running text).

    The place holds no words of the letter, which are personal: neither quote nor headings.
    """

    place: Place
    text: str
    level: int | None

    @property
    def is_blank(self) -> bool:
        """Whether nothing is to be seen in it."""
        return not self.text.strip()

    def __repr__(self) -> str:
        return f"Line({self.place.paragraph!r}, level={self.level!r})"  # the words are personal


@record
class Finished:
    """A letter's package, looked over aspect by aspect when it is asked for."""

    package: Package

    @cached_property
    def survey(self) -> Survey:
        """What the file holds beside words: comments, revisions, hidden text ..."""
        return Survey(self.package)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The paragraphs of all stories, the body first; those of fallback copies left out."""
        return tuple(line for story in self.survey.stories for line in _lines(story))

    @cached_property
    def body(self) -> tuple[Line, ...]:
        """The paragraphs of the body, in order."""
        return tuple(line for line in self.lines if line.place.story == "body")

    @cached_property
    def watermarks(self) -> tuple[Place, ...]:
        """Where a watermark calls the letter a draft."""
        return tuple(place for story in self.survey.stories for place in watermarks.read(story))

    @cached_property
    def properties(self) -> Mapping[str, str]:
        """The custom document properties, by name."""
        return custom_properties(self.package)

    @cached_property
    def described(self) -> Mapping[str, str]:
        """What the core properties say (ISO/IEC 29500-2, 11), by their names; persons left out."""
        name = self.package.related("core-properties")
        every = self.package.parse(name) if name else ()
        texts = {local(one): "".join(map(str, one.itertext())).strip() for one in every}
        return {key: text for key, text in texts.items() if text and key in _WORDS}

    @cached_property
    def document(self) -> Document:
        """What the letter says of itself, in the properties that filling wrote."""
        return of_properties(self.properties)

    def __repr__(self) -> str:
        return f"Finished({len(self.package.members)} parts)"


def read(data: bytes) -> Finished:
    """Read a finished letter; raises TemplateError with a sentence for anything unsound."""
    found = Finished(from_bytes(data))
    _ = found.lines  # what cannot be parsed is told now
    return found


def _lines(story: Story) -> Iterator[Line]:
    for element in story.root.iter(w("p")):
        if not is_fallback(element):
            place = story.place(element)
            bare = Place(place.part, place.story, place.paragraph, place.cell)
            yield Line(bare, plain_text(element), story.level(element))
