"""
Where in a finished letter something stands, as a person finds it in Word.

Word shows no numbers of paragraphs, but it shows headings: a paragraph is counted from the nearest
one above whose words may be told, and so is a table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from render.finished.letter import Line
from render.place import Near

Key = tuple[str, int | None]  # a part of the file, and the number of a paragraph in it


def near(lines: Sequence[Line], shown: Callable[[int, Line], str]) -> Iterator[tuple[Key, Near]]:
    """
    Yield what each paragraph of a part is near; `shown` is a heading as it may be told, or "".

    An empty paragraph goes by the one above it.
    """
    heading, count, tables = "", 0, set[int]()
    for index, line in enumerate(lines):
        told = shown(index, line) if line.level is not None and not line.is_blank else ""
        if told:
            heading, count, tables = told, 0, set()
        elif line.place.cell is not None:
            tables.add(line.place.cell[0])
        elif not line.is_blank:
            count += 1
        yield key(line), Near(heading, len(tables) if line.place.cell and not told else count)


def key(line: Line) -> Key:
    """Return what a paragraph is known by."""
    return line.place.part, line.place.paragraph
