"""A template or letter as plain text: what git compares, and what a person can read."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from render.ooxml import w
from render.package import Package
from render.story import Story, heading_styles, is_fallback, plain_text

_TITLES = {
    "header": "sidehoved",
    "footer": "sidefod",
    "footnotes": "fodnoter",
    "endnotes": "slutnoter",
    "comments": "kommentarer",
}


def lines(package: Package) -> Iterator[str]:
    """
    Yield the text of the body, then of headers, footers and notes, tags as written.

    What a block says stands behind a line, under the name of the block's file.
    """
    main = package.parse(package.main)
    relations = package.relationships(package.main)
    styles = next((r.target for r in relations if r.kind == "styles"), "")
    headings = heading_styles(package.parse(styles)) if styles in package.members else {}
    origins = package.origins
    yield from _part(Story(package.main, "body", main, headings, origins.get(package.main)))
    for relation in relations:
        if relation.kind in _TITLES and relation.target in package.members:
            root = package.parse(relation.target)
            source = origins.get(relation.target)
            text = list(_part(Story(relation.target, "body", root, headings, source)))
            if any(line.strip() for line in text):
                yield ""
                yield f"--- {_TITLES[relation.kind]} ({relation.target}) ---"
                yield from text


def _part(story: Story) -> Iterator[str]:
    last = ""
    for paragraph in story.root.iter(w("p")):
        if is_fallback(paragraph):
            continue
        block = story.place(paragraph).told.source
        if block and block != last:
            yield f"[{block}]"
        last = block
        text = plain_text(paragraph).replace("\n", " ⏎ ")
        if text.strip():
            yield ("│ " if block else "") + _marked(story, paragraph, text)


def _marked(story: Story, paragraph: etree._Element, text: str) -> str:
    level = story.level(paragraph)
    cell = story.place(paragraph).cell
    if cell is not None:
        return f"[{cell[0]}.{cell[1]}.{cell[2]}] {text}"
    return f"{'#' * max(level, 1)} {text}" if level is not None else text
