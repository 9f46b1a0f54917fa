"""Relationships: what a file carries along or points to outside itself (ISO/IEC 29500-2, 9.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal
from urllib.parse import unquote, urlsplit

from lxml import etree

from render import ooxml
from render.errors import TemplateError
from render.ooxml import Element, local, w
from render.package import Package, Relationship, part_of
from render.place import Place
from render.record import record
from render.story import Story, is_fallback, plain_text

State = Literal["sound", "undeclared", "missing"]
_USES = etree.XPath("//@r:*", namespaces={"r": ooxml.OFFICE})
_PATH = re.compile(r"[/\\]")
_NONE = "null"  # what Word itself writes for a picture that it lost


@record
class Relation:
    """
    A relationship and where it is used, or a use without one.

    `kind` is the last word of its type (for a use without one, the name of the element that
    uses it); `target` is a host or a file's name, never a path; `object` is the program that
    an embedded object belongs to ("Excel"), "" if that is not known.
    """

    place: Place
    kind: str
    target: str
    external: bool
    state: State = "sound"
    object: str = ""


def read(package: Package, stories: Iterable[Story]) -> Iterator[Relation]:
    """Yield the relationships of all parts, each once, and what the stories use in vain."""
    members = {name.casefold() for name in package.members}
    opened = {story.part: story for story in stories}
    for name in package.members:
        part = part_of(name)
        if part is not None and part not in opened:
            yield from _part(package, part, members)
    for story in opened.values():
        yield from _story(package, story, members)
    yield from _frames(package)


def _frames(package: Package) -> Iterator[Relation]:
    """Yield the pages that a file is made to show in frames (ISO/IEC 29500-1, 17.15.2.38)."""
    name = package.related("webSettings", package.main)
    if not name or b"sourceFileName" not in package.read(name):
        return
    try:
        root = package.parse(name)
    except TemplateError:
        yield Relation(Place(name), "webSettings", _shown(name), False, "missing")
        return
    for source in root.iter(w("sourceFileName")):
        yield Relation(Place(name), "frame", _shown(source.get(w("val"), "")), True)


def _part(package: Package, part: str, members: set[str]) -> Iterator[Relation]:
    try:
        relations = package.relationships(part)
    except TemplateError:
        yield Relation(Place(part), "", "", False, "missing")
        return
    for relation in relations:
        yield _link(Place(part), relation, members)


def _story(package: Package, story: Story, members: set[str]) -> Iterator[Relation]:
    declared = {relation.id: relation for relation in package.relationships(story.part)}
    uses = _uses(story)
    for relation in declared.values():
        use = uses.get(relation.id)
        place = _place(story, use) if use is not None else Place(story.part)
        yield _link(place, relation, members, _program(use))
    for identifier, use in uses.items():
        if identifier and identifier not in declared:
            yield Relation(_place(story, use), local(use), "", False, "undeclared")


def _uses(story: Story) -> dict[str, Element]:
    """Return the first element that uses each id, one that is no fallback copy if there is."""
    found: dict[str, Element] = {}
    for value in _USES(story.root):
        element = value.getparent()
        first = found.setdefault(str(value), element)
        if first is not element and is_fallback(first):
            found[str(value)] = element
    return found


def _place(story: Story, element: Element) -> Place:
    paragraph = next(element.iterancestors(w("p")), None)
    return story.place(element, plain_text(paragraph) if paragraph is not None else "")


def _program(use: Element | None) -> str:
    """Return the first word of an embedded object's class, such as `Excel.Sheet.12`."""
    return use.get("ProgID", "").split(".")[0] if use is not None else ""


def _link(place: Place, relation: Relationship, members: set[str], program: str = "") -> Relation:
    state: State = "missing" if _is_missing(relation, members) else "sound"
    shown = _shown(relation.target)
    return Relation(place, relation.kind, shown, relation.external, state, program)


def _is_missing(relation: Relationship, members: set[str]) -> bool:
    if relation.external or "#" in relation.target:
        return False
    target = unquote(relation.target).replace("\\", "/").casefold()
    return target not in members and target.rsplit("/", 1)[-1] != _NONE


def _shown(target: str) -> str:
    """Return the host of an address, or the last name of a path: paths name people and servers."""
    try:
        host = urlsplit(target).hostname if target[:4].lower() == "http" else ""
    except ValueError:
        host = ""
    return host or _PATH.split(unquote(target).split("?")[0].rstrip("/\\"))[-1]
