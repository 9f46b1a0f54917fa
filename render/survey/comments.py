"""Comments left in the margin (ISO/IEC 29500-1, 17.13.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from render import tags
from render.ooxml import w
from render.package import Package
from render.place import Place
from render.record import record
from render.story import Story, plain_text

_START, _END = w("commentRangeStart"), w("commentRangeEnd")
_REFERENCE, _T = w("commentReference"), w("t")


@record
class Comment:
    """A comment: the place quotes the words commented on, never those of the comment, `text`."""

    place: Place
    text: str

    @property
    def has_tag(self) -> bool:
        """Whether the comment holds a tag, which nothing fills there."""
        return tags.has_delimiter(self.text)


def read(package: Package, stories: Iterable[Story]) -> Iterator[Comment]:
    """Yield the comments in the order of the text, then those that no text refers to."""
    name = package.related("comments", package.main)
    root = package.parse(name) if name else None
    if root is None:
        return
    left = {
        comment.get(w("id"), ""): "\n".join(
            plain_text(paragraph) for paragraph in comment.iter(w("p"))
        )
        for comment in root.iter(w("comment"))
    }
    for story in stories:
        for identifier, place in _anchors(story).items():
            if identifier in left:
                yield Comment(place, left.pop(identifier))
    for text in left.values():
        yield Comment(Place(name), text)


def _anchors(story: Story) -> dict[str, Place]:
    """Return where each comment of a part stands, by its id, with the words that it is about."""
    places: dict[str, Place] = {}
    words: dict[str, list[str]] = {}
    opened: set[str] = set()
    for element in story.root.iter(_START, _END, _REFERENCE, _T):
        identifier = element.get(w("id"), "")
        if element.tag == _T:
            for one in opened:
                words[one].append(element.text or "")
        elif element.tag == _END:
            opened.discard(identifier)
        elif identifier not in places:
            places[identifier] = story.place(element)
            words[identifier] = []
            opened |= {identifier} if element.tag == _START else set()
    return {one: place.quoting(_short(words[one])) for one, place in places.items()}


def _short(words: list[str]) -> str:
    return " ".join("".join(words).split())[:60]
