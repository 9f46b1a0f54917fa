"""Marks in the text that have lost their partner, or have the same name or id twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from render.ooxml import Element, w
from render.package import Package
from render.place import Place
from render.ranges import is_hidden, is_spare
from render.record import record
from render.story import Story, is_fallback, plain_text

Kind = Literal["bookmark", "permission", "comment", "footnote", "endnote"]

_RANGES: Mapping[str, tuple[Kind, bool]] = {
    w("bookmarkStart"): ("bookmark", True),
    w("bookmarkEnd"): ("bookmark", False),
    w("permStart"): ("permission", True),
    w("permEnd"): ("permission", False),
    w("commentRangeStart"): ("comment", True),
    w("commentRangeEnd"): ("comment", False),
}
_NOTES: Mapping[str, Kind] = {
    w("commentReference"): "comment",
    w("footnoteReference"): "footnote",
    w("endnoteReference"): "endnote",
}
_UNIQUE = tuple(map(w, ("bookmarkStart", "permStart", "footnoteReference", "endnoteReference")))
_PARTS: Mapping[Kind, str] = {
    "comment": "comments",
    "footnote": "footnotes",
    "endnote": "endnotes",
}


@record
class Orphan:
    """
    A range without its other end, or a reference to nothing.

    `name` is the bookmark's, "" if it has none; `is_reference`: a comment or note that the
    text refers to is not in the file.
    """

    place: Place
    kind: Kind
    name: str
    is_reference: bool


@record
class Double:
    """Something that must be unique in its part, and is not: a `name`, or ("" here) an id."""

    place: Place
    kind: Kind
    name: str


def orphans(package: Package, stories: Iterable[Story]) -> Iterator[Orphan]:
    """Yield the ranges with one end, and the references without a comment or note."""
    known = {kind: _ids(package, part) for kind, part in _PARTS.items()}
    for story in stories:
        yield from _halves(story, known["comment"])
        for element in story.root.iter(*_NOTES):
            kind = _NOTES[str(element.tag)]
            if element.get(w("id")) not in known[kind] and not is_fallback(element):
                yield Orphan(_place(story, element), kind, "", True)


def _ids(package: Package, kind: str) -> set[str | None]:
    name = package.related(kind, package.main)
    return {entry.get(w("id")) for entry in package.parse(name)} if name else set()


def _halves(story: Story, comments: set[str | None]) -> Iterator[Orphan]:
    """Yield what has one end; one of a comment that is still there is told with the comment."""
    markers = list(story.root.iter(*_RANGES))
    ends = {(*_RANGES[str(marker.tag)], marker.get(w("id"))) for marker in markers}
    for marker in markers:
        kind, is_start = _RANGES[str(marker.tag)]
        name = marker.get(w("name"), "")
        if (kind, not is_start, marker.get(w("id"))) in ends or is_hidden(name):
            continue
        if not is_fallback(marker) and not (kind == "comment" and marker.get(w("id")) in comments):
            yield Orphan(_place(story, marker), kind, name, False)


def doubles(story: Story, kept: frozenset[str]) -> Iterator[Double]:
    """
    Yield what has the id or the name of one before it in its part.

    Of Word's own bookmarks only those of the names in `kept` come into the letter.
    """
    seen: Counter[tuple[Kind, str]] = Counter()
    for element in story.root.iter(*_UNIQUE):
        if is_fallback(element) or is_spare(element.get(w("name"), ""), kept):
            continue
        kind, identifier, name = _described(element)
        for what in {identifier, name} - {""}:
            seen[kind, what] += 1
        if seen[kind, identifier] == 2:
            yield Double(_place(story, element), kind, "")
        if name and seen[kind, name] == 2:
            yield Double(_place(story, element), kind, element.get(w("name"), ""))


@record
class Bookmark:
    """A named place that fields and links may refer to; names are compared in small letters."""

    place: Place
    name: str


def bookmarks(story: Story) -> Iterator[Bookmark]:
    """Yield the bookmarks of a part, where they begin."""
    for element in story.root.iter(w("bookmarkStart")):
        name = element.get(w("name"), "")
        if name and not is_fallback(element):
            yield Bookmark(_place(story, element), name.casefold())


def _described(element: Element) -> tuple[Kind, str, str]:
    """Return a mark's kind, its id, and its name as Word compares it."""
    kind = _NOTES.get(str(element.tag)) or _RANGES[str(element.tag)][0]
    return kind, f"#{element.get(w('id'), '')}", element.get(w("name"), "").casefold()


def _place(story: Story, element: Element) -> Place:
    """Return the place of a mark; between paragraphs, that of the next one."""
    paragraph = next(element.iterancestors(w("p")), None)
    for following in element.itersiblings() if paragraph is None else ():
        paragraph = next(following.iter(w("p")), None)
        if paragraph is not None:
            break
    if paragraph is None:
        return Place(story.part, story.kind)
    return story.place(paragraph, plain_text(paragraph))
