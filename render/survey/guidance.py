"""Text in a style made for guidance to the author, as "Vejltekst" in real municipal templates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from render import tags
from render.ooxml import Element, w
from render.package import Package
from render.place import Place
from render.record import record
from render.story import Story, characters, is_fallback, own_text

_NAMES = r"vejl(?:edning)?s?[ -]?tekst|skrivevejledning|hjælpetekst|instruktion(?:s[ -]?tekst)?"
_NAME = re.compile(_NAMES, re.IGNORECASE)
_LOOK = re.compile(rf'w:val="(?:{_NAMES})"'.encode(), re.IGNORECASE)


@record
class Guidance:
    """The words of a paragraph that are in a style for guidance, and the style's name."""

    place: Place
    text: str
    style: str


def styles(package: Package) -> Mapping[str, str]:
    """Return the names of the styles for guidance by id; a quick look tells most have none."""
    part = package.related("styles", package.main)
    if not part or _LOOK.search(package.read(part)) is None:
        return {}
    found = {}
    for style in package.parse(part).iter(w("style")):
        name = style.find(w("name"))
        words = name.get(w("val"), "") if name is not None else ""
        if _NAME.fullmatch(words):
            found[style.get(w("styleId"), "")] = words
    return found


def read(story: Story, names: Mapping[str, str]) -> Iterator[Guidance]:
    """Yield what a part has in one of some styles; what stands in a fallback copy is left out."""
    for paragraph in story.root.iter(w("p")) if names else ():
        marked = [(characters(text), _style(text, names)) for text in own_text(paragraph)]
        words = tags.literal("".join(piece for piece, style in marked if style)).strip()
        if any(letter.isalpha() for letter in words) and not is_fallback(paragraph):
            style = next(style for _, style in marked if style)
            yield Guidance(story.place(paragraph, words), words, style)


def _style(text: Element, names: Mapping[str, str]) -> str:
    """Return the guidance style that a run's text is in: its paragraph's or its own; else ""."""
    for holder, mark in (("p", "pPr/pStyle"), ("r", "rPr/rStyle")):
        element = next(text.iterancestors(w(holder)), None)
        path = "/".join(w(step) for step in mark.split("/"))
        style = element.find(path) if element is not None else None
        if style is not None and (name := names.get(style.get(w("val"), ""))):
            return name
    return ""
