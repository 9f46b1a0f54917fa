"""What a translator is told that a tag stands for: the titles of the fields that it reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qa.flow.names import walk
from render.errors import SeglError
from render.library import Library
from render.schema import Schema
from render.shape import ITEM, UNKNOWN, Path, Shape
from render.template import Template


def titles(template: Template, schemas: Sequence[Schema], kommune: Schema | None) -> dict[str, str]:
    """
    Return the title of what each tag prints, by the tag as it is written, blanks joined.

    Loops are followed to the list that they go through. Where one tag stands for different
    fields in different places, all are named.
    """
    found: dict[str, list[str]] = {}
    known = kommune.shape if kommune is not None else UNKNOWN
    for shape in (one.shape for one in schemas):
        for code, path in _read(template, shape, known):
            title = _title(path, shape, known)
            if title and title not in found.setdefault(code, []):
                found[code].append(title)
    return {code: " / ".join(named) for code, named in found.items() if named}


def _read(template: Template, shape: Shape, kommune: Shape) -> Iterator[tuple[str, Path]]:
    """Yield each tag with the field that it reads last: of a path, its end."""
    for one in walk([part.body for part in template.parts], shape, kommune):
        last: dict[tuple[str, int], Path] = {}
        for (path, number), tag in one.reads.items():
            key = joined(tag.source), number
            if tag.kind == "output" and len(path) >= len(last.get(key, ())):
                last[key] = path
        yield from ((code, path) for (code, _), path in last.items())


def _title(path: Path, shape: Shape, kommune: Shape) -> str:
    of_town = path[:1] == ("kommune",)
    steps = [0 if step == ITEM else step for step in (path[1:] if of_town else path)]
    return (kommune if of_town else shape).at(steps).label


def joined(code: str) -> str:
    """Return a tag with one blank where there are several."""
    return " ".join(code.split())


def of_block(library: Library, name: str) -> tuple[Schema, ...]:
    """Return the schemas of the templates that ask for a block."""
    found: dict[str, Schema] = {}
    for use in library.block_uses.of(name):
        try:
            declared = library.entry(use.template).manifest.schema
            found[declared] = library.schema(declared)
        except SeglError:  # told where that template is looked at
            continue
    return tuple(found.values())


def named(code: str, known: Mapping[str, str]) -> str:
    """Return the title of what a tag prints, else the field as the tag names it."""
    return known.get(joined(code)) or code.strip("{}%#- ").split("|")[0].strip()
