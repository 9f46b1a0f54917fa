"""
A file looked over, aspect by aspect: hidden text, revisions, fields, pictures, properties.

Filling needs none of this, so nothing is read before a rule asks for it. Each aspect is
a file beside this one, with a frozen record that knows its place and a function
`read(story)` that yields the records of one part, in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from render.esdh import contract
from render.esdh.contract import Column
from render.ooxml import Element
from render.package import Package
from render.properties import shown_properties
from render.ranges import referred
from render.record import record
from render.stories import stories
from render.story import Story
from render.survey import (
    bindings,
    comments,
    contrast,
    controls,
    fields,
    guidance,
    hidden,
    highlight,
    identity,
    links,
    mixed,
    paper,
    pictures,
    ranges,
    relations,
    revisions,
    sections,
    tables,
)
from render.survey.bindings import Lost
from render.survey.comments import Comment
from render.survey.contrast import Faint
from render.survey.controls import Control
from render.survey.fields import Field
from render.survey.guidance import Guidance
from render.survey.hidden import Hidden
from render.survey.highlight import Highlight
from render.survey.links import Link
from render.survey.looks import Look, Reader
from render.survey.mixed import Looks, Mixed
from render.survey.paper import Paper
from render.survey.pictures import Picture
from render.survey.ranges import Bookmark, Double, Orphan
from render.survey.relations import Relation
from render.survey.revisions import Revision
from render.survey.sections import Section
from render.survey.styles import Styles
from render.survey.tables import Table
from render.survey.title import Title, read_title

Fact = TypeVar("Fact")


@record
class Survey:
    """A package as it lies on the disk; each property is read once, when it is first asked for."""

    package: Package

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """The body, headers, footers and notes, numbered, as Word wrote them."""
        levels, origins = self.styles.levels, self.package.origins
        return tuple(
            Story(part.name, part.kind, part.root, levels, origins.get(part.name))
            for part in stories(self.package)
        )

    @cached_property
    def styles(self) -> Styles:
        """The styles of the package, as they add up."""
        return Styles(self._styles)

    @cached_property
    def _styles(self) -> Element | None:
        name = self.package.related("styles", self.package.main)
        return self.package.parse(name) if name else None

    @cached_property
    def _readers(self) -> tuple[Reader, ...]:
        return tuple(Reader(story, self.styles) for story in self.stories)

    def _each(self, read: Callable[[Story], Iterator[Fact]]) -> tuple[Fact, ...]:
        return tuple(fact for story in self.stories for fact in read(story))

    @cached_property
    def hidden(self) -> tuple[Hidden, ...]:
        """The stretches of hidden text, a paragraph each."""
        styles = hidden.hiding(self._styles)
        return self._each(lambda story: hidden.read(story, styles))

    @cached_property
    def looks(self) -> tuple[Look, ...]:
        """How each paragraph looks, with its language and the words that a reader sees."""
        return tuple(look for reader in self._readers for look in reader.looks())

    @cached_property
    def language(self) -> str:
        """The language of text that is not marked otherwise (`da-dk`), "" without one."""
        return self.styles.language

    @cached_property
    def title(self) -> Title | None:
        """The title in the file's properties; None where it is missing or blank."""
        return read_title(self.package)

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures, charts and drawn shapes."""
        return self._each(pictures.read)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links, with the words to click on."""
        return self._each(links.read)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """The tables, row by row."""
        return tuple(table for reader in self._readers for table in tables.read(reader))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections of the body, () where it is all one."""
        return self._each(lambda story: sections.read(self.package, story))

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """The paper and margins of each section."""
        return self._each(paper.read)

    @cached_property
    def contrasts(self) -> tuple[Faint, ...]:
        """The words in a colour that somebody chose, with their contrast."""
        return tuple(one for reader in self._readers for one in contrast.read(reader))

    @cached_property
    def highlights(self) -> tuple[Highlight, ...]:
        """What is highlighted, a paragraph and colour each."""
        return self._each(highlight.read)

    @cached_property
    def guidance(self) -> tuple[Guidance, ...]:
        """The paragraphs in a style made for guidance to the author."""
        names = guidance.styles(self.package)
        stories = self.stories if names else ()
        return tuple(fact for story in stories for fact in guidance.read(story, names))

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """The relationships of all parts, and what the stories use without one."""
        return tuple(relations.read(self.package, self.stories))

    @cached_property
    def revisions(self) -> tuple[Revision, ...]:
        """The tracked changes."""
        return self._each(revisions.read)

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """The comments in the margin."""
        return tuple(comments.read(self.package, self.stories))

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Word's own fields."""
        return self._each(fields.read)

    @cached_property
    def controls(self) -> tuple[Control, ...]:
        """The content controls."""
        return self._each(controls.read)

    @cached_property
    def orphans(self) -> tuple[Orphan, ...]:
        """Ranges that have lost an end, and references to nothing."""
        return tuple(ranges.orphans(self.package, self.stories))

    @cached_property
    def doubles(self) -> tuple[Double, ...]:
        """Ids and names that occur twice in a part."""
        return self._each(lambda story: ranges.doubles(story, self.referred))

    @cached_property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The named places that fields and links may refer to."""
        return self._each(ranges.bookmarks)

    @cached_property
    def referred(self) -> frozenset[str]:
        """Names of bookmarks, in small letters, that links and fields may refer to."""
        return referred(story.root for story in self.stories)

    @cached_property
    def foreign(self) -> tuple[str, ...]:
        """Names of the fields that know of one case or document, each once."""
        return tuple(dict.fromkeys(identity.foreign(self.package)))

    @cached_property
    def persons(self) -> tuple[str, ...]:
        """Names of the properties that name a person, each once."""
        shown = frozenset().union(*(shown_properties(story.root) for story in self.stories))
        return tuple(dict.fromkeys(identity.persons(self.package, shown)))

    @cached_property
    def own_words(self) -> tuple[str, ...]:
        """Names of the core properties with words of the file's own, which no letter shows."""
        return identity.words(self.package, (story.root for story in self.stories))

    @cached_property
    def contract(self) -> tuple[Column, ...]:
        """The columns of the library that the file was once stored in; () without any."""
        return contract.read(self.package)

    @cached_property
    def columns(self) -> Mapping[str, str]:
        """The columns that the file has a place for, with the words in each."""
        return dict(identity.columns(self.package))

    @cached_property
    def lost(self) -> tuple[Lost, ...]:
        """The controls and fields that show a column or property which is not there."""
        return tuple(bindings.read(self.package, self.stories))

    @cached_property
    def mixed(self) -> tuple[Mixed, ...]:
        """The tags that print a value and whose runs look different."""
        looks = Looks(self.styles)
        return self._each(lambda story: mixed.read(story, looks))
