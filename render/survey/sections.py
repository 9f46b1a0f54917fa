"""The sections of a document: where each ends, and how its pages look (ISO/IEC 29500-1, 17.6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from render.ooxml import OFFICE, Element, is_on, w
from render.package import Package
from render.place import Place
from render.record import record
from render.story import Story

_SECTION = w("sectPr")
_REFERENCES = {w("headerReference"): "header", w("footerReference"): "footer"}
_SIDES = ("top", "right", "bottom", "left")
_STEP = 200  # twentieths of a point; nobody sees a smaller difference in paper or margin


@record
class Section:
    """
    A section that ends in a paragraph, or with the document.

    `setup` is how its pages look, by name; `headers` are the headers and footers that it
    sets itself (kind and pages: contents), the others being those of the section before it.
    """

    place: Place
    setup: Mapping[str, object]
    headers: Mapping[str, bytes]


def read(package: Package, story: Story) -> Iterator[Section]:
    """Yield the sections of the body in order; nothing where the whole document is one."""
    marks = list(story.root.iter(_SECTION)) if story.kind == "body" else []
    if len(marks) < 2:
        return
    targets = {entry.id: entry.target for entry in package.relationships(story.part)}
    for mark in marks:
        if next(mark.iterancestors(w("sectPrChange")), None) is None:
            yield Section(story.place(mark), _setup(mark), _headers(package, mark, targets))


def _setup(mark: Element) -> dict[str, object]:
    paper, margins = _numbers(mark, "pgSz", ("w", "h")), _numbers(mark, "pgMar", _SIDES)
    columns = mark.find(w("cols"))
    count = columns.get(w("num"), "1") if columns is not None else "1"
    first = is_on(mark.find(w("titlePg")))
    return {"paper": paper, "margins": margins, "columns": count, "first": first}


def _numbers(mark: Element, name: str, wanted: tuple[str, ...]) -> tuple[int, ...]:
    found = mark.find(w(name))
    values = [found.get(w(one), "") for one in wanted] if found is not None else []
    return tuple(round(int(v) / _STEP) if v.lstrip("-").isdecimal() else 0 for v in values)


def _headers(package: Package, mark: Element, targets: Mapping[str, str]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for tag, kind in _REFERENCES.items():
        for entry in mark.iter(tag):
            name = targets.get(entry.get(f"{{{OFFICE}}}id", ""), "")
            found[f"{kind} {entry.get(w('type'), 'default')}"] = (
                package.read(name) if name in package.members else b""
            )
    return found
